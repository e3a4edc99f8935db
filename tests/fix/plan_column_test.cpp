// Steps that add and alter columns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fix/batch.h"
#include "fix/plan_fixture.h"
#include "sqlserver/data_type.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// NOT NULL waits for the programs, which would be refused.
TEST_F(PlanTest, TenantColumnIsFilledFromTheParentAndNeverDefaulted) {
    rules::AddTenantColumn remedy{"TenantId", "int", {1}, {0}};
    const Plan result = plan_for({remedy});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_EQ(
        result.steps.at(0).sql(),
        commented(
            "Programs that insert rows without the column are refused once it is NOT NULL: "
            "add and fill it, let all of them fill it, and then run the whole step.\n"
            "IF COL_LENGTH(N'[dbo].[Child]', N'TenantId') IS NULL\n"
            "    ALTER TABLE [dbo].[Child] ADD [TenantId] int NULL;\nGO\n"
            "UPDATE c\n    SET c.[TenantId] = p1.[TenantId]\n    FROM [dbo].[Child] AS c\n"
            "    JOIN [dbo].[Parent] AS p1 ON p1.[Id] = c.[ParentId]\n"
            "    WHERE c.[TenantId] IS NULL;\nGO\n"
            "IF EXISTS (SELECT 1 FROM [dbo].[Child] WHERE [TenantId] IS NULL)\nBEGIN\n"
            "    RAISERROR(N'dbo.Child has rows whose TenantId the parent does not tell: fill it "
            "for them.', 16, 1);\n    SET NOEXEC ON;\nEND;\nGO\n"
            "IF EXISTS (SELECT 1 FROM sys.columns\n"
            "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'TenantId' AND "
            "is_nullable = 1)\n"
            "    ALTER TABLE [dbo].[Child] ALTER COLUMN [TenantId] int NOT NULL;\nGO\n"
            "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
            "OBJECT_ID(N'[dbo].[Child]') AND name = N'IX_Child_TenantId')\n"
            "    CREATE NONCLUSTERED INDEX [IX_Child_TenantId]\n"
            "        ON [dbo].[Child] ([TenantId]);"));
}

TEST_F(PlanTest, TenantColumnOverANullableKeyNeedsAPerson) {
    catalog_.tables[0].columns[1].is_nullable = true;
    rules::AddTenantColumn remedy{"TenantId", "int", {1}, {0}};
    const Plan result = plan_for({remedy});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), Not(HasSubstr("\nALTER TABLE [dbo].[Child] ALTER")));
}

TEST_F(PlanTest, FillingATenantColumnFiresTriggers) {
    catalog_.tables[0].triggers.push_back({.name = {"dbo", "TR_Child"}});
    const Plan result = plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}});
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- Filling the column fires the triggers"));
}

TEST_F(PlanTest, AColumnOfTheNameOfTheTenantIsNotAddedAgain) {
    catalog_.tables[0].columns.push_back(column("tenantid", "varchar"));
    const Plan result = plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}});
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- There is a column of that name already"));
}

