// What is found in a list by what its elements name.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/named_list.h"
#include "text/compare.h"

namespace tsqlaudit::test {
namespace {

using catalog::CheckConstraint;
using catalog::ForeignKey;
using catalog::FoundBy;
using catalog::NamedList;
using Positions = std::vector<std::size_t>;

// Check1 is on Column1 and Both; those of odd numbers have no name.
NamedList<CheckConstraint> checks(int count) {
    NamedList<CheckConstraint> checks;
    for (int number = 0; number < count; ++number) {
        CheckConstraint check;
        check.name = number % 2 == 1 ? "" : "Check" + std::to_string(number);
        check.columns = {"Column" + std::to_string(number), number % 3 == 0 ? "Both" : "Other"};
        checks.push_back(std::move(check));
    }
    return checks;
}

// Of what is found, what is looked for: more may be.
Positions naming(NamedList<CheckConstraint>& checks, std::string_view column) {
    Positions positions = checks.naming(column);
    std::erase_if(positions, [&](std::size_t position) {
        return !text::contains_ignoring_case(checks[position].columns, column);
    });
    return positions;
}

Positions unnamed(NamedList<CheckConstraint>& checks) {
    Positions positions = checks.found_by(FoundBy::UnnamedOn, "");
    std::erase_if(positions, [&](std::size_t position) { return !checks[position].name.empty(); });
    return positions;
}

void expect_same_as_by_looking(NamedList<CheckConstraint>& checks) {
    for (const char* column : {"column1", "Column2", "Both", "Other", "New", "Missing"}) {
        Positions expected;
        for (std::size_t i = 0; i < checks.size(); ++i) {
            if (text::contains_ignoring_case(checks[i].columns, column)) {
                expected.push_back(i);
            }
        }
        EXPECT_EQ(naming(checks, column), expected) << column;
    }
    Positions expected;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (checks[i].name.empty()) {
            expected.push_back(i);
        }
    }
    EXPECT_EQ(unnamed(checks), expected);
}

// The few and the many are looked up in different ways.
class NamedUsesTest : public testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Sizes, NamedUsesTest, testing::Values(4, 32, 33, 200));

TEST_P(NamedUsesTest, FindsWhatNamesAColumnWhateverGoesAndComes) {
    NamedList<CheckConstraint> list = checks(GetParam());
    expect_same_as_by_looking(list);
    list.erase(0);
    list.push_back({.name = "", .columns = {"COLUMN1"}});
    list.push_front({.name = "Front", .columns = {"New"}});
    expect_same_as_by_looking(list);
    list.rename(*list.position("Front"), "Renamed");
    list.rename(unnamed(list).front(), "Named");
    expect_same_as_by_looking(list);
    list.rename_column("column1", "New");
    list.rename_column("Both", "BOTH");
    expect_same_as_by_looking(list);
    list.rename_column("New", "Column1");
    list.replace(1, {.name = "Replaced", .columns = {"New"}});
    expect_same_as_by_looking(list);
    list.put_in_order();
    expect_same_as_by_looking(list);
}

TEST_P(NamedUsesTest, FindsWhatNamesAColumnThatBeginsSo) {
    NamedList<CheckConstraint> list = checks(GetParam());
    list.push_back({.name = "", .columns = {"Café"}});
    for (const char* begin : {"bo", "COLUMN3", "caf"}) {
        Positions positions = list.found_by_beginning(FoundBy::Column, begin);
        std::erase_if(positions, [&](std::size_t position) {
            return std::ranges::none_of(list[position].columns, [&](const std::string& column) {
                return text::to_lower(column).starts_with(text::to_lower(begin));
            });
        });
        EXPECT_FALSE(positions.empty()) << begin;
        EXPECT_EQ(positions.back(), *begin == 'c'   ? list.size() - 1
                                    : *begin == 'b' ? (list.size() - 2) / 3 * 3
                                                    : positions.back());
    }
    EXPECT_TRUE(GetParam() < 33 || list.found_by_beginning(FoundBy::Column, "d").empty());
}

