#include "catalog/named_list.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::test {
namespace {

using catalog::Index;
using catalog::NamedList;
using catalog::Trigger;
using Names = std::vector<std::string>;

Index named(std::string name) {
    Index index;
    index.name = std::move(name);
    return index;
}

NamedList<Index> numbered(int count) {
    NamedList<Index> indexes;
    for (int number = 0; number < count; ++number) {
        indexes.push_back(named("Index" + std::to_string(number)));
    }
    return indexes;
}

Names names_of(const NamedList<Index>& indexes) {
    Names names;
    for (const Index& index : indexes) {
        names.push_back(index.name);
    }
    return names;
}

// Each is where the list says that it is.
void expect_all_found(const NamedList<Index>& indexes) {
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        EXPECT_EQ(indexes.position(indexes[i].name), i) << indexes[i].name;
    }
}

// The few and the many are looked up in different ways.
class NamedListTest : public testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Sizes, NamedListTest, testing::Values(4, 32, 33, 200));

TEST_P(NamedListTest, FindsWhateverTheCase) {
    const NamedList<Index> indexes = numbered(GetParam());
    for (int number = 0; number < GetParam(); ++number) {
        EXPECT_EQ(indexes.position("INDEX" + std::to_string(number)),
                  static_cast<std::size_t>(number));
    }
    EXPECT_EQ(indexes.position("Index"), std::nullopt);
    EXPECT_EQ(indexes.find("Index" + std::to_string(GetParam())), nullptr);
}

TEST_P(NamedListTest, FindsByTheNewNameAlone) {
    NamedList<Index> indexes = numbered(GetParam());
    EXPECT_TRUE(indexes.rename(1, "Renamed"));
    EXPECT_EQ(indexes.position("renamed"), 1U);
    EXPECT_EQ(indexes[1].name, "Renamed");
    EXPECT_EQ(indexes.find("Index1"), nullptr);
    EXPECT_TRUE(indexes.rename(1, "RENAMED"));
    EXPECT_EQ(indexes[1].name, "RENAMED");
    EXPECT_EQ(indexes.position("Renamed"), 1U);
}

TEST_P(NamedListTest, LeavesANameToTheOneThatHasIt) {
    NamedList<Index> indexes = numbered(GetParam());
    EXPECT_FALSE(indexes.rename(1, "INDEX2"));
    EXPECT_EQ(indexes[1].name, "Index1");
    EXPECT_EQ(indexes.position("Index1"), 1U);
    EXPECT_EQ(indexes.position("Index2"), 2U);
}

TEST_P(NamedListTest, KeepsItsOrderWhenSomeGo) {
    NamedList<Index> indexes = numbered(GetParam());
    Names expected = names_of(indexes);
    for (const std::size_t number : {1U, 0U, 3U}) {
        const std::string name = "Index" + std::to_string(number);
        indexes.erase(*indexes.position(name));
        std::erase(expected, name);
        EXPECT_EQ(indexes.find(name), nullptr);
        expect_all_found(indexes);
    }
    indexes.push_back(named("Index1"));
    expected.push_back("Index1");
    expect_all_found(indexes);
    indexes.put_in_order();
    EXPECT_EQ(names_of(indexes), expected);
    expect_all_found(indexes);
}

TEST_P(NamedListTest, LetsTheLastGo) {
    NamedList<Index> indexes = numbered(GetParam());
    while (!indexes.empty()) {
        const std::string last = indexes.back().name;
        indexes.erase(indexes.size() - 1);
        EXPECT_EQ(indexes.find(last), nullptr);
        expect_all_found(indexes);
    }
    indexes.put_in_order();
    indexes.push_back(named("Index5"));
    EXPECT_EQ(indexes.position("Index5"), 0U);
}

TEST_P(NamedListTest, TakesSomeAtTheFront) {
    NamedList<Index> indexes = numbered(GetParam());
    Names expected = names_of(indexes);
    indexes.push_front(named("Front"));
    indexes.push_back(named("Back"));
    indexes.push_front(named("Top"));
    expect_all_found(indexes);
    indexes.put_in_order();
    expected.insert(expected.begin(), {"Top", "Front"});
    expected.push_back("Back");
    EXPECT_EQ(names_of(indexes), expected);
    expect_all_found(indexes);
}

TEST_P(NamedListTest, KeepsItsOrderWhenManyGoAtOnce) {
    NamedList<Index> indexes = numbered(GetParam());
    indexes.erase(0);
    EXPECT_EQ(indexes.erase_if([](const Index& index) { return index.name.ends_with('2'); }),
              static_cast<std::size_t>((GetParam() + 7) / 10));
    EXPECT_EQ(indexes.find("Index2"), nullptr);
    expect_all_found(indexes);
    indexes.put_in_order();
    EXPECT_EQ(indexes.position("Index1"), 0U);
    EXPECT_EQ(indexes.position("Index3"), 1U);
    expect_all_found(indexes);
}

TEST_P(NamedListTest, OfACopyIsItsOwn) {
    const NamedList<Index> indexes = numbered(GetParam());
    NamedList<Index> copy = indexes;
    copy.rename(0, "Renamed");
    EXPECT_EQ(indexes.find("Renamed"), nullptr);
    EXPECT_EQ(indexes.find("Index0"), &indexes[0]);
    EXPECT_EQ(copy.find("Renamed"), &copy[0]);
}

TEST_P(NamedListTest, FindsNothingWithoutAName) {
    NamedList<Index> indexes = numbered(GetParam());
    indexes.push_back(named(""));
    EXPECT_EQ(indexes.find(""), nullptr);
    indexes[1].name.clear();
    EXPECT_EQ(indexes.find("Index1"), nullptr);
    indexes.push_back(named("Index1"));
    EXPECT_EQ(indexes.find("Index1"), &indexes.back());
    indexes.rename(1, "Another");
    EXPECT_EQ(indexes.position("Another"), 1U);
}

TEST(NamedList, OfOneNameTheFirstIsFound) {
    NamedList<Index> indexes = numbered(40);
    indexes.push_back(named("INDEX0"));
    EXPECT_EQ(indexes.position("Index0"), 0U);
    const NamedList<Index> few{named("A"), named("a")};
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
