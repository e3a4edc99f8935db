// Keys and indexes that take the place of others, and those that have to stay.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Refused, AnIndexThatAHintNamesStays) {
    const std::string table =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_1 (A), INDEX IX_2 (A, B));\n"
        "CREATE TABLE dbo.U (A int NOT NULL, INDEX IX_1 (A));\nGO\n";
    const rules::DropIndexRemedy drop{0};
    for (const char* const body :
         {"SELECT A FROM dbo.T WITH (INDEX(ix_1)) WHERE B = 1",
          "SELECT A FROM T WITH (INDEX = IX_1)",
          "SELECT A FROM dbo.T WITH (NOLOCK, INDEX (IX_2, [IX_1]))",
          "SELECT A FROM dbo.U JOIN dbo.T AS t WITH (FORCESEEK (IX_1 (A))) ON t.A = U.A"}) {
        const Step step = step_for(table + "CREATE PROCEDURE dbo.P AS " + body, drop);
        EXPECT_FALSE(step.is_safe) << body;
        EXPECT_THAT(step.sql(), StartsWith("-- dbo.P names it in a hint, and would fail without it "
                                           "(error 308): change that first.\n"))
            << body;
    }
    for (const char* const body :
         {"SELECT A FROM dbo.T WITH (INDEX(IX_2)) WHERE B = 1", "SELECT A FROM dbo.T WITH (NOLOCK)",
          "SELECT A FROM dbo.U WITH (INDEX(IX_1))",
          "CREATE TABLE #x (A int); CREATE INDEX IX_1 ON #x (A); SELECT A FROM dbo.T"}) {
        EXPECT_TRUE(step_for(table + "CREATE PROCEDURE dbo.P AS " + body, drop).is_safe) << body;
    }
}

// The wider key has another name.
TEST(Refused, AKeyThatAHintNamesIsReplacedOnceTheHintIsGone) {
    const std::string table =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NOT NULL, A "
        "int NOT NULL, B nvarchar(50) NULL);\n"
        "CREATE UNIQUE INDEX UX_Old ON dbo.T (A);\n";
    const rules::ReplaceUniqueKey wider{.index = 1, .columns = {"TenantId", "A"}};
    const std::string shared = "stays unique over all.\n";
    EXPECT_THAT(uncommented(step_for(table, wider)),
                HasSubstr(shared + "IF NOT EXISTS (SELECT 1 FROM sys.indexes"));
    EXPECT_THAT(uncommented(step_for(table + "GO\nCREATE VIEW dbo.V AS SELECT A FROM dbo.T WITH "
                                             "(INDEX(UX_Old));",
                                     wider)),
                HasSubstr(shared + "dbo.V names it in a hint, and would fail without it (error "
                                   "308): change that first.\nIF NOT EXISTS"));
    EXPECT_THAT(
        uncommented(
            step_for(table + "CREATE FULLTEXT INDEX ON dbo.T (B) KEY INDEX UX_Old;", wider)),
        HasSubstr(shared + "It is the key of the full-text index (error 7614): give that another "
                           "one.\nIF NOT EXISTS"));
}

// The new index would take the place of one that a hint names: both stay.
TEST(Refused, AnIndexThatAHintNamesIsNotReplaced) {
    const std::string table =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_1 (A));";
    const rules::CreateIndex wider{.key_columns = {{"A", false}, {"B", false}}};
    EXPECT_EQ(steps_for(table, {wider}).size(), 2U);
    EXPECT_EQ(
        steps_for(table + "\nGO\nCREATE VIEW dbo.V AS SELECT A FROM dbo.T WITH (INDEX(IX_1));",
                  {wider})
            .size(),
        1U);
}

// A key that waits for a person is no index for those who search.
TEST(Refused, AKeyThatIsLeftToChooseReplacesNoIndex) {
    const std::string sql =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, IsDeleted bit NULL);";
    rules::AddUniqueKey key{
        .columns = {"A", "B"}, .filter = "[IsDeleted] = 0", .is_of_live_rows = true};
    rules::CreateIndex search = index_on("A");
    search.live_rows_suffice = true;
    EXPECT_EQ(steps_for(sql, std::vector<rules::Remedy>{key, search}).size(), 1U);
    key.doubtful_flag = "IsDeleted";
    const std::vector<Step> steps = steps_for(sql, std::vector<rules::Remedy>{key, search});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].sql(), StartsWith("-- Make IsDeleted NOT NULL first: "));
    EXPECT_TRUE(steps[1].is_safe);
    EXPECT_THAT(steps[1].sql(), EndsWith("ON [dbo].[T] ([A]);"));
    EXPECT_THAT(step_for("CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, IsDeleted AS "
                         "CAST(A AS bit) PERSISTED NOT NULL);",
                         key)
                    .sql(),
                StartsWith("-- A filter takes no computed column, such as IsDeleted (error "
                           "10609): "));
}

