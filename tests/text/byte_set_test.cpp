#include "text/byte_set.h"

#include <gtest/gtest.h>

namespace tsqlaudit::text {
namespace {

TEST(ByteSet, HasWhatItWasMadeOf) {
    constexpr ByteSet set{"a\xff"};
    EXPECT_TRUE(set.has('a'));
    EXPECT_TRUE(set.has('\xff'));
    EXPECT_FALSE(set.has('b'));
    EXPECT_FALSE(set.has('\0'));
}

TEST(ByteSet, FindsTheFirstByteFromAPlaceOn) {
    constexpr ByteSet set{",;"};
    EXPECT_EQ(set.find_in("a,b;c"), 1U);
    EXPECT_EQ(set.find_in("a,b;c", 2), 3U);
    EXPECT_EQ(set.find_in("a,b;c", 4), 5U);
    EXPECT_EQ(set.find_not_in(";,x"), 2U);
    EXPECT_EQ(set.find_not_in(""), 0U);
}

}  // namespace
}  // namespace tsqlaudit::text
