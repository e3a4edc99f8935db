// Columns that are altered in one step, since something stands on all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const rules::AlterColumn not_null{.name = "A", .nullable = false};

TEST(JoinAlterations, ColumnsUnderOneIndexAreAlteredTogether) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL, B int NULL, "
        "C int NULL);\n"
        "CREATE INDEX IX_AB ON dbo.T (A, B);\n"
        "CREATE INDEX IX_C ON dbo.T (C);\n";
    const std::vector<Step> steps =
        steps_for(sql, {not_null, rules::AlterColumn{.name = "C", .nullable = false},
                        rules::AlterColumn{.name = "B", .nullable = false}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].title, "Make A of dbo.T NOT NULL; make B of dbo.T NOT NULL");
    EXPECT_THAT(steps[0].findings, ElementsAre(0U, 2U));
    EXPECT_THAT(steps[0].checks, AllOf(HasSubstr("[A] IS NULL"), HasSubstr("[B] IS NULL")));
    const std::string is_a =
        "EXISTS (SELECT 1 FROM sys.columns\n"
        "           WHERE object_id = OBJECT_ID(N'[dbo].[T]') AND name = N'A' AND is_nullable = 1)";
    const std::string is_b =
        "EXISTS (SELECT 1 FROM sys.columns\n"
        "           WHERE object_id = OBJECT_ID(N'[dbo].[T]') AND name = N'B' AND is_nullable = 1)";
    EXPECT_EQ(steps[0].change,
              "IF (" + is_a + "\n    OR " + is_b + ")\n" +
                  "    DROP INDEX IF EXISTS [IX_AB] ON [dbo].[T];\nGO\n"
                  "IF " +
                  is_a + "\n    ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;\nGO\n" +
                  "IF " + is_b +
                  "\n    ALTER TABLE [dbo].[T] ALTER COLUMN [B] int NOT NULL;\nGO\n"
                  "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
                  "OBJECT_ID(N'[dbo].[T]') AND name = N'IX_AB')\n"
                  "    CREATE NONCLUSTERED INDEX [IX_AB]\n        ON [dbo].[T] ([A], [B]);");
}

// One of them is too much for the index, so the other goes its way.
TEST(JoinAlterations, WhatAPersonHasToCompleteIsLeftAlone) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (A int NULL, B varchar(20) NULL);\nCREATE INDEX IX_AB ON dbo.T (A, B);",
        {not_null, rules::AlterColumn{.name = "B", .type = "varchar(max)"}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_TRUE(steps[0].is_safe);
    EXPECT_FALSE(steps[1].is_safe);
}

// A table of nullable columns A0, A1, … that one index includes.
std::string many_columns(int count, const std::string& each = {}, const std::string& more = {}) {
    std::string columns;
    std::string included;
    for (int i = 0; i < count; ++i) {
        columns += ", A" + std::to_string(i) + " int NULL" + each;
        included += (i == 0 ? "A" : ", A") + std::to_string(i);
    }
    return "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, X int NOT NULL" +
           columns + more + ");\nCREATE INDEX IX ON dbo.T (X) INCLUDE (" + included + ");\n";
}

std::vector<rules::Remedy> all_not_null(int count) {
    std::vector<rules::Remedy> remedies;
    for (int i = 0; i < count; ++i) {
        remedies.emplace_back(
            rules::AlterColumn{.name = "A" + std::to_string(i), .nullable = false});
    }
    return remedies;
}

TEST(JoinAlterations, NoStepAltersMoreThanSixteenColumns) {
    EXPECT_EQ(steps_for(many_columns(16), all_not_null(16)).size(), 1U);
    const std::vector<Step> steps = steps_for(many_columns(20), all_not_null(20));
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].findings.size(), 16U);
    EXPECT_THAT(steps[1].findings, ElementsAre(16U, 17U, 18U, 19U));
    // The index is there again when the second one starts.
    for (const Step& step : steps) {
        EXPECT_TRUE(step.is_safe);
        EXPECT_THAT(statements_of(step).back(), StartsWith("CREATE NONCLUSTERED INDEX [IX]"));
        EXPECT_THAT(step.change, HasSubstr("DROP INDEX IF EXISTS [IX] ON [dbo].[T];"));
    }
}

// It comes back with a name, so a second step would no longer find it.
TEST(JoinAlterations, ColumnsUnderAConstraintWithoutANameStayInOneStep) {
    const std::vector<Step> steps =
        steps_for(many_columns(20, "", ", UNIQUE (A0, A19)"), all_not_null(20));
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].findings.size(), 16U);
    EXPECT_THAT(steps[0].findings, AllOf(Contains(0U), Contains(19U)));
    EXPECT_THAT(steps[0].change, HasSubstr("ADD CONSTRAINT [UQ_T_A0_A19] UNIQUE"));
    EXPECT_THAT(steps[1].change, Not(HasSubstr("sys.key_constraints")));
    EXPECT_TRUE(steps[0].is_safe && steps[1].is_safe);
}

