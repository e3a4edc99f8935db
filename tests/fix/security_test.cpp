// Row-level security and FILESTREAM: templates that hold every statement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// The template of a remedy for the table dbo.T, without the marks of a comment.
std::string template_for(const std::string& sql, const rules::Remedy& remedy) {
    return uncommented(step_for(sql, remedy));
}

const std::string table =
    "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NOT NULL);\n";
const rules::AddSecurityPredicates secured{"TenantId"};

TEST(Security, SchemaFunctionAndPolicyAreMadeOnce) {
    EXPECT_THAT(template_for(table, secured),
                HasSubstr("sys.sp_set_session_context N'TenantId', …, @read_only = 1. Columns"));
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

// Another type than that of the tenants does not stay.
TEST(Security, TheFunctionTakesTheTypeOfTheTenants) {
    EXPECT_THAT(
        template_for("CREATE TABLE dbo.Tenant (TenantId int NOT NULL CONSTRAINT PK_Tenant PRIMARY "
                     "KEY, TenantName nvarchar(50) NOT NULL);\n"
                     "CREATE TABLE dbo.T (Id int NOT NULL, TenantId uniqueidentifier NOT NULL);",
                     secured),
        HasSubstr("CREATE FUNCTION [security].[IsOwnTenant] (@TenantId int)"));
}

TEST(Security, WhatIsThereIsUsed) {
    const std::string other =
        "CREATE TABLE dbo.U (Id int NOT NULL, TenantId int NOT NULL);\nGO\n"
        "CREATE SECURITY POLICY rls.P ADD FILTER PREDICATE rls.IsMine(TenantId) ON dbo.U WITH "
        "(STATE = ON);\nGO\n";
    EXPECT_THAT(
        template_for(table + other, secured),
        AllOf(EndsWith("\nIF NOT EXISTS (SELECT 1 FROM sys.security_predicates\n"
                       "               WHERE target_object_id = OBJECT_ID(N'[dbo].[T]') AND "
                       "predicate_type_desc = N'FILTER')\n"
                       "    ALTER SECURITY POLICY [rls].[P] ADD FILTER PREDICATE "
                       "[rls].[IsMine]([TenantId]) ON [dbo].[T],\n"
                       "        ADD BLOCK PREDICATE [rls].[IsMine]([TenantId]) ON [dbo].[T] "
                       "AFTER INSERT,\n"
                       "        ADD BLOCK PREDICATE [rls].[IsMine]([TenantId]) ON [dbo].[T] "
                       "AFTER UPDATE;"),
              HasSubstr("say its tenant first, as rls.IsMine asks for it, or it sees no row. Col"),
              Not(HasSubstr("CREATE SECURITY POLICY")), Not(HasSubstr("CREATE FUNCTION")),
              Not(HasSubstr("sp_set_session_context")), Not(HasSubstr("is off"))));
    const std::string blocks =
        "GO\nCREATE SECURITY POLICY rls.Q ADD BLOCK PREDICATE rls.IsMine(TenantId) ON dbo.T AFTER "
        "INSERT WITH (STATE = OFF);\n";
    EXPECT_THAT(
        template_for(table + blocks, secured),
        AllOf(EndsWith("\nIF NOT EXISTS (SELECT 1 FROM sys.security_predicates\n"
                       "               WHERE target_object_id = OBJECT_ID(N'[dbo].[T]') AND "
                       "predicate_type_desc = N'FILTER')\n"
                       "    ALTER SECURITY POLICY [rls].[Q] ADD FILTER PREDICATE "
                       "[rls].[IsMine]([TenantId]) ON [dbo].[T];\nGO\n"
                       "IF EXISTS (SELECT 1 FROM sys.security_policies WHERE object_id = "
                       "OBJECT_ID(N'[rls].[Q]') AND is_enabled = 0)\n"
                       "    ALTER SECURITY POLICY [rls].[Q] WITH (STATE = ON);"),
              Not(HasSubstr("CREATE SECURITY POLICY")), Not(HasSubstr("is off"))));
}

// The table would join it, and stay as open as it is.
TEST(Security, APolicyThatIsJoinedIsTurnedOn) {
    const std::string other =
        "CREATE TABLE dbo.U (Id int NOT NULL, TenantId int NOT NULL);\nGO\n"
        "CREATE SECURITY POLICY rls.P ADD FILTER PREDICATE rls.IsMine(TenantId) ON dbo.U WITH "
        "(STATE = OFF);\nGO\n";
    EXPECT_THAT(template_for(table + other, secured),
                AllOf(HasSubstr("\nrls.P is off, and once it is on, it holds for the other tables "
                                "that it names, too.\n"),
                      EndsWith("ON [dbo].[T] AFTER UPDATE;\nGO\n"
                               "IF EXISTS (SELECT 1 FROM sys.security_policies WHERE object_id = "
                               "OBJECT_ID(N'[rls].[P]') AND is_enabled = 0)\n"
                               "    ALTER SECURITY POLICY [rls].[P] WITH (STATE = ON);")));
}

// The policy that is on only blocks: the filter is there already, in one that is off.
TEST(Security, AFilterThatIsOffIsTurnedOn) {
    const std::string policies =
        "GO\nCREATE SECURITY POLICY rls.Filters ADD FILTER PREDICATE rls.IsMine(TenantId) ON dbo.T "
        "WITH (STATE = OFF);\n"
        "GO\nCREATE SECURITY POLICY rls.Blocks ADD BLOCK PREDICATE rls.IsMine(TenantId) ON dbo.T "
        "AFTER INSERT WITH (STATE = ON);\n";
    EXPECT_THAT(template_for(table + policies, secured),
                AllOf(HasSubstr("    ALTER SECURITY POLICY [rls].[Filters] WITH (STATE = ON);"),
                      Not(HasSubstr("[rls].[Blocks]"))));
}

TEST(Security, APolicyThatIsOnIsWidenedBeforeOneThatIsOff) {
    const std::string policies =
        "GO\nCREATE SECURITY POLICY rls.A ADD BLOCK PREDICATE rls.IsMine(TenantId) ON dbo.T AFTER "
        "UPDATE WITH (STATE = OFF);\n"
        "GO\nCREATE SECURITY POLICY rls.B ADD BLOCK PREDICATE rls.IsMine(TenantId) ON dbo.T AFTER "
        "INSERT WITH (STATE = ON);\n";
    EXPECT_THAT(template_for(table + policies, secured),
                AllOf(HasSubstr("ALTER SECURITY POLICY [rls].[B] ADD FILTER PREDICATE "
                                "[rls].[IsMine]([TenantId]) ON [dbo].[T];"),
                      Not(HasSubstr("STATE = ON"))));
}

TEST(Security, NamesThatAreTakenGetANumber) {
    const std::string taken =
        "GO\nCREATE FUNCTION security.IsOwnTenant (@x int) RETURNS int AS BEGIN RETURN 1 END;\nGO\n"
        "CREATE VIEW security.dbo_T AS SELECT Id FROM dbo.T;\n";
    EXPECT_THAT(template_for(table + taken, secured),
                AllOf(HasSubstr("CREATE FUNCTION [security].[IsOwnTenant_2] (@TenantId int)"),
                      HasSubstr("CREATE SECURITY POLICY [security].[dbo_T_2]\n        ADD FILTER "
                                "PREDICATE [security].[IsOwnTenant_2]([TenantId])")));
}

TEST(Security, AnIndexedViewIsInTheWay) {
    const auto view = [](const std::string& index) {
        return table +
               "GO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT Id, TenantId FROM dbo.T;\nGO\n" +
               index;
    };
    EXPECT_THAT(template_for(view("CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (Id);"), secured),
                HasSubstr("Drop the indexes of dbo.V first"));
    EXPECT_THAT(template_for(view(""), secured), Not(HasSubstr("dbo.V")));
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

// Another table beside it would hold the same.
TEST(Filestream, WhatHasATableOfItsOwnGetsNoOther) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Body varbinary(max) "
        "NULL);";
    const rules::MoveLob apart{.column = "Body", .filestream_possible = true};
    rules::MoveLob own = apart;
    own.has_own_table = true;
    EXPECT_THAT(template_for(sql, apart), HasSubstr("CREATE TABLE [dbo].[TBody]"));
    EXPECT_THAT(template_for(sql, own),
                AllOf(Not(HasSubstr("CREATE TABLE")), HasSubstr("FILESTREAM NULL;")));
    own.filestream_possible = false;
    own.filestream_blocker = "it is a cloud";
    EXPECT_THAT(step_for(sql, own).sql(),
                AllOf(HasSubstr("external storage"), HasSubstr("it is a cloud")));
}

// A table has one ROWGUIDCOL, whatever moves to FILESTREAM.
TEST(Filestream, TwoContentsShareOneRowGuid) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, RowGuid int "
        "NULL, A varbinary(max) NULL, B varbinary(max) NULL);",
        {rules::MoveLob{.column = "A", .filestream_possible = true},
         rules::MoveLob{.column = "B", .filestream_possible = true}});
    ASSERT_EQ(steps.size(), 2U);
    for (const Step& step : steps) {
        EXPECT_THAT(uncommented(step), HasSubstr("ADD [RowGuid_2] uniqueidentifier ROWGUIDCOL"));
    }
}

