#include "fix/script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fix/batch.h"

namespace tsqlaudit::fix {
namespace {

using sqlserver::Target;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Step step(Stage stage, const std::string& title, const std::string& change) {
    Step result;
    result.stage = stage;
    result.title = title;
    result.change = change;
    result.is_safe = true;
    return result;
}

TEST(Script, IsEmptyWithoutSteps) {
    EXPECT_EQ(script(Target::Sql2022, {}, {}), "");
}

TEST(Script, ChecksTheServerAndTheDataBeforeTheFirstChange) {
    Step index = step(Stage::Indexes, "Create an index on dbo.T (A)", "CREATE INDEX x;");
    index.cost = "Takes long.";
    Step key = step(Stage::UniqueKeys, "Make (A) unique in dbo.T", "ALTER TABLE x;");
    key.checks = to_sql(Check{"SELECT 1 FROM t", "50% of t is wrong"});
    key.priority = 1;
    Step choice = step(Stage::Advice, "Choose for dbo.T", "-- Choose.");
    choice.is_safe = false;
    Plan plan;
    plan.steps = {index, key, choice};
    EXPECT_EQ(
        script(Target::Sql2022, plan, {0, 1, 2}),
        "-- Changes for SQL Server 2022: 2 steps to run, 1 to complete by hand.\n"
        "--\n"
        "-- The script may run again: it leaves alone what is done. When a check of the data or a\n"
        "-- statement fails, the first error says why; a failed check keeps the rest from "
        "running.\n"
        "-- Lines that are commented out leave something to choose, and say what.\n"
        "\n"
        "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, "
        "QUOTED_IDENTIFIER ON;\n"
        "SET NUMERIC_ROUNDABORT OFF;\n"
        "SET XACT_ABORT ON;\n"
        "SET NOCOUNT ON;\n"
        "GO\n"
        "IF CAST(SERVERPROPERTY('EngineEdition') AS int) NOT IN (5, 8)\n"
        "    AND CAST(SERVERPROPERTY('ProductMajorVersion') AS int) < 13\n"
        "BEGIN\n"
        "    RAISERROR(N'This script needs SQL Server 2016 or later, or Azure SQL.', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "\n"
        "-- ==== Check the data ====\n"
        "\n"
        "IF EXISTS (SELECT 1 FROM t)\n"
        "BEGIN\n"
        "    RAISERROR(N'50%% of t is wrong', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "\n"
        "-- ==== Unique keys ====\n"
        "\n"
        "-- Make (A) unique in dbo.T (priority 1)\n"
        "ALTER TABLE x;\n"
        "GO\n"
        "\n"
        "-- ==== Indexes ====\n"
        "\n"
        "-- Create an index on dbo.T (A) (priority 2)\n"
        "-- Takes long.\n"
        "CREATE INDEX x;\n"
        "GO\n"
        "\n"
        "-- ==== To be decided ====\n"
        "\n"
        "-- Choose for dbo.T (priority 2)\n"
        "-- Choose.\n"
        "\n"
        "SET NOEXEC OFF;\n"
        "GO\n");
}

TEST(Script, SaysHowSqlcmdReadsIt) {
    const auto head_of = [](const std::string& change, const std::string& checks, bool is_safe) {
        Plan plan;
        plan.steps = {step(Stage::Indexes, "a", change)};
        plan.steps[0].checks = checks;
        plan.steps[0].is_safe = is_safe;
        const std::string text = script(Target::Sql2022, plan, {0});
        return text.substr(0, text.find("SET ANSI_NULLS"));
    };
    const auto utf8 = HasSubstr(
        "\n-- Names in it are not all ASCII: it is UTF-8, which sqlcmd reads "
        "with -f 65001.\n");
    const auto variables = HasSubstr("\n-- It holds $(...), which sqlcmd leaves alone with -x.\n");
    EXPECT_THAT(head_of("DROP INDEX [ä];", "", true), AllOf(utf8, Not(variables)));
    EXPECT_THAT(head_of("x", "SELECT [ä]", true), AllOf(utf8, Not(variables)));
    EXPECT_THAT(head_of("x = N'$(a)'", "", true), AllOf(variables, Not(utf8)));
    EXPECT_THAT(head_of("x = '$' + (a)", "", true), AllOf(Not(variables), Not(utf8)));
    // What is commented out is read by people.
    EXPECT_THAT(head_of("-- … $(a)", "", false), AllOf(Not(variables), Not(utf8)));
}

TEST(Script, NeedsTheVersionOfItsStepsAndNoOther) {
    Plan plan;
    plan.steps = {step(Stage::AlterColumns, "a", "…"), step(Stage::Storage, "b", "…"),
                  step(Stage::SpecialIndexes, "c", "…")};
    plan.steps[0].needs = Target::Sql2025;
    plan.steps[1].needs = Target::Sql2017;
    plan.steps[2].needs = Target::Sql2019;
    plan.steps[2].is_safe = false;  // a template does not run
    EXPECT_THAT(script(Target::Sql2025, plan, {1, 2}),
                HasSubstr("'ProductMajorVersion') AS int) < 14"));
    EXPECT_THAT(script(Target::Sql2025, plan, {0, 1}),
                HasSubstr("'ProductMajorVersion') AS int) < 17"));
}

TEST(Script, KeepsTheOrderOfThePlanWithinAStage) {
    Plan plan;
    plan.steps = {step(Stage::Storage, "", ""), step(Stage::Indexes, "", ""),
                  step(Stage::Drop, "", ""), step(Stage::Indexes, "", "")};
    EXPECT_THAT(script_order(plan, {0, 1, 2, 3}), ElementsAre(2, 1, 3, 0));
}

TEST(Script, ANameCannotEndTheCommentThatHoldsIt) {
    Plan plan;
    plan.steps = {step(Stage::Indexes, "Index x\r\nGO\nDROP TABLE y", "…")};
    const std::string text = script(Target::Sql2022, plan, {0});
    EXPECT_THAT(text, HasSubstr("-- Index x  GO DROP TABLE y (priority 2)\n"));
}

TEST(Batch, AGuardedStatementIsIndented) {
    EXPECT_EQ(to_sql(Batch{"1 = 1", "CREATE a\n    ON b;"}),
              "IF 1 = 1\n    CREATE a\n        ON b;");
    EXPECT_EQ(to_sql(Batch{"", "CREATE a;"}), "CREATE a;");
}

TEST(Batch, BatchesAreSeparated) {
    EXPECT_EQ(to_sql(std::vector<Batch>{{"", "a;"}, {"", "b;"}}), "a;\nGO\nb;");
}

TEST(Batch, ErrorMessagesAreQuoted) {
    EXPECT_EQ(stop("it's 5%"),
              "BEGIN\n    RAISERROR(N'it''s 5%%', 16, 1);\n    SET NOEXEC ON;\nEND;");
}

TEST(Batch, LineBreaksCountInsideOfQuotesOnly) {
    EXPECT_FALSE(has_line_break_in_quotes("CREATE [a]]b]\nON 'it''s'\n\"c\""));
    EXPECT_TRUE(has_line_break_in_quotes("CREATE [a\nGO\n]"));
    EXPECT_TRUE(has_line_break_in_quotes("CREATE [a]]\nGO]"));
    EXPECT_TRUE(has_line_break_in_quotes("PRINT 'a''\nGO'"));
    EXPECT_TRUE(has_line_break_in_quotes("CREATE \"a\rb\""));
    EXPECT_FALSE(has_line_break_in_quotes("CREATE [it's]\nON [b]"));
}

}  // namespace
}  // namespace tsqlaudit::fix
