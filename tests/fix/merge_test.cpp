#include "fix/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tsqlaudit::fix {
namespace {

using rules::AddUniqueKey;
using rules::Compress;
using rules::CreateIndex;
using ::testing::ElementsAre;

std::vector<catalog::IndexColumn> keys(const std::vector<std::string>& names) {
    std::vector<catalog::IndexColumn> columns;
    columns.reserve(names.size());
    for (const std::string& name : names) {
        columns.push_back({name, false});
    }
    return columns;
}

Change change(std::size_t table, rules::Remedy remedy, std::size_t finding, int priority = 2) {
    return {table, priority, std::move(remedy), {finding}};
}

CreateIndex index(const std::vector<std::string>& columns, std::vector<std::string> included = {},
                  std::string filter = {}) {
    CreateIndex result;
    result.key_columns = keys(columns);
    result.included_columns = std::move(included);
    result.filter = std::move(filter);
    return result;
}

// Where nothing but a guess leaves something to choose.
std::vector<Change> merge(std::vector<Change> changes) {
    return merge(std::move(changes), [](const Change& change) { return !change.is_guess; });
}

TEST(Merge, UniqueKeyIsAlsoTheIndexOfItsLeadingColumns) {
    const auto merged = merge({change(0, index({"ParentId"}), 0, 1),
                               change(0, AddUniqueKey{{"ParentId", "LineNo"}, ""}, 1, 2)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<AddUniqueKey>(merged[0].remedy));
    EXPECT_THAT(merged[0].findings, ElementsAre(0, 1));
    EXPECT_EQ(merged[0].priority, 1);
}

// Few are held against each other: those that are about the same.
TEST(Merge, ManyChangesKeepTheirOrder) {
    std::vector<Change> changes;
    for (std::size_t number = 0; number < 100; ++number) {
        changes.push_back(change(0, index({"Column" + std::to_string(number % 50)}), number));
        changes.push_back(change(0, rules::ValidateConstraint{"FK"}, 100 + number));
    }
    const auto merged = merge(std::move(changes));
    ASSERT_EQ(merged.size(), 150U);
    EXPECT_THAT(merged[0].findings, ElementsAre(0, 50));
    EXPECT_THAT(merged[1].findings, ElementsAre(100));
    EXPECT_THAT(merged[98].findings, ElementsAre(49, 99));
    EXPECT_THAT(merged[99].findings, ElementsAre(149));
    EXPECT_THAT(merged[149].findings, ElementsAre(199));
}

TEST(Merge, APrimaryKeyMeetsOthersOfItsKindAndIndexes) {
    const rules::AddPrimaryKey unknown;
    const rules::AddPrimaryKey known{.columns = {"A", "B"}};
    const auto merged = merge({change(0, index({"A"}), 0), change(0, unknown, 1),
                               change(0, index({"B"}), 2), change(0, known, 3)});
    ASSERT_EQ(merged.size(), 2U);
    EXPECT_THAT(std::get<rules::AddPrimaryKey>(merged[0].remedy).columns, ElementsAre("A", "B"));
    EXPECT_THAT(merged[0].findings, ElementsAre(0, 1, 3));
    EXPECT_THAT(merged[1].findings, ElementsAre(2));
}

TEST(Merge, NamesCompareIgnoringCase) {
    EXPECT_EQ(
        merge({change(0, index({"parentid"}), 0), change(0, index({"ParentId", "b"}), 1)}).size(),
        1U);
}

TEST(Merge, FilteredUniqueIndexDoesNotServeAllRows) {
    const auto merged =
        merge({change(0, index({"ParentId"}), 0),
               change(0, AddUniqueKey{{"ParentId", "Name"}, "[IsDeleted] = 0"}, 1)});
    EXPECT_EQ(merged.size(), 2U);
}

TEST(Merge, FilteredUniqueIndexServesSearchesOfLiveRows) {
    CreateIndex search = index({"Name"});
    search.live_rows_suffice = true;
    AddUniqueKey of_live_rows{{"Name"}, "[IsDeleted] = 0"};
    of_live_rows.is_of_live_rows = true;
    const Change key = change(0, of_live_rows, 1);
    const auto merged = merge({change(0, search, 0), key});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<AddUniqueKey>(merged[0].remedy));
    // Not if something else needs all rows.
    EXPECT_EQ(merge({change(0, search, 0), change(0, index({"Name"}), 2), key}).size(), 2U);
    // Another filter may leave out any rows.
    const Change other = change(0, AddUniqueKey{{"Name"}, "[Name] IS NOT NULL"}, 1);
    EXPECT_EQ(merge({change(0, search, 0), other}).size(), 2U);
    EXPECT_EQ(merge({change(0, search, 0), change(0, index({"Name", "Kind"}, {}, "[Kind] = 1"), 1)})
                  .size(),
              2U);
}

TEST(Merge, AKeyThatDoesNotRunTakesNoIndexOverThatDoes) {
    const std::vector<Change> changes{change(0, index({"ParentId"}), 0, 1),
                                      change(0, AddUniqueKey{{"ParentId", "LineNo"}, ""}, 1)};
    const auto is_index = [](const Change& each) {
        return std::holds_alternative<CreateIndex>(each.remedy);
    };
    const auto apart = merge(changes, is_index);
    ASSERT_EQ(apart.size(), 2U);
    EXPECT_THAT(apart[0].findings, ElementsAre(0));
    EXPECT_THAT(apart[0].would_replace, ElementsAre());
    EXPECT_THAT(apart[1].findings, ElementsAre(1));
    EXPECT_THAT(apart[1].would_replace, ElementsAre(ElementsAre("ParentId")));
    // Neither runs: one choice is less than two.
    EXPECT_EQ(merge(changes, [](const Change&) { return false; }).size(), 1U);
    EXPECT_EQ(merge(changes, [](const Change&) { return true; }).size(), 1U);
    // A primary key that a person has to agree to is no better.
    const auto primary =
        fix::merge({change(0, index({"ParentId"}), 0),
                    change(0, rules::AddPrimaryKey{.columns = {"ParentId", "LineNo"}}, 1)},
                   is_index);
    ASSERT_EQ(primary.size(), 2U);
    EXPECT_THAT(primary[1].would_replace, ElementsAre(ElementsAre("ParentId")));
}

TEST(Merge, AGuessTakesNothingOverThatIsNone) {
    Change guess = change(0, AddUniqueKey{{"ParentId", "Name"}, ""}, 1);
    guess.is_guess = true;
    const auto apart = merge({change(0, index({"ParentId"}), 0), guess});
    ASSERT_EQ(apart.size(), 2U);
    EXPECT_FALSE(apart[0].is_guess);
    EXPECT_TRUE(apart[1].is_guess);
    Change narrow = change(0, index({"ParentId"}), 0);
    narrow.is_guess = true;
    EXPECT_TRUE(merge({narrow, guess}).at(0).is_guess);
    const auto sure = merge({narrow, change(0, index({"ParentId", "Name"}), 1)});
    ASSERT_EQ(sure.size(), 1U);
    EXPECT_FALSE(sure[0].is_guess);
    // The same index for a search that is sure.
    const auto same = merge({narrow, change(0, index({"ParentId"}, {"Name"}), 1)});
    ASSERT_EQ(same.size(), 1U);
    EXPECT_FALSE(same[0].is_guess);
}

TEST(Merge, AGuessNamesTheIndexesThatRemain) {
    Change guess = change(0, AddUniqueKey{{"a", "b", "c"}, ""}, 1);
    guess.is_guess = true;
    const Change narrow = change(0, index({"a"}), 0);
    const Change wide = change(0, index({"a", "b"}), 2);
    const std::vector<std::vector<std::string>> remaining{{"a", "b"}};
    for (const auto& changes : {std::vector{guess, narrow, wide}, std::vector{narrow, guess, wide},
                                std::vector{wide, narrow, guess}}) {
        const auto merged = merge(changes);
        ASSERT_EQ(merged.size(), 2U);
        const std::size_t key = std::holds_alternative<AddUniqueKey>(merged[0].remedy) ? 0 : 1;
        EXPECT_EQ(merged[key].would_replace, remaining);
        EXPECT_TRUE(merged[1 - key].would_replace.empty());
    }
    // Once for two that differ in their rows alone.
    const auto filtered = merge({guess, change(0, index({"a"}, {}, "[a] > 1"), 0),
                                 change(0, index({"a"}, {}, "[a] > 2"), 2)});
    EXPECT_EQ(filtered.at(0).would_replace, (std::vector<std::vector<std::string>>{{"a"}}));
}

// Its notes go with it.
TEST(Merge, AGuessThatIsSureForAnotherRuleReplacesTheIndexItself) {
    Change guess = change(0, AddUniqueKey{{"a", "b"}, ""}, 1);
    guess.is_guess = true;
    const auto merged =
        merge({guess, change(0, index({"a"}), 0), change(0, AddUniqueKey{{"a", "b"}, ""}, 2)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_FALSE(merged[0].is_guess);
    EXPECT_TRUE(merged[0].would_replace.empty());
}

TEST(Merge, AColumnOfWhichAPartIsAGuessIsAGuess) {
    Change type = change(0, rules::AlterColumn{.name = "a", .type = "float(53)"}, 0);
    type.is_guess = true;
    const Change not_null = change(0, rules::AlterColumn{.name = "a", .nullable = false}, 1);
    EXPECT_TRUE(merge({type, not_null}).at(0).is_guess);
    EXPECT_TRUE(merge({not_null, type}).at(0).is_guess);
}

TEST(Merge, UnfilteredIndexServesAFilteredOne) {
    const auto merged =
        merge({change(0, index({"a"}, {}, "[a] IS NOT NULL"), 0), change(0, index({"a", "b"}), 1)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_EQ(std::get<CreateIndex>(merged[0].remedy).filter, "");
}

TEST(Merge, OtherColumnOrderIsAnotherIndex) {
    EXPECT_EQ(merge({change(0, index({"b"}), 0), change(0, index({"a", "b"}), 1)}).size(), 2U);
}

TEST(Merge, DescendingKeyIsAnotherIndex) {
    CreateIndex descending = index({"a"});
    descending.key_columns[0].is_descending = true;
    EXPECT_EQ(merge({change(0, descending, 0), change(0, index({"a", "b"}), 1)}).size(), 2U);
}

TEST(Merge, IncludedColumnsAreUnitedAndNeverRepeatAKey) {
    const auto merged =
        merge({change(0, index({"a"}, {"b", "c"}), 0), change(0, index({"a", "b"}, {"d"}), 1)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_THAT(std::get<CreateIndex>(merged[0].remedy).included_columns, ElementsAre("d", "c"));
}

TEST(Merge, ConstraintCannotIncludeColumnsSoTheIndexStays) {
    EXPECT_EQ(merge({change(0, index({"a"}, {"z"}), 0), change(0, AddUniqueKey{{"a", "b"}, ""}, 1)})
                  .size(),
              2U);
}

TEST(Merge, AUniqueIndexIsNeverAbsorbed) {
    CreateIndex unique = index({"a"});
    unique.is_unique = true;
    EXPECT_EQ(merge({change(0, unique, 0), change(0, index({"a", "b"}), 1)}).size(), 2U);
}

TEST(Merge, ChainsCollapseWhateverTheirOrder) {
    const auto merged = merge({change(0, index({"a"}), 0), change(0, index({"a", "b"}), 1),
                               change(0, index({"a", "b", "c"}), 2)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_THAT(merged[0].findings, ElementsAre(0, 1, 2));
}

TEST(Merge, CompressionOfTableAndIndexesIsOneChange) {
    Compress table;
    Compress indexes;
    indexes.table = false;
    indexes.indexes = {3, 1};
    const auto merged = merge({change(0, indexes, 0), change(0, table, 1)});
    ASSERT_EQ(merged.size(), 1U);
    const auto& compress = std::get<Compress>(merged[0].remedy);
    EXPECT_TRUE(compress.table);
    EXPECT_THAT(compress.indexes, ElementsAre(1, 3));
}

TEST(Merge, DifferentCompressionStaysApart) {
    Compress row;
    row.compression = catalog::Compression::Row;
    EXPECT_EQ(merge({change(0, row, 0), change(0, Compress{}, 1)}).size(), 2U);
}

}  // namespace
}  // namespace tsqlaudit::fix