// A filter holds for administrators too, so that the rows of the parent would not be found.
TEST(Security, ATenantIsNotCopiedFromRowsThatAPolicyHides) {
    const std::string schema =
        "CREATE TABLE dbo.P (PId int NOT NULL CONSTRAINT PK_P PRIMARY KEY, TenantId int NOT "
        "NULL);\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, PId int NOT NULL "
        "CONSTRAINT FK_T REFERENCES dbo.P (PId));\nGO\n"
        "CREATE SECURITY POLICY rls.Q ADD FILTER PREDICATE rls.IsMine(TenantId) ON dbo.P WITH "
        "(STATE = ";
    const rules::AddTenantColumn tenant{
        .name = "TenantId", .type = "int", .path_tables = {0}, .path_keys = {0}};
    EXPECT_THAT(step_for(schema + "OFF);", tenant).sql(),
                StartsWith("-- Programs that insert rows without the column are refused once it is "
                           "NOT NULL: add and fill it, let all of them fill it, and then run the "
                           "whole step.\n-- IF COL_LENGTH(N'[dbo].[T]', N'TenantId') IS NULL\n"));
    const Step step = step_for(schema + "ON);", tenant);
    EXPECT_FALSE(step.is_safe);
    EXPECT_THAT(step.sql(), HasSubstr("-- The security policy rls.Q filters what this reads"));
}

}  // namespace
}  // namespace tsqlaudit::fix
