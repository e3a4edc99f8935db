#include "rules/words.h"

#include <gmock/gmock.h>

namespace tsqlaudit::rules {
namespace {

bool finds(std::string_view name, const std::vector<std::string>& words) {
    return has_word(name, facts::phrases_of(words));
}

TEST(Words, FindsWholeWordsAndRunsOfThem) {
    EXPECT_TRUE(finds("ShapeOfTensor", {"tensor"}));
    EXPECT_TRUE(finds("tensor_shapes", {"shape"}));
    EXPECT_FALSE(finds("Reshaping", {"shape"}));
    EXPECT_TRUE(finds("LastUsedAt", {"last used"}));
    EXPECT_FALSE(finds("LastTimeUsed", {"last used"}));
    EXPECT_FALSE(finds("Anything", {}));
}

}  // namespace
}  // namespace tsqlaudit::rules
