#include "rules/words.h"

#include <gtest/gtest.h>

#include "rules/metadata.h"

namespace tsqlaudit::rules {
namespace {

TEST(Words, FindsWholeWordsAndRunsOfThem) {
    const names::PhraseSet whole_images = find_rule("inline-lob")->words("whole-image");
    EXPECT_TRUE(has_word("BootVolumes", whole_images));
    EXPECT_FALSE(has_word("Rebooting", whole_images));
    EXPECT_FALSE(has_word("Anything", names::PhraseSet::none()));
}

}  // namespace
}  // namespace tsqlaudit::rules
