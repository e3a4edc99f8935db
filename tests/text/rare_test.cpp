#include "text/rare.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tsqlaudit::text {
namespace {

TEST(Rare, HoldsNothingAtFirst) {
    Rare<std::vector<int>> rare;
    EXPECT_FALSE(rare.has_value());
    rare = std::vector<int>{1, 2};
    ASSERT_TRUE(rare.has_value());
    EXPECT_EQ(rare->size(), 2U);
    rare.reset();
    EXPECT_FALSE(rare);
}

TEST(Rare, CopiesAreApart) {
    Rare<std::string> first{"a"};
    Rare<std::string> second{first};
    *second += "b";
    EXPECT_EQ(*first, "a");
    EXPECT_EQ(*second, "ab");
    first = second;
    second->clear();
    EXPECT_EQ(*first, "ab");
    second = Rare<std::string>{};
    first = second;
    EXPECT_FALSE(first);
}

TEST(Rare, MovesWhatItHolds) {
    Rare<std::string> first{"a"};
    const Rare<std::string> second{std::move(first)};
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, "a");
}

TEST(RareText, IsAString) {
    RareText text;
    EXPECT_TRUE(text.empty());
    EXPECT_EQ(text, "");
    text = "a";
    text += "b";
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text, "ab");
    EXPECT_EQ("x" + text, "xab");
    const std::string& same = text;
    EXPECT_EQ(same, "ab");
    const RareText copy = text;
    text.clear();
    EXPECT_TRUE(text.empty());
    EXPECT_EQ(copy, "ab");
    EXPECT_NE(copy, text);
}

// What is empty is equal, however it came to be so.
TEST(RareText, OfNothingIsEmpty) {
    EXPECT_TRUE(RareText{""}.empty());
    EXPECT_TRUE(RareText{std::string{}}.empty());
    EXPECT_EQ(RareText{std::string_view{}}, RareText{});
}

}  // namespace
}  // namespace tsqlaudit::text
