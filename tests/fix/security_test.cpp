// Row-level security, partitions and FILESTREAM: templates that hold every statement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "facts/facts.h"
#include "fix/plan.h"
#include "support/catalog_from.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The template of a remedy for the table dbo.T, without the marks of a comment.
std::string template_for(const std::string& sql, const rules::Remedy& remedy) {
    const test::BuiltCatalog built = test::catalog_from(sql);
    const facts::Settings settings{.target = sqlserver::Target::Sql2022, .multi_tenant = true};
    const facts::SchemaFacts schema = facts::derive(built.catalog, settings);
    rules::Finding finding;
    finding.table = static_cast<std::size_t>(built.catalog.find_table({"dbo", "T"}) -
                                             built.catalog.tables.data());
    finding.remedy = remedy;
    const Plan result = plan(built.catalog, schema, settings, {finding});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    std::string text = "\n" + result.steps.at(0).sql;
    for (std::size_t at = 0; (at = text.find("\n-- ", at)) != std::string::npos; ++at) {
        text.erase(at + 1, 3);
    }
    return text;
}

const std::string table =
    "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NOT NULL);\n";
const rules::AddSecurityPredicates secured{"TenantId"};

TEST(Security, SchemaFunctionAndPolicyAreMadeOnce) {
    EXPECT_THAT(
        template_for(table, secured),
        HasSubstr("IF SCHEMA_ID(N'security') IS NULL\n"
                  "    EXEC (N'CREATE SCHEMA [security]');\n"
                  "GO\n"
                  "IF OBJECT_ID(N'[security].[IsOwnTenant]') IS NULL\n"
                  "    EXEC (N'CREATE FUNCTION [security].[IsOwnTenant] (@TenantId int)\n"
                  "    RETURNS TABLE\n"
                  "    WITH SCHEMABINDING\n"
                  "    AS RETURN\n"
                  "        SELECT 1 AS IsOwn\n"
                  "        WHERE @TenantId = CAST(SESSION_CONTEXT(N''TenantId'') AS int);');\n"
                  "GO\n"
                  "IF OBJECT_ID(N'[security].[dbo_T]') IS NULL\n"
                  "    CREATE SECURITY POLICY [security].[dbo_T]\n"
                  "        ADD FILTER PREDICATE [security].[IsOwnTenant]([TenantId]) ON "
                  "[dbo].[T],\n"
                  "        ADD BLOCK PREDICATE [security].[IsOwnTenant]([TenantId]) ON [dbo].[T] "
                  "AFTER INSERT,\n"
                  "        ADD BLOCK PREDICATE [security].[IsOwnTenant]([TenantId]) ON [dbo].[T] "
                  "AFTER UPDATE\n"
                  "        WITH (STATE = ON);"));
}

TEST(Security, WhatIsThereIsUsed) {
    const std::string other =
        "CREATE TABLE dbo.U (Id int NOT NULL, TenantId int NOT NULL);\nGO\n"
        "CREATE SECURITY POLICY rls.P ADD FILTER PREDICATE rls.IsMine(TenantId) ON dbo.U WITH "
        "(STATE = ON);\nGO\n";
    EXPECT_THAT(template_for(table + other, secured),
                AllOf(HasSubstr("CREATE SECURITY POLICY [rls].[dbo_T]\n        ADD FILTER "
                                "PREDICATE [rls].[IsMine]([TenantId]) ON [dbo].[T]"),
                      Not(HasSubstr("CREATE FUNCTION"))));
    const std::string blocks =
        "GO\nCREATE SECURITY POLICY rls.Q ADD BLOCK PREDICATE rls.IsMine(TenantId) ON dbo.T AFTER "
        "INSERT WITH (STATE = OFF);\n";
    EXPECT_THAT(template_for(table + blocks, secured),
                AllOf(HasSubstr("ALTER SECURITY POLICY [rls].[Q] ADD FILTER PREDICATE "
                                "[rls].[IsMine]([TenantId]) ON [dbo].[T];"),
                      HasSubstr("ALTER SECURITY POLICY [rls].[Q] WITH (STATE = ON);"),
                      Not(HasSubstr("CREATE SECURITY POLICY"))));
}

TEST(Security, TheHistoryIsFilteredAndNotBlocked) {
    const std::string text = template_for(
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, TenantId int NOT NULL, S datetime2 "
        "GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT "
        "NULL, PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = "
        "dbo.H));",
        secured);
    EXPECT_THAT(text, HasSubstr("ADD FILTER PREDICATE [security].[IsOwnTenant]([TenantId]) ON "
                                "[dbo].[H]\n"));
    EXPECT_THAT(text, Not(HasSubstr("ON [dbo].[H] AFTER")));
}

TEST(Security, AMemoryOptimisedTableNeedsANativeFunction) {
    EXPECT_THAT(template_for("CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, "
                             "TenantId int NOT NULL) WITH (MEMORY_OPTIMIZED = ON);",
                             secured),
                AllOf(HasSubstr("33506"), Not(HasSubstr("CREATE"))));
}

TEST(Partitioning, TheClusteredIndexMovesToTheScheme) {
    EXPECT_THAT(template_for(table, rules::PartitionTable{"TenantId", {}}),
                AllOf(HasSubstr("ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [PK_T];"),
                      HasSubstr("ADD CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([Id], [TenantId])\n"
                                "        ON [PS_T_TenantId] ([TenantId]);")));
    EXPECT_THAT(template_for("CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL);",
                             rules::PartitionTable{"A", {}}),
                HasSubstr("CREATE CLUSTERED INDEX [CX_T_A]\n        ON [dbo].[T] ([A])\n"
                          "        ON [PS_T_A] ([A]);"));
}

TEST(Filestream, TheContentMovesToAnotherColumn) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Body varbinary(max) "
        "NULL);";
    EXPECT_THAT(
        template_for(sql, rules::MoveLob{.column = "Body", .filestream_possible = true}),
        AllOf(HasSubstr("ADD [RowGuid] uniqueidentifier ROWGUIDCOL NOT NULL\n"),
              HasSubstr("ADD [BodyStream] varbinary(max) FILESTREAM NULL;"),
              HasSubstr("EXEC sys.sp_rename N'[dbo].[T].[BodyStream]', N'Body', N'COLUMN';")));
    EXPECT_THAT(
        template_for(sql, rules::MoveLob{.column = "Body", .filestream_blocker = "it is a cloud"}),
        Not(HasSubstr("ROWGUIDCOL")));
}

}  // namespace
}  // namespace tsqlaudit::fix
