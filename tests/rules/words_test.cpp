#include "rules/words.h"

#include <gmock/gmock.h>

namespace tsqlaudit::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Words, SplitsNames) {
    EXPECT_THAT(words_of("ApprovedByUserID2"), ElementsAre("approved", "by", "user", "id"));
    EXPECT_THAT(words_of("approved_by_user_id2"), ElementsAre("approved", "by", "user", "id"));
    EXPECT_THAT(words_of("HTMLBody"), ElementsAre("html", "body"));
    EXPECT_THAT(words_of("ID"), ElementsAre("id"));
    EXPECT_THAT(words_of("straßeÄ"), ElementsAre("straßeä"));
    EXPECT_THAT(words_of("__12"), IsEmpty());
}

TEST(Words, FindsWholeWordsAndRunsOfThem) {
    EXPECT_TRUE(has_word("ShapeOfTensor", {"tensor"}));
    EXPECT_FALSE(has_word("Shapes", {"shape"}));
    EXPECT_TRUE(has_word("LastUsedAt", {"last used"}));
    EXPECT_FALSE(has_word("LastTimeUsed", {"last used"}));
    EXPECT_FALSE(has_word("Anything", {}));
}

}  // namespace
}  // namespace tsqlaudit::rules
