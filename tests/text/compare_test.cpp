#include "text/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace tsqlaudit::text {
namespace {

using testing::ElementsAreArray;

TEST(ToLower, FoldsLettersOfManyAlphabets) {
    EXPECT_EQ(to_lower("AZaz09_[@`{"), "azaz09_[@`{");
    EXPECT_EQ(to_lower("ÀÖØÞŸ"), "àöøþÿ");
    EXPECT_EQ(to_lower("ŁŐŽĲƠƯǍẞỆ"), "łőžĳơưǎßệ");
    EXPECT_EQ(to_lower("ΆΈΌΎΩΣς"), "άέόύωσσ");
    EXPECT_EQ(to_lower("ЀЖЯҐӀӁӨ"), "ѐжяґӏӂө");
    EXPECT_EQ(to_lower("ԱՖ"), "աֆ");
    EXPECT_EQ(to_lower("ＡＺ"), "ａｚ");
}

TEST(ToLower, KeepsWhatHasNoSmallLetter) {
    EXPECT_EQ(to_lower("×÷ßıİ日本😀"), "×÷ßıİ日本😀");
    EXPECT_EQ(to_lower(""), "");
}

TEST(ToLower, FoldsOnlyAsciiInInvalidUtf8) {
    EXPECT_EQ(to_lower("A\xC3\x89\xFF"), "a\xC3\x89\xFF");
    EXPECT_EQ(to_lower("A\xC3"), "a\xC3");
}

TEST(CompareIgnoringCase, Equality) {
    EXPECT_TRUE(equals_ignoring_case("ModelId", "MODELID"));
    const std::vector<std::string> names{"OrderId", "ModelId"};
    EXPECT_TRUE(contains_ignoring_case(names, "modelid"));
    EXPECT_FALSE(contains_ignoring_case(names, "Model"));
    EXPECT_TRUE(equals_ignoring_case("Straßenname", "STRAßENNAME"));
    EXPECT_TRUE(equals_ignoring_case("Größe", "GRÖßE"));
    EXPECT_FALSE(equals_ignoring_case("Größe", "GRÖSSE"));
    EXPECT_FALSE(equals_ignoring_case("Resume", "Resumé"));
    EXPECT_FALSE(equals_ignoring_case("Id", "Ids"));
    EXPECT_FALSE(equals_ignoring_case("Ids", "Id"));
    EXPECT_FALSE(equals_ignoring_case("[", "{"));
    EXPECT_TRUE(equals_ignoring_case("", ""));
}

TEST(MarkIgnoringCase, IsTheSameForEqualNames) {
    EXPECT_EQ(mark_ignoring_case("OrderId"), mark_ignoring_case("ORDERID"));
    EXPECT_EQ(mark_ignoring_case("STRAẞE"), mark_ignoring_case("straße"));  // of other lengths
    EXPECT_EQ(mark_ignoring_case("A\xC3"), mark_ignoring_case("a\xC3"));
    EXPECT_EQ(mark_ignoring_case(std::string(300, 'A')), mark_ignoring_case(std::string(300, 'a')));
    EXPECT_EQ(mark_ignoring_case(""), mark_ignoring_case(""));
}

TEST(MarkIgnoringCase, TellsNamesOfOneTableApart) {
    for (const char* other : {"OrderIds", "BrderId", "OrdarId", "OrderI1"}) {
        EXPECT_NE(mark_ignoring_case("OrderId"), mark_ignoring_case(other)) << other;
    }
}

TEST(CompareIgnoringCase, Order) {
    EXPECT_LT(compare_ignoring_case("a", "B"), 0);
    EXPECT_GT(compare_ignoring_case("B", "a"), 0);
    EXPECT_LT(compare_ignoring_case("a", "AB"), 0);
    EXPECT_EQ(compare_ignoring_case("aB", "Ab"), 0);
    EXPECT_LT(compare_ignoring_case("z", "É"), 0);
    EXPECT_LT(compare_ignoring_case("A_", "Aa"), 0);
    EXPECT_LT(compare_ignoring_case("\x7F", "\xC3\xA9"), 0);
}

TEST(CompareIgnoringCase, OrdersASet) {
    const std::set<std::string, LessIgnoringCase> names{"Model", "MODEL", "Atom"};
    EXPECT_EQ(names.size(), 2U);
    EXPECT_TRUE(names.contains(std::string_view("model")));
}

TEST(NaturalLess, IsATotalOrder) {
    std::vector<std::string> names{"",
                                   "0",
                                   "00",
                                   "1",
                                   "01",
                                   "001",
                                   "1a",
                                   "01a",
                                   "1A",
                                   "2",
                                   "10",
                                   "010",
                                   "1.1",
                                   "1_1",
                                   "1.",
                                   "1.a",
                                   "1_",
                                   "1__x",
                                   "1.10",
                                   "1.9",
                                   "a",
                                   "A",
                                   "a/b",
                                   "A/b",
                                   "a/1",
                                   "a/01",
                                   "a.sql",
                                   "a b/x",
                                   "a-1",
                                   "a_1",
                                   "é1",
                                   "É01",
                                   "V2__x",
                                   "v2__X",
                                   "V10__x",
                                   "V2.1__x",
                                   "V2_1__x",
                                   "\xFF",
                                   "1\xFF",
                                   "/",
                                   "99999999999999999999999",
                                   "100000000000000000000000",
                                   "日本2",
                                   "日本10"};
    std::sort(names.begin(), names.end(), natural_less);
    for (std::size_t left = 0; left < names.size(); ++left) {
        for (std::size_t right = 0; right < names.size(); ++right) {
            EXPECT_EQ(natural_less(names[left], names[right]), left < right)
                << '"' << names[left] << "\" and \"" << names[right] << '"';
        }
    }
}

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end(), natural_less);
    return names;
}

