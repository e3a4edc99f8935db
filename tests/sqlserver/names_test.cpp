#include "sqlserver/names.h"

#include <gtest/gtest.h>

namespace tsqlaudit::sqlserver {
namespace {

std::string repeated(std::string_view part, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) {
        result += part;
    }
    return result;
}

TEST(CollationName, HasNothingThatNeedsQuoting) {
    EXPECT_TRUE(is_collation_name("Latin1_General_100_CI_AS_SC_UTF8"));
    for (const char* word : {"", "Latin1 General", "x]; DROP TABLE y", "a--", "é"}) {
        EXPECT_FALSE(is_collation_name(word)) << word;
    }
}

TEST(Names, AreQuotedWithBrackets) {
    EXPECT_EQ(quote_name("Order"), "[Order]");
    EXPECT_EQ(quote_name("a]b]"), "[a]]b]]]");
    EXPECT_EQ(quote_name("a[b"), "[a[b]");
    EXPECT_EQ(quote_name(""), "[]");
    EXPECT_EQ(quote_name("dbo", "it]; DROP TABLE x--"), "[dbo].[it]]; DROP TABLE x--]");
}

TEST(Names, StringsAreQuotedWithApostrophes) {
    EXPECT_EQ(quote_string("plain"), "N'plain'");
    EXPECT_EQ(quote_string("it's"), "N'it''s'");
    EXPECT_EQ(quote_string("''"), "N''''''");
    EXPECT_EQ(quote_string("naïve"), "N'naïve'");
}

TEST(Names, ReservedWords) {
    for (const char* word :
         {"add", "Order", "KEY", "user", "within group", "writetext", "TRY_CONVERT"}) {
        EXPECT_EQ(is_reserved_word(word), std::string_view{word} != "within group") << word;
    }
    for (const char* word :
         {"Name", "Type", "Status", "Date", "LABEL", "", "orders", "aaa", "zzz"}) {
        EXPECT_FALSE(is_reserved_word(word)) << word;
    }
}

TEST(Names, WithinTheLimitAreKept) {
    const std::string longest(128, 'x');
    EXPECT_EQ(limit_identifier(longest), longest);
    EXPECT_EQ(limit_identifier(""), "");
    const std::string accented = repeated("é", 128);  // 256 bytes, 128 code units
    EXPECT_EQ(limit_identifier(accented), accented);
}

TEST(Names, OverTheLimitAreShortenedAndStayUnique) {
    const std::string first = limit_identifier(std::string(128, 'x') + "a");
    const std::string second = limit_identifier(std::string(128, 'x') + "b");
    EXPECT_EQ(first.size(), 128U);
    EXPECT_EQ(first.substr(0, 120), std::string(119, 'x') + "_");
    EXPECT_NE(first, second);
    EXPECT_EQ(first, limit_identifier(std::string(128, 'x') + "a"));
}

TEST(Names, AreNeverCutInsideACharacter) {
    const std::string shortened = limit_identifier(repeated("😀", 65));  // 130 code units
    // 119 units are left for the name: 59 characters of two units each.
    EXPECT_EQ(shortened.size(), 59U * 4 + 9);
    EXPECT_EQ(shortened.substr(0, 59UL * 4), repeated("😀", 59));
}

}  // namespace
}  // namespace tsqlaudit::sqlserver