// Else each of them would be passed each time.
TEST(NamedUses, ForgetsColumnsThatNothingNamesInLinearTime) {
    NamedList<CheckConstraint> list = checks(40);
    for (int number = 0; number < 100'000; ++number) {
        list.push_back({.name = "", .columns = {"New" + std::to_string(number)}});
        EXPECT_EQ(list.found_by_beginning(FoundBy::UnnamedOn, "new"), Positions{40});
        list.erase(40);
    }
    EXPECT_TRUE(list.found_by_beginning(FoundBy::Column, "new").empty());
    list.push_back({.name = "", .columns = {"New1"}});
    EXPECT_EQ(list.naming("new1"), Positions{40});
}

TEST(NamedUses, TellsWhichOfManyHaveNoName) {
    NamedList<CheckConstraint> list = checks(100);
    EXPECT_EQ(list.found_by(FoundBy::UnnamedOn, "", 3).size(), 3U);
    EXPECT_EQ(list.found_by(FoundBy::UnnamedOn, "OTHER").size(), 33U);
    EXPECT_EQ(list.found_by_beginning(FoundBy::UnnamedOn, "col").size(), 50U);
    EXPECT_EQ(list.found_by_beginning(FoundBy::UnnamedOn, "col", 7).size(), 7U);
    list[0].name.clear();
    list.note_lost_names();
    EXPECT_EQ(list.found_by(FoundBy::UnnamedOn, "").size(), 51U);
}

TEST(NamedUses, TellsWhichOfManyMayHaveBeenDropped) {
    NamedList<CheckConstraint> list = checks(100);
    EXPECT_TRUE(list.doubtful_on({"Column7", "Other"}).empty());
    for (const std::size_t position : {7U, 8U}) {
        list[position].may_be_dropped = true;
        list.note_change(position);
    }
    EXPECT_EQ(list.doubtful_on({"OTHER", "column7"}), Positions{7});
    EXPECT_EQ(list.doubtful_on({"Column8", "Other"}), Positions{8});
    EXPECT_TRUE(list.doubtful_on({"Other"}).empty());
    EXPECT_EQ(list.found_by(FoundBy::SurelyUnnamedOn, "").size(), 49U);
    EXPECT_TRUE(list.found_by(FoundBy::SurelyUnnamedOn, "Column7").empty());
    list.rename_column("Column7", "Column8");
    EXPECT_TRUE(list.doubtful_on({"Column7", "Other"}).empty());
    EXPECT_EQ(list.doubtful_on({"Column8", "Other"}), (Positions{7, 8}));
    list.erase(7);
    EXPECT_EQ(list.doubtful_on({"Column8", "Other"}), Positions{8});
    NamedList<CheckConstraint> copy = list;
    list.erase(8);
    EXPECT_EQ(copy.doubtful_on({"Column8", "Other"}), Positions{8});
}

TEST(NamedUses, FindsForeignKeysByWhatTheyReference) {
    NamedList<ForeignKey> keys;
    for (int number = 0; number < 40; ++number) {
        keys.push_back({.name = "FK" + std::to_string(number),
                        .columns = {"A"},
                        .referenced_columns = {"Id" + std::to_string(number)}});
    }
    EXPECT_EQ(keys.found_by(FoundBy::Referenced, "id7"), Positions{7});
    EXPECT_TRUE(keys.naming("id7").empty());
    keys[7].referenced_columns = {"Other"};
    keys.note_change(7);
    EXPECT_EQ(keys.found_by(FoundBy::Referenced, "OTHER"), Positions{7});
    keys.rename_column("Other", "Mine");  // of another table
    EXPECT_EQ(keys[7].referenced_columns.front(), "Other");
    EXPECT_EQ(keys.found_by(FoundBy::Referenced, "Other"), Positions{7});
}

}  // namespace
}  // namespace tsqlaudit::test
