#include "rules/message.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <string_view>
#include <vector>

namespace tsqlaudit::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Message, FillsPlaceholders) {
    EXPECT_EQ(fill("{a} and {b}, {a}.", {{"a", "one"}, {"b", "{two}"}}), "one and {two}, one.");
    EXPECT_EQ(fill("", {}), "");
    EXPECT_THROW(fill("{a} {b}", {{"a", "one"}}), std::invalid_argument);
}

TEST(Message, SaysWhatItFilledIn) {
    const FilledMessage filled =
        fill_in("{a} and {b}, {a}.", {{"a", "one"}, {"b", "{two}"}, {"c", "no"}});
    EXPECT_EQ(filled.text, "one and {two}, one.");
    std::vector<std::string_view> values;
    for (const TextPart& value : filled.values) {
        values.push_back(value.of(filled.text));
    }
    EXPECT_THAT(values, ElementsAre("one", "{two}", "one"));
}

TEST(Message, ListsPlaceholders) {
    EXPECT_THAT(placeholders("{a} and {b}, {a}."), ElementsAre("a", "b", "a"));
    EXPECT_THAT(placeholders("none"), IsEmpty());
}

TEST(Message, RefusesUnpairedBraces) {
    for (const char* message : {"{", "}", "{a", "a}", "{a{b}}", "{}", "{a}}"}) {
        EXPECT_THROW(placeholders(message), std::invalid_argument) << message;
    }
}

TEST(Message, EnumeratesNames) {
    EXPECT_EQ(enumerate({}), "");
    EXPECT_EQ(enumerate({"a"}), "a");
    EXPECT_EQ(enumerate({"a", "b"}), "a and b");
    EXPECT_EQ(enumerate({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace tsqlaudit::rules
