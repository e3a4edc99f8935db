#include "catalog/named_list.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::test {
namespace {

using catalog::Column;
using catalog::NamedList;
using catalog::Trigger;
using Names = std::vector<std::string>;

Column named(std::string name) {
    Column column;
    column.name = std::move(name);
    return column;
}

NamedList<Column> numbered(int count) {
    NamedList<Column> columns;
    for (int number = 0; number < count; ++number) {
        columns.push_back(named("Column" + std::to_string(number)));
    }
    return columns;
}

Names names_of(const NamedList<Column>& columns) {
    Names names;
    for (const Column& column : columns) {
        names.push_back(column.name);
    }
    return names;
}

// Each is where the list says that it is.
void expect_all_found(const NamedList<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        EXPECT_EQ(columns.position(columns[i].name), i) << columns[i].name;
    }
}

// The few and the many are looked up in different ways.
class NamedListTest : public testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Sizes, NamedListTest, testing::Values(4, 32, 33, 200));

TEST_P(NamedListTest, FindsWhateverTheCase) {
    const NamedList<Column> columns = numbered(GetParam());
    for (int number = 0; number < GetParam(); ++number) {
        EXPECT_EQ(columns.position("COLUMN" + std::to_string(number)),
                  static_cast<std::size_t>(number));
    }
    EXPECT_EQ(columns.position("Column"), std::nullopt);
    EXPECT_EQ(columns.find("Column" + std::to_string(GetParam())), nullptr);
}

TEST_P(NamedListTest, FindsByTheNewNameAlone) {
    NamedList<Column> columns = numbered(GetParam());
    EXPECT_TRUE(columns.rename(1, "Renamed"));
    EXPECT_EQ(columns.position("renamed"), 1U);
    EXPECT_EQ(columns[1].name, "Renamed");
    EXPECT_EQ(columns.find("Column1"), nullptr);
    EXPECT_TRUE(columns.rename(1, "RENAMED"));
    EXPECT_EQ(columns[1].name, "RENAMED");
    EXPECT_EQ(columns.position("Renamed"), 1U);
}

TEST_P(NamedListTest, LeavesANameToTheOneThatHasIt) {
    NamedList<Column> columns = numbered(GetParam());
    EXPECT_FALSE(columns.rename(1, "COLUMN2"));
    EXPECT_EQ(columns[1].name, "Column1");
    EXPECT_EQ(columns.position("Column1"), 1U);
    EXPECT_EQ(columns.position("Column2"), 2U);
}

TEST_P(NamedListTest, KeepsItsOrderWhenSomeGo) {
    NamedList<Column> columns = numbered(GetParam());
    Names expected = names_of(columns);
    for (const std::size_t number : {1U, 0U, 3U}) {
        const std::string name = "Column" + std::to_string(number);
        columns.erase(*columns.position(name));
        std::erase(expected, name);
        EXPECT_EQ(columns.find(name), nullptr);
        expect_all_found(columns);
    }
    columns.push_back(named("Column1"));
    expected.push_back("Column1");
    expect_all_found(columns);
    columns.put_in_order();
    EXPECT_EQ(names_of(columns), expected);
    expect_all_found(columns);
}

TEST_P(NamedListTest, LetsTheLastGo) {
    NamedList<Column> columns = numbered(GetParam());
    while (!columns.empty()) {
        const std::string last = columns.back().name;
        columns.erase(columns.size() - 1);
        EXPECT_EQ(columns.find(last), nullptr);
        expect_all_found(columns);
    }
    columns.put_in_order();
    columns.push_back(named("Column5"));
    EXPECT_EQ(columns.position("Column5"), 0U);
}

TEST_P(NamedListTest, TakesSomeAtTheFront) {
    NamedList<Column> columns = numbered(GetParam());
    Names expected = names_of(columns);
    columns.push_front(named("Front"));
    columns.push_back(named("Back"));
    columns.push_front(named("Top"));
    expect_all_found(columns);
    columns.put_in_order();
    expected.insert(expected.begin(), {"Top", "Front"});
    expected.push_back("Back");
    EXPECT_EQ(names_of(columns), expected);
    expect_all_found(columns);
}

TEST_P(NamedListTest, KeepsItsOrderWhenManyGoAtOnce) {
    NamedList<Column> columns = numbered(GetParam());
    columns.erase(0);
    EXPECT_EQ(columns.erase_if([](const Column& column) { return column.name.ends_with('2'); }),
              static_cast<std::size_t>((GetParam() + 7) / 10));
    EXPECT_EQ(columns.find("Column2"), nullptr);
    expect_all_found(columns);
    columns.put_in_order();
    EXPECT_EQ(columns.position("Column1"), 0U);
    EXPECT_EQ(columns.position("Column3"), 1U);
    expect_all_found(columns);
}

TEST_P(NamedListTest, OfACopyIsItsOwn) {
    const NamedList<Column> columns = numbered(GetParam());
    NamedList<Column> copy = columns;
    copy.rename(0, "Renamed");
    EXPECT_EQ(columns.find("Renamed"), nullptr);
    EXPECT_EQ(columns.find("Column0"), &columns[0]);
    EXPECT_EQ(copy.find("Renamed"), &copy[0]);
}

TEST_P(NamedListTest, FindsNothingWithoutAName) {
    NamedList<Column> columns = numbered(GetParam());
    columns.push_back(named(""));
    EXPECT_EQ(columns.find(""), nullptr);
    columns[1].name.clear();
    EXPECT_EQ(columns.find("Column1"), nullptr);
    columns.push_back(named("Column1"));
    EXPECT_EQ(columns.find("Column1"), &columns.back());
    columns.rename(1, "Another");
    EXPECT_EQ(columns.position("Another"), 1U);
}

TEST(NamedList, FindsColumnsWhereLettersAreOfOtherLength) {
    NamedList<Column> columns;
    columns.push_back(named("STRAẞE"));
    EXPECT_EQ(columns.find("straße"), &columns[0]);
}

TEST(NamedList, OfOneNameTheFirstIsFound) {
    NamedList<Column> columns = numbered(40);
    columns.push_back(named("COLUMN0"));
    EXPECT_EQ(columns.position("Column0"), 0U);
    const NamedList<Column> few{named("A"), named("a")};
    EXPECT_EQ(few.position("a"), 0U);
}

TEST(NamedList, FindsATriggerByTheLastPartOfItsName) {
    NamedList<Trigger> triggers;
    for (int number = 0; number < 40; ++number) {
        Trigger trigger;
        trigger.name = {.schema = "dbo", .name = "Trigger" + std::to_string(number)};
        triggers.push_back(std::move(trigger));
    }
    EXPECT_EQ(triggers.position("trigger39"), 39U);
    EXPECT_TRUE(triggers.rename(39, "Other"));
    EXPECT_EQ(triggers[39].name.dotted(), "dbo.Other");
    EXPECT_EQ(triggers.position("dbo"), std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::test
