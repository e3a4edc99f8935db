#include "text/nearest.h"

#include <gtest/gtest.h>

namespace tsqlaudit::text {
namespace {

TEST(Nearest, IsTheNameWithTheFewestChanges) {
    EXPECT_EQ(nearest("tragetVersion", {"target", "targetVersion", "version"}), "targetVersion");
    EXPECT_EQ(nearest("igonre", {"select", "ignore"}), "ignore");
}

TEST(Nearest, IsNothingWhenAllAreTooDifferent) {
    EXPECT_EQ(nearest("abc", {"xyz"}), "");
    EXPECT_EQ(nearest("abc", {}), "");
    EXPECT_EQ(nearest("", {"select"}), "");
}

TEST(EditDistance, CountsChanges) {
    EXPECT_EQ(edit_distance("online", "online"), 0U);
    EXPECT_EQ(edit_distance("onlin", "online"), 1U);
    EXPECT_EQ(edit_distance("fillafctor", "fillfactor"), 2U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(Nearest, OfTwoAlikeIsTheFirst) {
    EXPECT_EQ(nearest("bat", {"cat", "hat"}), "cat");
}

// Two changes make nearly every short word of another; a third of a long one may be wrong.
TEST(Nearest, AllowsTwoChangesOrAThirdOfTheName) {
    EXPECT_EQ(nearest("abcd", {"abxy"}), "abxy");
    EXPECT_EQ(nearest("abcd", {"axyz"}), "");
    EXPECT_EQ(nearest("abcdefghi", {"abcdefxyz"}), "abcdefxyz");
}

}  // namespace
}  // namespace tsqlaudit::text
