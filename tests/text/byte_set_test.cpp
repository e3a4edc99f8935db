#include "text/byte_set.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(ByteSet, FindsAByteAtEachPlaceOfLongTexts) {
    constexpr ByteSet set{"x"};
    for (std::size_t size = 0; size < 12; ++size) {
        EXPECT_EQ(set.find_in(std::string(size, 'a')), size);
        EXPECT_EQ(set.find_not_in(std::string(size, 'x')), size);
        for (std::size_t place = 0; place < size; ++place) {
            std::string text(size, 'a');
            text[place] = 'x';
            EXPECT_EQ(set.find_in(text), place) << size;
            std::string other(size, 'x');
            other[place] = 'a';
            EXPECT_EQ(set.find_not_in(other), place) << size;
        }
    }
}

}  // namespace
}  // namespace tsqlaudit::text
