#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

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

// Which of the indexes a foreign key leans on, nobody sees; SQL Server refuses to drop that one.
TEST(Messages, ForeignKeysKeepLikeUniqueIndexesFromBeingDropped) {
    const auto fix = [](const std::string& keys) {
        const Schema schema{
            {"a.sql",
             "CREATE TABLE dbo.Post (PostId int PRIMARY KEY, PostNo int NOT NULL, Grade int, "
             "Site int, ReliefNo int);\n"
             "CREATE UNIQUE INDEX UX_1 ON dbo.Post (PostNo) INCLUDE (Grade);\n"
             "CREATE UNIQUE INDEX UX_2 ON dbo.Post (PostNo) INCLUDE (Site);\n"
             "CREATE TABLE dbo.Holder (HolderId int PRIMARY KEY, PostId int, PostNo int);\n" +
                 keys}};
        return schema.run({"fix", "--rule", "duplicate-index"}).output;
    };
    const std::string drop = "and drop UX_1 and UX_2.";
    const std::string of_holder =
        "ALTER TABLE dbo.Holder ADD CONSTRAINT FK_Holder FOREIGN KEY (PostNo) REFERENCES dbo.Post "
        "(postno);\n";
    EXPECT_THAT(fix(of_holder),
                HasSubstr(drop + " A foreign key leans on one of them and keeps it from being "
                                 "dropped (error 3723): drop FK_Holder of dbo.Holder before,"));
    EXPECT_THAT(fix(of_holder + "ALTER TABLE dbo.Post ADD FOREIGN KEY (ReliefNo) REFERENCES "
                                "dbo.Post (PostNo);"),
                HasSubstr("drop the one of dbo.Post and FK_Holder of dbo.Holder before, and create "
                          "them again"));
    // It leans on the primary key.
    EXPECT_THAT(fix("ALTER TABLE dbo.Holder ADD FOREIGN KEY (PostId) REFERENCES dbo.Post;"),
                AllOf(HasSubstr(drop), Not(HasSubstr("foreign key"))));
}

}  // namespace
}  // namespace tsqlaudit::test
