#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// What a message says follows is true for the table: here the rows of a tenant lie together.
TEST(Messages, AKeyThatBeginsWithTheTenantIsReadByTenant) {
    const auto message = [](const std::string& key) {
        const Schema schema{{"a.sql",
                             "CREATE TABLE dbo.Tenant (TenantId int PRIMARY KEY);\n"
                             "CREATE TABLE dbo.Branch (TenantId int NOT NULL REFERENCES "
                             "dbo.Tenant, BranchNo int NOT NULL, Title nvarchar(40), "
                             "PRIMARY KEY (TenantId, BranchNo));\n"
                             "CREATE TABLE dbo.Visit (TenantId int NOT NULL, VisitId "
                             "bigint IDENTITY NOT NULL, BranchNo int NOT NULL, PaidAmount "
                             "money NOT NULL, VisitedAt datetime2 NOT NULL, PRIMARY KEY (" +
                                 key +
                                 "), FOREIGN KEY (TenantId, BranchNo) REFERENCES "
                                 "dbo.Branch (TenantId, BranchNo));"}};
        return schema.run({"audit", "--select", "missing-foreign-key-index", "--format", "console"})
            .output;
    };
    EXPECT_THAT(message("TenantId, VisitId"),
                HasSubstr("reads all rows of one TenantId in dbo.Visit"));
    EXPECT_THAT(message("VisitId"), HasSubstr("scans dbo.Visit"));
}

TEST(Messages, WhatLiesBehindTheParentsIsNotCalledParent) {
    const Schema schema{
        {"a.sql",
         "CREATE TABLE dbo.Prompt (PromptId int PRIMARY KEY, TenantId int NOT NULL);\n"
         "CREATE TABLE dbo.Survey (SurveyId int PRIMARY KEY, TenantId int NOT NULL);\n"
         "CREATE TABLE dbo.Run (RunId int PRIMARY KEY, PromptId int NOT NULL "
         "REFERENCES dbo.Prompt, SurveyId int NOT NULL REFERENCES dbo.Survey);\n"
         "CREATE TABLE dbo.Reply (ReplyId int PRIMARY KEY, Score float, RunId int "
         "NOT NULL REFERENCES dbo.Run);"}};
    const std::string output =
        schema.run({"audit", "--select", "missing-tenant-id", "--format", "console"}).output;
    EXPECT_THAT(output, HasSubstr("dbo.Run has no tenant column, and its parents dbo.Prompt and "
                                  "dbo.Survey may belong"));
    EXPECT_THAT(output, HasSubstr("dbo.Reply has no tenant column, and dbo.Prompt and dbo.Survey, "
                                  "to which its foreign keys lead, may belong"));
}

// Columns that the schema has nowhere yet are named as the table writes its own.
TEST(Messages, NewColumnsAreNamedInTheStyleOfTheTable) {
    const auto fix = [](const std::string& table) {
        const Schema schema{
            {"a.sql", "CREATE TABLE dbo.tenant (tenant_id int PRIMARY KEY);\n" + table}};
        return schema.run({"fix", "--rule", "missing-audit-columns"}).output;
    };
    EXPECT_THAT(fix("CREATE TABLE dbo.shelf (shelf_id int PRIMARY KEY, tenant_id int NOT NULL);"),
                AllOf(HasSubstr("ADD [created_at]"), HasSubstr("ADD [created_by]")));
    EXPECT_THAT(fix("CREATE TABLE dbo.SHELF (SHELF_ID int PRIMARY KEY, TENANT_ID int NOT NULL);"),
                HasSubstr("ADD [CREATED_BY]"));
    EXPECT_THAT(fix("CREATE TABLE dbo.Shelf (Shelf_Id int PRIMARY KEY, TenantId int NOT NULL);"),
                HasSubstr("ADD [CreatedBy]"));
    EXPECT_THAT(fix("CREATE TABLE dbo.shelf (shelfId int PRIMARY KEY, tenantId int NOT NULL);"),
                HasSubstr("ADD [createdBy]"));
    // Where no letter of a name is small or capital, none begins with a small one.
    EXPECT_THAT(fix("CREATE TABLE dbo.[表] ([表Id] int PRIMARY KEY, [親Id] int NOT NULL "
                    "REFERENCES dbo.tenant (tenant_id));"),
                HasSubstr("ADD [CreatedBy]"));
}

}  // namespace
}  // namespace tsqlaudit::test
