// What SQL Server refuses of JSON, and how checks of it go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// text and ntext become nothing but a long text (4927).
TEST(Refused, OldTextBecomesJsonByWayOfALongText) {
    const Step step = steps_for("CREATE TABLE dbo.T (Id int NOT NULL, A ntext NOT NULL);",
                                std::vector<rules::Remedy>{rules::AlterColumn{"A", "json", {}}},
                                sqlserver::Target::Sql2025)
                          .at(0);
    const std::string text = uncommented(step);
    EXPECT_THAT(text, HasSubstr("WHERE ISJSON(CAST([A] AS nvarchar(max))) = 0"));
    EXPECT_THAT(text, HasSubstr("    ALTER TABLE [dbo].[T] ALTER COLUMN [A] nvarchar(max) NOT "
                                "NULL;\nGO\nALTER TABLE [dbo].[T] ALTER COLUMN [A] json NOT "
                                "NULL;"));
}

TEST(Refused, AJsonIndexNeedsAClusteredPrimaryKey) {
    const auto sql = [](const std::string& key, sqlserver::Target target) {
        return uncommented(steps_for("CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T " + key +
                                         ", A json NULL);",
                                     std::vector<rules::Remedy>{rules::CreateJsonIndex{"A"}},
                                     target)
                               .at(0));
    };
    using enum sqlserver::Target;
    EXPECT_THAT(sql("PRIMARY KEY", Sql2025), HasSubstr("CREATE JSON INDEX [JX_T_A]"));
    for (const std::string& text :
         {sql("PRIMARY KEY NONCLUSTERED", Sql2025), sql("PRIMARY KEY", Azure)}) {
        EXPECT_THAT(text, AllOf(HasSubstr("ADD [APath] AS CAST(JSON_VALUE([A]"),
                                Not(HasSubstr("JSON INDEX"))));
    }
}

// The json type takes nothing that is no JSON; what else the check asks for stays.
TEST(Refused, ACheckOfJsonGoesWithTheText) {
    const auto step = [](const std::string& check) {
        return steps_for("CREATE TABLE dbo.T (A nvarchar(max) NULL CONSTRAINT CK_A CHECK (" +
                             check + "));",
                         std::vector<rules::Remedy>{rules::AlterColumn{"A", "json", {}}},
                         sqlserver::Target::Sql2025)
            .at(0)
            .sql();
    };
    for (const std::string check :
         {"ISJSON(A) = 1", "ISJSON(A) > 0", "A IS NULL OR ISJSON(A) = 1"}) {
        EXPECT_THAT(step(check), HasSubstr("DROP CONSTRAINT IF EXISTS [CK_A]")) << check;
        EXPECT_THAT(step(check), Not(HasSubstr("ADD CONSTRAINT [CK_A]"))) << check;
    }
    for (const std::string check :
         {"ISJSON(A) = 0", "A IS NULL", "ISJSON(A, OBJECT) = 1", "ISJSON(A) = 1 AND A IS NOT NULL",
          "JSON_VALUE(A, '$.a') IS NOT NULL"}) {
        EXPECT_THAT(step(check), HasSubstr("ADD CONSTRAINT [CK_A]")) << check;
    }
}

// json is neither compared nor read as text: such a check would be refused after the column is
// altered, and the table left without it.
TEST(Refused, ACheckThatJsonDoesNotTakeIsWrittenAgain) {
    const auto step = [](const std::string& check) {
        return uncommented(
            steps_for("CREATE TABLE dbo.T (A nvarchar(max) NULL CONSTRAINT CK_A CHECK (" + check +
                          "), B nvarchar(max) NULL);",
                      std::vector<rules::Remedy>{rules::AlterColumn{"A", "json", {}}},
                      sqlserver::Target::Sql2025)
                .at(0));
    };
    for (const std::string check : {"ISJSON(A) = 1 AND LEN(A) < 100000", "A = N'' OR ISJSON(A) = 1",
                                    "LEFT(A, 1) = '{'", "A LIKE '{%'", "ISJSON(ISNULL(A, '')) = 1",
                                    "DATALENGTH(A) < 8000", "ISJSON(A) = 1 OR ISJSON(B + A) = 1"}) {
        EXPECT_THAT(step(check), HasSubstr("DROP CONSTRAINT IF EXISTS [CK_A]")) << check;
        EXPECT_THAT(step(check), HasSubstr("\n    -- Write it again: json is compared, and read "
                                           "as text, only where it is CAST to nvarchar(max).\n"
                                           "    ALTER TABLE [dbo].[T] WITH CHECK\n"
                                           "        ADD CONSTRAINT [CK_A] CHECK (…);"))
            << check;
    }
    for (const std::string check :
         {"ISJSON(A, ARRAY) = 1", "JSON_VALUE(A, '$.v') = '1' AND A IS NOT NULL",
          "LEN(CAST(A AS nvarchar(max))) < 9", "ISJSON(A) = 1 AND LEN(B) < 9",
          "ISJSON(A) = 1 AND ISJSON(B) = 1"}) {
        EXPECT_THAT(step(check), Not(HasSubstr("Write it again"))) << check;
        EXPECT_THAT(step(check), HasSubstr("ADD CONSTRAINT [CK_A] CHECK (" + check + ")"));
    }
    EXPECT_THAT(step("ISJSON(ISNULL(A, N'{}')) = 1"), Not(HasSubstr("ADD CONSTRAINT")));
}

// A check that SQL Server named, of which nothing has to come back.
TEST(Refused, AnUnnamedCheckOfJsonNeedNotComeBack) {
    const auto step = [](const std::string& more) {
        return steps_for("CREATE TABLE dbo.T (A nvarchar(max) NULL" + more,
                         std::vector<rules::Remedy>{rules::AlterColumn{"A", "json", {}}},
                         sqlserver::Target::Sql2025)
            .at(0)
            .sql();
    };
    EXPECT_THAT(step(" CHECK (ISJSON(A) = 1), B int CHECK (B > 0));"),
                HasSubstr("a check on (A), which is one of several whose names SQL Server made up, "
                          "and need not come back, since json asks the same."));
    EXPECT_THAT(step(" CHECK (LEN(A) > 1), B int CHECK (B > 0));"),
                AllOf(HasSubstr("which is one of several whose names SQL Server made up."),
                      Not(HasSubstr("need not come back"))));
    // The only one is found, trusted or not.
    const std::string untrusted =
        step("); ALTER TABLE dbo.T WITH NOCHECK ADD CHECK (ISJSON(A) = 1);");
    EXPECT_THAT(untrusted, AllOf(HasSubstr("DROP CONSTRAINT"), Not(HasSubstr("put back after")),
                                 Not(HasSubstr("ADD CONSTRAINT"))));
}

// Nothing comes back that would have to be as it was.
TEST(Refused, ADisabledCheckOfJsonGoesAsWell) {
    const Step step =
        steps_for(
            "CREATE TABLE dbo.T (A nvarchar(max) NULL);"
            "ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_A CHECK (ISJSON(A) = 1);"
            "ALTER TABLE dbo.T NOCHECK CONSTRAINT CK_A;",
            std::vector<rules::Remedy>{rules::AlterColumn{"A", "json", {}}},
            sqlserver::Target::Sql2025)
            .at(0);
    EXPECT_THAT(step.sql(), Not(HasSubstr("put back after it")));
    EXPECT_THAT(uncommented(step), HasSubstr("DROP CONSTRAINT IF EXISTS [CK_A]"));
    EXPECT_THAT(uncommented(step), Not(HasSubstr("ADD CONSTRAINT")));
}

}  // namespace
}  // namespace tsqlaudit::fix
