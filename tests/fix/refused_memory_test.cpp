// What SQL Server refuses of a memory-optimized table: the step says so, and does not run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Refused, AnIndexInMemoryGoesAndComesBackByAlterTable) {
    const rules::AlterColumn not_null{"A", "", false};
    const std::string begin =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, A int NULL";
    const std::string end = ") WITH (MEMORY_OPTIMIZED = ON);";
    const Step step = step_for(begin + ", INDEX IX NONCLUSTERED (A DESC)" + end, not_null);
    EXPECT_TRUE(step.is_safe);
    EXPECT_THAT(statements_of(step),
                ElementsAre("ALTER TABLE [dbo].[T] DROP INDEX [IX];",
                            "ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;",
                            "ALTER TABLE [dbo].[T] ADD INDEX [IX] NONCLUSTERED ([A] DESC);"));
    EXPECT_THAT(
        step_for(begin + ", INDEX IX HASH (A) WITH (BUCKET_COUNT = 1024)" + end, not_null).sql(),
        HasSubstr("index IX, which is a hash index."));
    EXPECT_THAT(step_for("CREATE TABLE dbo.T (A int NULL, INDEX IX NONCLUSTERED (A)) WITH "
                         "(MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_ONLY);",
                         not_null)
                    .sql(),
                HasSubstr("index IX, without which a memory-optimised table would have none."));
}

TEST(Refused, ATenantInMemoryIsIndexedByAlterTable) {
    const Step step = step_for(
        "CREATE TABLE dbo.Tenant (TenantId int NOT NULL CONSTRAINT PK_Tenant PRIMARY KEY);\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED) WITH "
        "(MEMORY_OPTIMIZED = ON);",
        rules::AddTenantColumn{.name = "TenantId", .type = "int"});
    EXPECT_EQ(step.title, "Add TenantId to dbo.T and fill it");
    EXPECT_THAT(
        uncommented(step),
        AllOf(HasSubstr("dbo.T has rows without TenantId: fill it for them."),
              HasSubstr("ALTER TABLE [dbo].[T] ADD INDEX [IX_T_TenantId] NONCLUSTERED "
                        "([TenantId]);"),
              Not(HasSubstr("by hand")), Not(HasSubstr("CREATE ")), Not(HasSubstr("FOREIGN KEY"))));
}

// What keeps any table from being filled keeps one in memory from it, too.
TEST(Refused, ATenantInMemoryIsFilledAsAnyOther) {
    const std::string schema =
        "CREATE TABLE dbo.P (PId int NOT NULL CONSTRAINT PK_P PRIMARY KEY NONCLUSTERED, TenantId "
        "int NOT NULL) WITH (MEMORY_OPTIMIZED = ON);\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, PId int NOT "
        "NULL CONSTRAINT FK_T REFERENCES dbo.P (PId)) WITH (MEMORY_OPTIMIZED = ON);\n";
    const rules::AddTenantColumn tenant{
        .name = "TenantId", .type = "int", .path_tables = {0}, .path_keys = {0}};
    EXPECT_THAT(step_for(schema, tenant).sql(),
                StartsWith("-- Programs that insert rows without the column are refused"));
    EXPECT_THAT(
        step_for(schema + "GO\nCREATE TRIGGER dbo.R ON dbo.T AFTER UPDATE AS SELECT 1;", tenant)
            .sql(),
        StartsWith("-- Filling the column fires the triggers of the table for every row: "
                   "see what they do, and disable them meanwhile where that is not "
                   "meant.\n-- Programs that insert"));
}

