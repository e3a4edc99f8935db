#include "rules/words.h"

#include <gmock/gmock.h>

namespace tsqlaudit::rules {
namespace {

TEST(Words, FindsWholeWordsAndRunsOfThem) {
    EXPECT_TRUE(has_word("ShapeOfTensor", {"tensor"}));
    EXPECT_TRUE(has_word("tensor_shapes", {"shape"}));
    EXPECT_FALSE(has_word("Reshaping", {"shape"}));
    EXPECT_TRUE(has_word("LastUsedAt", {"last used"}));
    EXPECT_FALSE(has_word("LastTimeUsed", {"last used"}));
    EXPECT_FALSE(has_word("Anything", {}));
}

}  // namespace
}  // namespace tsqlaudit::rules