TEST_F(PlanTest, NotNullIsRefusedWhileNullsExist) {
    rules::AlterColumn alter;
    alter.name = "Kind";
    alter.nullable = false;
    EXPECT_EQ(
        sql_for(alter),
        "IF EXISTS (SELECT 1 FROM [dbo].[Child] WHERE [Kind] IS NULL)\n"
        "BEGIN\n"
        "    RAISERROR(N'dbo.Child has NULL in Kind: fill it or delete the rows first.', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "IF EXISTS (SELECT 1 FROM sys.columns\n"
        "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'Kind' AND "
        "is_nullable = 1)\n"
        "    ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] int NOT NULL;\n"
        "GO\n"
        "SET NOEXEC OFF;");
}

TEST_F(PlanTest, UnnamedDefaultIsDroppedByLookingItsNameUp) {
    catalog_.tables[0].columns[2].default_constraint = catalog::DefaultConstraint{};
    EXPECT_THAT(sql_for(rules::DropDefault{"Kind"}), HasSubstr("sys.default_constraints"));
    catalog_.tables[0].columns[2].default_constraint->name = "DF_Kind";
    EXPECT_EQ(sql_for(rules::DropDefault{"Kind"}),
              "ALTER TABLE [dbo].[Child] DROP CONSTRAINT IF EXISTS [DF_Kind];");
    catalog_.tables[0].columns[2].is_nullable = true;
    EXPECT_THAT(plan_for({rules::DropDefault{"Kind"}}).steps.at(0).cost, HasSubstr("writes NULL"));
    catalog_.tables[0].columns[2].is_nullable = false;
    EXPECT_THAT(plan_for({rules::DropDefault{"Kind"}}).steps.at(0).cost, HasSubstr("is refused"));
}

TEST_F(PlanTest, ChangesOfOneColumnBecomeOneStatement) {
    const Plan result =
        plan_for({rules::AlterColumn{.name = "Kind", .nullable = false},
                  rules::AlterColumn{.name = "kind", .type = "bigint", .nullable = true}});
    ASSERT_EQ(result.steps.size(), 1U);
    EXPECT_THAT(result.steps[0].sql(),
                HasSubstr("ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] bigint NOT NULL;"));
}

TEST_F(PlanTest, AColumnIsAlteredBeforeItIsIndexed) {
    std::vector<rules::Finding> findings(2);
    findings[0].priority = 1;
    rules::CreateIndex index;
    index.key_columns = {{"Kind", false}};
    findings[0].remedy = index;
    findings[1].priority = 2;
    findings[1].remedy = rules::AlterColumn{.name = "Kind", .type = "bigint"};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_EQ(result.step_of.at(1), 0U);
    EXPECT_EQ(result.step_of.at(0), 1U);
}

TEST_F(PlanTest, AColumnThatIsThereIsNotAddedAgain) {
    const Plan result =
        plan_for({rules::AddColumns{.columns = {{.name = "KIND", .type = "datetime2(7)"}}}});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- "));
}

TEST_F(PlanTest, DefaultsOfAddedColumnsHaveNames) {
    const rules::AddColumns columns{
        .columns = {{.name = "CreatedAt", .type = "datetime2(3)", .default_value = "GETDATE()"},
                    {.name = "CreatedBy", .type = "int"}}};
    const Plan result = plan_for({columns});
    EXPECT_EQ(result.steps.at(0).title, "Add the columns CreatedAt, CreatedBy to dbo.Child");
    EXPECT_TRUE(result.steps.at(0).is_safe);
    EXPECT_EQ(result.steps.at(0).change,
              "IF COL_LENGTH(N'[dbo].[Child]', N'CreatedAt') IS NULL\n"
              "    ALTER TABLE [dbo].[Child] ADD [CreatedAt] datetime2(3) NULL\n"
              "        CONSTRAINT [DF_Child_CreatedAt] DEFAULT GETDATE();\n"
              "GO\n"
              "IF COL_LENGTH(N'[dbo].[Child]', N'CreatedBy') IS NULL\n"
              "    ALTER TABLE [dbo].[Child] ADD [CreatedBy] int NULL;");
}

TEST_F(PlanTest, ColumnsThatAPersonHasToWantAreATemplate) {
    const rules::NewColumn column{.name = "CreatedAt", .type = "datetime2(3)"};
    const Plan unusual =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Unusual}});
    EXPECT_FALSE(unusual.steps.at(0).is_safe);
    EXPECT_THAT(unusual.steps.at(0).sql(),
                StartsWith("-- Decide whether rows shall record it, as hardly any table"));
    const Plan unheard_of =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::New}});
    EXPECT_FALSE(unheard_of.steps.at(0).is_safe);
    EXPECT_THAT(unheard_of.steps.at(0).sql(),
                StartsWith("-- Decide whether rows shall record it, which no table"));
    const Plan unfilled =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Unfilled}});
    EXPECT_FALSE(unfilled.steps.at(0).is_safe);
    EXPECT_THAT(unfilled.steps.at(0).sql(),
                StartsWith("-- In most tables no default fills CreatedAt: "));
    const Plan login =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Login}});
    EXPECT_FALSE(login.steps.at(0).is_safe);
    EXPECT_THAT(login.steps.at(0).sql(),
                StartsWith("-- No table of the schema has such a column: decide who is to be "
                           "recorded. "));
}

