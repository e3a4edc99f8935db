#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "catalog/catalog.h"

namespace tsqlaudit::test {
namespace {

using catalog::Column;
using catalog::Columns;

Column named(std::string name) {
    Column column;
    column.name = std::move(name);
    return column;
}

Columns numbered(int count) {
    Columns columns;
    for (int number = 0; number < count; ++number) {
        columns.push_back(named("Column" + std::to_string(number)));
    }
    return columns;
}

// The few and the many are looked up in different ways.
class ColumnsTest : public testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Sizes, ColumnsTest, testing::Values(3, 32, 33, 200));

TEST_P(ColumnsTest, AreFoundWhateverTheCase) {
    const Columns columns = numbered(GetParam());
    for (int number = 0; number < GetParam(); ++number) {
        EXPECT_EQ(columns.position("COLUMN" + std::to_string(number)),
                  static_cast<std::size_t>(number));
    }
    EXPECT_EQ(columns.position("Column"), std::nullopt);
    EXPECT_EQ(columns.find("Column" + std::to_string(GetParam())), nullptr);
}

TEST_P(ColumnsTest, AreFoundByTheirNewNamesAlone) {
    Columns columns = numbered(GetParam());
    columns.rename("column1", "Renamed");
    columns.rename("Missing", "Other");
    EXPECT_EQ(columns.position("renamed"), 1U);
    EXPECT_EQ(columns[1].name, "Renamed");
    EXPECT_EQ(columns.find("Column1"), nullptr);
    EXPECT_EQ(columns.find("Other"), nullptr);
    columns.rename("Renamed", "RENAMED");
    EXPECT_EQ(columns[1].name, "RENAMED");
    EXPECT_EQ(columns.position("Renamed"), 1U);
}

TEST_P(ColumnsTest, MoveUpWhenOneGoes) {
    Columns columns = numbered(GetParam());
    columns.erase("COLUMN1");
    columns.erase("Missing");
    EXPECT_EQ(columns.size(), static_cast<std::size_t>(GetParam() - 1));
    EXPECT_EQ(columns.find("Column1"), nullptr);
    EXPECT_EQ(columns.position("Column0"), 0U);
    EXPECT_EQ(columns.position("Column2"), 1U);
    columns.push_back(named("Column1"));
    EXPECT_EQ(columns.find("Column1"), &columns.back());
}

TEST_P(ColumnsTest, OfACopyAreItsOwn) {
    const Columns columns = numbered(GetParam());
    Columns copy = columns;
    copy.rename("Column0", "Renamed");
    EXPECT_EQ(columns.find("Renamed"), nullptr);
    EXPECT_EQ(columns.find("Column0"), &columns[0]);
    EXPECT_EQ(copy.find("Renamed"), &copy[0]);
}

TEST(Columns, AreFoundWhereLettersAreOfOtherLength) {
    Columns columns;
    columns.push_back(named("STRAẞE"));
    EXPECT_EQ(columns.find("straße"), &columns[0]);
}

TEST(Columns, OfOneNameTheFirstIsFound) {
    Columns columns = numbered(40);
    columns.push_back(named("COLUMN0"));
    EXPECT_EQ(columns.position("Column0"), 0U);
    const Columns few{named("A"), named("a")};
    EXPECT_EQ(few.position("a"), 0U);
}

}  // namespace
}  // namespace tsqlaudit::test