// Each has room in the key alone, both have not: 1,660 and 1,720 bytes of 1,700.
TEST(JoinAlterations, OfColumnsThatAreTooMuchForAKeyTogetherTheLaterOneIsATemplate) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (A varchar(800) NOT NULL, B varchar(800) NOT NULL, C int NULL);\n"
        "CREATE INDEX IX_AB ON dbo.T (A, B) INCLUDE (C);",
        {rules::AlterColumn{.name = "A", .type = "nvarchar(430)"},
         rules::AlterColumn{.name = "B", .type = "nvarchar(430)"},
         rules::AlterColumn{.name = "C", .nullable = false}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_TRUE(steps[0].is_safe);
    EXPECT_THAT(steps[0].findings, ElementsAre(0U, 2U));
    EXPECT_FALSE(steps[1].is_safe);
    EXPECT_THAT(steps[1].findings, ElementsAre(1U));
    EXPECT_THAT(steps[1].change, HasSubstr("index IX_AB, whose key would be over the limit"));
}

// The key has 1,694 bytes of 1,700, and 4 more with each of A0 and A1.
TEST(JoinAlterations, OnlyTheColumnThatIsTooMuchForAKeyIsATemplate) {
    std::string columns = "A0 real NOT NULL";
    std::vector<rules::Remedy> remedies = {rules::AlterColumn{.name = "A0", .type = "float"}};
    std::string included;
    for (int i = 1; i < 20; ++i) {
        const std::string name = "A" + std::to_string(i);
        columns += ", " + name + " real NOT NULL";
        if (i > 1) {
            included += (i == 2 ? "" : ", ") + name;
        }
        remedies.emplace_back(rules::AlterColumn{.name = name, .type = "float"});
    }
    const std::vector<Step> steps =
        steps_for("CREATE TABLE dbo.T (X varchar(1686) NOT NULL, " + columns +
                      ");\nCREATE INDEX IX ON dbo.T (X, A0, A1) INCLUDE (" + included + ");",
                  remedies);
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_TRUE(steps[0].is_safe);
    EXPECT_EQ(steps[0].findings.size(), 16U);
    EXPECT_THAT(steps[0].findings, AllOf(Contains(0U), Contains(16U), Not(Contains(1U))));
    EXPECT_FALSE(steps[1].is_safe);
    EXPECT_THAT(steps[1].findings, ElementsAre(1U));
    EXPECT_THAT(steps[1].change, HasSubstr("index IX, whose key would be over the limit"));
    EXPECT_TRUE(steps[2].is_safe);
    EXPECT_THAT(steps[2].findings, ElementsAre(17U, 18U, 19U));
}

// A and B stay in one step, which the key does not bear; C is only included.
TEST(JoinAlterations, WhatDoesNotRunKeepsNoOtherFromRunning) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (X varchar(1686) NOT NULL, Y int NOT NULL, A real NOT NULL, "
        "B real NOT NULL, C real NOT NULL, UNIQUE (X, A, B));\n"
        "CREATE INDEX IX ON dbo.T (Y) INCLUDE (A, C);",
        {rules::AlterColumn{.name = "A", .type = "float"},
         rules::AlterColumn{.name = "B", .type = "float"},
         rules::AlterColumn{.name = "C", .type = "float"}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_FALSE(steps[0].is_safe);
    EXPECT_THAT(steps[0].findings, ElementsAre(0U, 1U));
    EXPECT_TRUE(steps[1].is_safe);
    EXPECT_THAT(steps[1].findings, ElementsAre(2U));
}

// B is too much with A, and D with C. Each of them is asked only with those in its key.
TEST(JoinAlterations, EachKeyHasItsOwnColumnThatIsTooMuch) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (X varchar(1686) NOT NULL, A real NOT NULL, B real NOT NULL, "
        "C real NOT NULL, D real NOT NULL);\n"
        "CREATE INDEX IX_AB ON dbo.T (X, A, B) INCLUDE (C, D);\n"
        "CREATE INDEX IX_CD ON dbo.T (X, C, D);",
        {rules::AlterColumn{.name = "A", .type = "float"},
         rules::AlterColumn{.name = "B", .type = "float"},
         rules::AlterColumn{.name = "C", .type = "float"},
         rules::AlterColumn{.name = "D", .type = "float"}});
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_TRUE(steps[0].is_safe);
    EXPECT_THAT(steps[0].findings, ElementsAre(0U, 2U));
    EXPECT_FALSE(steps[1].is_safe);
    EXPECT_THAT(steps[1].findings, ElementsAre(1U));
    EXPECT_THAT(steps[1].change,
                AllOf(HasSubstr("index IX_AB, whose"), Not(HasSubstr("IX_CD, whose"))));
    EXPECT_FALSE(steps[2].is_safe);
    EXPECT_THAT(steps[2].findings, ElementsAre(3U));
}

// Reports show each finding with the text of its step.
TEST(JoinAlterations, TheTextsOfManyColumnsUnderOneIndexStaySmall) {
    constexpr int count = 300;
    constexpr std::size_t megabyte = 1'000'000;
    for (const auto& [each, of_steps, of_findings] :
         {std::tuple("", megabyte / 2, 6 * megabyte),
          std::tuple(" DEFAULT 0", 2 * megabyte, 32 * megabyte)}) {
        std::size_t steps_size = 0;
        std::size_t findings_size = 0;
        for (const Step& step : steps_for(many_columns(count, each), all_not_null(count))) {
            EXPECT_TRUE(step.is_safe);
            const std::size_t size = step.title.size() + step.sql().size();
            steps_size += size;
            findings_size += size * step.findings.size();
        }
        EXPECT_LT(steps_size, of_steps) << each;
        EXPECT_LT(findings_size, of_findings) << each;
    }
}

}  // namespace
}  // namespace tsqlaudit::fix