TEST(Refused, NoMoreThan8IndexesInMemoryBefore2017) {
    std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, A int NOT NULL, "
        "B int NOT NULL";
    for (const char number : std::string("123456")) {
        sql += std::string(", INDEX I") + number + " (A, B)";
    }
    const std::string end = ") WITH (MEMORY_OPTIMIZED = ON);";
    using enum sqlserver::Target;
    const std::vector<rules::Remedy> one{index_on("B")};
    const std::vector<rules::Remedy> two{index_on("B"), rules::AddUniqueKey{.columns = {"A"}}};
    EXPECT_TRUE(steps_for(sql + end, one, Sql2016).at(0).is_safe);
    for (const Step& step : steps_for(sql + end, two, Sql2016)) {
        EXPECT_THAT(step.sql(), StartsWith("-- A memory-optimised table of SQL Server 2016 takes 8 "
                                           "indexes, and it would have 9: choose which.\n"));
    }
    for (const Step& step : steps_for(sql + end, two, Sql2017)) {
        EXPECT_TRUE(step.is_safe);
    }
    EXPECT_FALSE(steps_for(sql + ", INDEX I7 (A, B)" + end, one, Sql2016).at(0).is_safe);
    // One goes, one comes.
    const std::vector<rules::Remedy> exchange{index_on("B"), rules::DropIndexRemedy{1}};
    for (const Step& step : steps_for(sql + ", INDEX I7 (A, B)" + end, exchange, Sql2016)) {
        EXPECT_TRUE(step.is_safe) << step.sql();
    }
}

// 12349: it lets neither columns nor other indexes come.
TEST(Refused, NothingComesBesideAColumnstoreInMemory) {
    const std::string begin =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, A int NOT NULL";
    const std::string end = ") WITH (MEMORY_OPTIMIZED = ON);";
    for (const rules::Remedy& remedy :
         {rules::Remedy{index_on("A")}, rules::Remedy{rules::AddUniqueKey{.columns = {"A"}}},
          rules::Remedy{rules::AddColumns{.columns = {{.name = "B", .type = "int"}}}}}) {
        const Step step = step_for(begin + ", INDEX C CLUSTERED COLUMNSTORE" + end, remedy);
        EXPECT_FALSE(step.is_safe);
        EXPECT_THAT(step.sql(), HasSubstr("takes no such change (error 12349)"));
        EXPECT_TRUE(step_for(begin + end, remedy).is_safe);
    }
}

// It has no filtered index: what is looked for is what the key would refuse.
TEST(Refused, AKeyInMemoryCountsDeletedRowsAsWell) {
    const std::string begin =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, A int NOT NULL, IsDeleted ";
    const std::string end = " NOT NULL) WITH (MEMORY_OPTIMIZED = ON);";
    for (const auto& [type, key] :
         {std::pair{"bit", rules::AddUniqueKey{.columns = {"A"}, .filter = "[IsDeleted] = 0"}},
          std::pair{"char(1)", rules::AddUniqueKey{.columns = {"A"},
                               .filter = "[IsDeleted] = 'N'",
                               .doubtful_flag = "IsDeleted"}}}) {
        const Step step = step_for(begin + type + end, key);
        EXPECT_FALSE(step.is_safe);
        EXPECT_THAT(step.sql(), HasSubstr("has no filtered indexes")) << type;
        EXPECT_THAT(step.sql(), Not(HasSubstr("WHERE [IsDeleted]"))) << type;
        EXPECT_THAT(uncommented(step), HasSubstr("UNIQUE NONCLUSTERED ([A])")) << type;
    }
}

TEST(Refused, NoColumnInMemoryOfATypeThatIsNotThere) {
    const std::string begin = "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED)";
    const rules::AddColumns offset{.columns = {{.name = "B", .type = "datetimeoffset(3)"}}};
    EXPECT_THAT(step_for(begin + " WITH (MEMORY_OPTIMIZED = ON);", offset).sql(),
                StartsWith("-- A memory-optimised table takes no datetimeoffset(3): "));
    EXPECT_TRUE(step_for(begin + ";", offset).is_safe);
    const rules::AddColumns time{.columns = {{.name = "B", .type = "datetime2(3)"}}};
    EXPECT_TRUE(step_for(begin + " WITH (MEMORY_OPTIMIZED = ON);", time).is_safe);
}

TEST(Refused, AnIndexInMemoryIsNotBuiltOnline) {
    const std::string columns =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, A int "
        "NOT NULL)";
    const rules::AddUniqueKey key{.columns = {"A"}};
    EXPECT_THAT(step_for(columns + ";", key).cost, HasSubstr("ONLINE"));
    EXPECT_EQ(step_for(columns + " WITH (MEMORY_OPTIMIZED = ON);", key).cost,
              "Builds an index of all rows under a lock.");
}

}  // namespace
}  // namespace tsqlaudit::fix
