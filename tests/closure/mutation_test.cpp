// The property has to fail when a fix is wrong: fixes broken on purpose.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "closure/closure.h"
#include "closure/refusals.h"

namespace tsqlaudit::test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Schema order_schema() {
    return {.name = "orders",
            .files = {{"schema.sql",
                       "CREATE TABLE dbo.Customer (CustomerId int IDENTITY NOT NULL CONSTRAINT "
                       "PK_Customer PRIMARY KEY, CreatedAt datetime2(7) NOT NULL);\n"
                       "CREATE TABLE dbo.[Order] (OrderId int IDENTITY NOT NULL CONSTRAINT "
                       "PK_Order PRIMARY KEY, CustomerId int NOT NULL CONSTRAINT FK_Order "
                       "REFERENCES dbo.Customer (CustomerId), Amount int NOT NULL DEFAULT 0, "
                       "CreatedAt datetime2(7) NOT NULL);\n"}},
            .settings = {}};
}

// The script without the statement that creates the index of the foreign key.
std::string without_index(const report::Audit& audit) {
    std::string script = fix_script(audit);
    const std::size_t begin = script.find("CREATE NONCLUSTERED INDEX [IX_Order_CustomerId]");
    EXPECT_NE(begin, std::string::npos);
    const std::size_t end = script.find(';', begin);
    return script.replace(begin, end - begin, "PRINT N'nothing'");
}

TEST(BrokenFix, NothingIsSaidOfOneThatIsWhole) {
    EXPECT_THAT(open_ends(order_schema()), IsEmpty());
}

TEST(BrokenFix, AMissingStatementLeavesTheFindingOpenAndTheStepToDo) {
    const std::vector<std::string> ends = open_ends(order_schema(), without_index);
    EXPECT_THAT(ends, Contains(StartsWith("open: missing-foreign-key-index(")));
    EXPECT_THAT(ends, Contains(AllOf(StartsWith("again: "), HasSubstr("(CustomerId)"))));
}

TEST(BrokenFix, AnIndexTooManyIsANewFinding) {
    const auto with_duplicate = [](const report::Audit& audit) {
        return fix_script(audit) + "\nCREATE INDEX IX_More ON dbo.[Order] (CustomerId);\n";
    };
    EXPECT_THAT(open_ends(order_schema(), with_duplicate),
                Contains(StartsWith("new: duplicate-index(")));
}

TEST(BrokenFix, AStatementThatIsNotUnderstoodIsReported) {
    const auto broken = [](const report::Audit& audit) {
        return fix_script(audit) + "\nGO\nALTER TABLE dbo.[Order] ADD CONSTRAINT;\n";
    };
    EXPECT_THAT(open_ends(order_schema(), broken), Contains(StartsWith("line ")));
}

// One statement each that SQL Server refuses, and its error.
TEST(BrokenFix, WhatSqlServerRefusesIsReported) {
    const std::pair<const char*, const char*> refused[] = {
        {"ALTER TABLE dbo.[Order] ALTER COLUMN CustomerId bigint NOT NULL;", "5074"},
        {"ALTER TABLE dbo.[Order] ALTER COLUMN Amount bigint NOT NULL;", "5074: the default"},
        {"ALTER TABLE dbo.Customer ALTER COLUMN CreatedAt date;", "nullability"},
        {"ALTER TABLE dbo.Customer DROP CONSTRAINT PK_Customer;", "3725"},
        {"ALTER TABLE dbo.Customer ADD Name nvarchar(10) NOT NULL;", "4901"},
        {"ALTER TABLE dbo.Customer ADD CONSTRAINT FK_Order CHECK (CustomerId > 0);", "2714"},
        {"CREATE CLUSTERED INDEX CX ON dbo.Customer (CreatedAt);", "1902"},
        {"DROP INDEX IX_None ON dbo.Customer;", "3701"},
        {"CREATE TABLE dbo.More (a int NOT NULL);", "a kind of statement"}};
    for (const auto& [statement, error] : refused) {
        EXPECT_THAT(refusals(order_schema(), statement), Contains(HasSubstr(error))) << statement;
    }
    EXPECT_THAT(refusals(order_schema(),
                         "CREATE INDEX IX ON dbo.[Order] (CustomerId);\n"
                         "ALTER TABLE dbo.Customer ADD Name nvarchar(10) NULL;\n"
                         "ALTER TABLE dbo.Customer ALTER COLUMN Name nvarchar(20) NULL;\n"
                         "DROP INDEX IX ON dbo.[Order];"),
                IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::test