// Sorts the names backwards first, so that an order that finds them equal is not taken for right.
void expect_order(const std::vector<std::string>& names) {
    EXPECT_THAT(sorted({names.rbegin(), names.rend()}), ElementsAreArray(names));
}

TEST(NaturalLess, NumbersByValue) {
    expect_order({"V2__x.sql", "V10__x.sql"});
    expect_order(
        {"2.sql", "10.sql", "99999999999999999999999.sql", "100000000000000000000000.sql"});
    expect_order({"009.sql", "10.sql", "011.sql"});
    expect_order({"a1b2", "a1b10", "a2b1"});
    expect_order({"日本2", "日本10"});
    expect_order({"2013061000.sql", "2013061001.sql", "2014042900.sql"});
}

TEST(NaturalLess, ShorterVersionFirst) {
    expect_order(
        {"V2__x.sql", "V2.1__x.sql", "V2.1.1__x.sql", "V2.2__x.sql", "V2.10__x.sql", "V3__x.sql"});
    expect_order({"V2__x.sql", "V2_1__x.sql", "V3__x.sql"});
    expect_order({"2.sql", "2.1.sql"});
    expect_order({"001_create.sql", "001_2_fix.sql", "002_create.sql"});
}

TEST(NaturalLess, FoldersStayTogether) {
    expect_order({"a/z.sql", "a b/c.sql", "a-b/c.sql", "a.sql"});
    expect_order({"2/b.sql", "2.1/a.sql", "10/a.sql"});
    expect_order({"Tables/a.sql", "tables/b.sql", "Tables/c.sql"});
}

TEST(NaturalLess, TiesByBytes) {
    expect_order({"A.sql", "a.sql"});
    expect_order({"01.sql", "1.sql"});
    expect_order({"V2.1", "V2_1"});
    expect_order({"É", "é"});
    EXPECT_FALSE(natural_less("a", "a"));
    EXPECT_FALSE(natural_less("1", "1"));
}

TEST(NaturalKey, HasTheOrderByItsBytes) {
    EXPECT_LT(natural_key("V2__x"), natural_key("V10__x"));
    EXPECT_LT(natural_key("V2__x"), natural_key("V2.1__x"));
    EXPECT_LT(natural_key("a/z"), natural_key("a b"));
    EXPECT_EQ(natural_key("V01"), natural_key("v1"));
    EXPECT_NE(natural_key("1"), natural_key("11"));
}

}  // namespace
}  // namespace tsqlaudit::text