TEST_F(PlanTest, AFullTableTakesNoColumn) {
    const rules::AddColumns one{.columns = {{.name = "CreatedAt", .type = "datetime2(7)"}}};
    const rules::AddColumns other{.columns = {{.name = "CreatedBy", .type = "nvarchar(128)"}}};
    catalog::NamedList<catalog::Column>& columns = catalog_.tables[0].columns;
    while (columns.size() < 1023) {
        columns.push_back(column("C" + std::to_string(columns.size()), "bit"));
    }
    EXPECT_TRUE(plan_for({one}).steps.at(0).is_safe);
    // Each would fit, both do not.
    const Plan both = plan_for({one, other});
    EXPECT_THAT(both.steps.at(0).sql(),
                StartsWith("-- The table would have 1025 columns, over the limit of 1024 (error "
                           "1702)"));
    EXPECT_FALSE(both.steps.at(1).is_safe);
    columns.push_back(column("Last", "bit"));
    EXPECT_FALSE(plan_for({one}).steps.at(0).is_safe);
    EXPECT_FALSE(
        plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}}).steps.at(0).is_safe);
}

TEST_F(PlanTest, ARowThatIsFullTakesNoColumn) {
    catalog::NamedList<catalog::Column>& columns = catalog_.tables[0].columns;
    // Header 4 + 2, three int columns 12, null bitmap 1; 8 bytes are left.
    for (const int length : {8000, 8060 - 19 - 8 - 8000}) {
        columns.push_back(column("Filler" + std::to_string(length), "int"));
        columns.back().type =
            sqlserver::make_system_type("", "char", length, std::nullopt, false, "");
    }
    const auto add = [](const char* type) {
        return rules::AddColumns{.columns = {{.name = "CreatedAt", .type = type}}};
    };
    EXPECT_TRUE(plan_for({add("bigint")}).steps.at(0).is_safe);
    EXPECT_TRUE(plan_for({add("nvarchar(4000)")}).steps.at(0).is_safe);
    EXPECT_THAT(plan_for({add("char(9)")}).steps.at(0).sql(),
                StartsWith("-- A row would have at least 8061 bytes, over the limit of 8060 (error "
                           "1701)"));
}

TEST_F(PlanTest, OnlyTextHasACollation) {
    catalog_.tables[0].columns[2].collation = "Latin1_General_BIN2";
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "json"}),
                Not(HasSubstr("COLLATE")));
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "nvarchar(20)"}),
                HasSubstr("nvarchar(20) COLLATE Latin1_General_BIN2"));
}

TEST_F(PlanTest, AlteredTypesAreComparedWithWhatTheSchemaHas) {
    catalog_.tables[0].columns[2].type =
        sqlserver::make_system_type("", "nvarchar", 20, std::nullopt, false, "");
    EXPECT_EQ(sql_for(rules::AlterColumn{.name = "Kind", .type = "nvarchar(40)"}),
              "IF EXISTS (SELECT 1 FROM sys.columns\n"
              "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'Kind' AND "
              "user_type_id = TYPE_ID(N'nvarchar') AND max_length = 40)\n"
              "    ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] nvarchar(40) NULL;");
    catalog_.tables[0].columns[2].type =
        sqlserver::make_system_type("", "decimal", 9, 2, false, "");
    EXPECT_THAT(
        sql_for(rules::AlterColumn{.name = "Kind", .type = "decimal(18, 2)"}),
        HasSubstr("TYPE_ID(N'decimal'), TYPE_ID(N'numeric')) AND precision = 9 AND scale = 2)"));
}

TEST_F(PlanTest, TheTypeJsonNeedsItsVersion) {
    std::vector<rules::Finding> findings(1);
    findings[0].remedy = rules::AlterColumn{.name = "Kind", .type = "json"};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2025}, findings);
    EXPECT_EQ(result.steps.at(0).needs, sqlserver::Target::Sql2025);
    EXPECT_EQ(plan_for({rules::Compress{}}).steps.at(0).needs, sqlserver::Target::Sql2016);
}

}  // namespace
}  // namespace tsqlaudit::fix
