#include "text/concat.h"

#include <gtest/gtest.h>

namespace tsqlaudit::text {
namespace {

TEST(Concat, PutsTextsOfAllKindsInARow) {
    const std::string name = "name";
    EXPECT_EQ(concat("a ", name, std::string_view{" b"}, std::string{" c"}), "a name b c");
    EXPECT_EQ(concat(std::string_view{"\0", 1}, "", "x"), std::string("\0x", 2));
}

TEST(Concat, AppendsToWhatIsThere) {
    std::string text = "there";
    append(text, ", ", "and more");
    EXPECT_EQ(text, "there, and more");
}

}  // namespace
}  // namespace tsqlaudit::text