// Which value says that a row is live is known to people only.
TEST(Refused, AKeyOfLiveRowsByAMarkThatIsNoBitIsLeftToChoose) {
    const Step step = step_for("CREATE TABLE dbo.T (A int NOT NULL, Deleted char(1) NOT NULL);",
                               rules::AddUniqueKey{.columns = {"A"},
                                                   .filter = "[Deleted] = …",
                                                   .is_of_live_rows = true,
                                                   .doubtful_flag = "Deleted",
                                                   .is_searched_by = true});
    EXPECT_FALSE(step.is_safe);
    EXPECT_THAT(
        step.sql(),
        StartsWith("-- See which value Deleted has in rows that are live, and that no row "
                   "has NULL there: deleted rows may have the same.\n"
                   "-- Where rows may repeat it, a plain index will do: without one, searches by "
                   "it read the whole table.\n"));
}

// Who deleted a row may be unknown, and a line that is cancelled may keep its number.
TEST(Refused, AKeyOfLiveRowsByAMarkThatMayMeanSomethingElseIsLeftToChoose) {
    const Step who = step_for("CREATE TABLE dbo.T (A int NOT NULL, DeletedBy int NULL);",
                              rules::AddUniqueKey{.columns = {"A"},
                                                  .filter = "[DeletedBy] IS NULL",
                                                  .is_of_live_rows = true,
                                                  .doubtful_flag = "DeletedBy"});
    EXPECT_FALSE(who.is_safe);
    EXPECT_THAT(who.sql(), StartsWith("-- See that DeletedBy is NULL in rows that are live and in "
                                      "no other: deleted rows may have the same.\n"));
    const Step cancelled = step_for("CREATE TABLE dbo.T (A int NOT NULL, Cancelled bit NOT NULL);",
                                    rules::AddUniqueKey{.columns = {"A"},
                                                        .filter = "[Cancelled] = 0",
                                                        .is_of_live_rows = true,
                                                        .doubtful_flag = "Cancelled"});
    EXPECT_FALSE(cancelled.is_safe);
    EXPECT_THAT(cancelled.sql(),
                StartsWith("-- See that Cancelled says that a row is gone: only rows with "
                           "[Cancelled] = 0 will be unique.\n"));
}

// The script makes the index; the key would do its work.
TEST(Refused, AKeyThatIsAGuessSaysWhichIndexItWouldReplace) {
    const std::vector<Step> steps =
        steps_for("CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);",
                  std::vector<TableRemedy>{
                      {"T", index_on("A")},
                      {"T", rules::AddUniqueKey{.columns = {"A", "B"}}, rules::Confidence::Guess}});
    ASSERT_EQ(steps.size(), 2U);
    const auto is_template = [](const Step& step) { return !step.is_safe; };
    const auto found = std::ranges::find_if(steps, is_template);
    ASSERT_NE(found, steps.end());
    EXPECT_THAT(found->sql(),
                HasSubstr("\n-- It does the work of the index on (A) as well: drop that one "
                          "then.\n"));
}

// Two unique indexes that differ in what they include become one.
TEST(Refused, LikeKeysAreReplacedByOneThatIncludesAll) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (TenantId int NOT NULL, A int NOT NULL, B int NOT NULL, C int NOT "
        "NULL);"
        "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B);"
        "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (TenantId, C);",
        rules::ReplaceUniqueKey{.index = 0, .columns = {"TenantId", "A"}, .likewise = {1}});
    EXPECT_THAT(uncommented(step),
                HasSubstr("ON [dbo].[T] ([TenantId], [A])\n        INCLUDE ([B], "
                          "[C])"));
    EXPECT_THAT(uncommented(step), HasSubstr("DROP INDEX IF EXISTS [UX_1]"));
    EXPECT_THAT(uncommented(step), HasSubstr("DROP INDEX IF EXISTS [UX_2]"));
}

// None of their options is lost; where both have one, the first is kept.
TEST(Refused, LikeKeysAreReplacedByOneWithTheOptionsOfAll) {
    const std::string begin =
        "CREATE TABLE dbo.T (TenantId int NOT NULL, A int NOT NULL, B int NOT NULL, C int NOT "
        "NULL);";
    const rules::ReplaceUniqueKey key{.index = 0, .columns = {"TenantId", "A"}, .likewise = {1}};
    EXPECT_THAT(
        uncommented(step_for(begin + "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B);"
                                     "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (C) WITH "
                                     "(FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = "
                                     "PAGE);",
                             key)),
        HasSubstr("WITH (FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = PAGE)"));
    EXPECT_THAT(
        uncommented(step_for(
            begin + "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B) WITH (FILLFACTOR = 70);"
                    "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (C) WITH (FILLFACTOR = 80);",
            key)),
        HasSubstr("WITH (FILLFACTOR = 70)"));
}

}  // namespace
}  // namespace tsqlaudit::fix
