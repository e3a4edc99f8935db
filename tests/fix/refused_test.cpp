// What SQL Server refuses of a table or a column because of what it is: the step says so, and does
// not run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

rules::CreateIndex index_on(const std::string& column) {
    return {.key_columns = {{column, false}}};
}

std::string encrypted(const std::string& type, const std::string& how) {
    return type +
           " COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = K, "
           "ENCRYPTION_TYPE = " +
           how + ", ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NOT NULL";
}

TEST(Refused, NoKeyOnWhatIsEncryptedAtRandom) {
    const std::string begin = "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A ";
    for (const rules::Remedy& remedy :
         {rules::Remedy{index_on("A")}, rules::Remedy{rules::AddUniqueKey{.columns = {"A"}}}}) {
        const Step at_random =
            step_for(begin + encrypted("varchar(20)", "RANDOMIZED") + ");", remedy);
        EXPECT_FALSE(at_random.is_safe);
        EXPECT_THAT(at_random.sql(), StartsWith("-- A column of it has a type or an encryption "
                                                "that no index takes: change that first.\n"));
        EXPECT_TRUE(
            step_for(begin + encrypted("varchar(20)", "Deterministic") + ");", remedy).is_safe);
    }
}

TEST(Refused, NoIndexBesideTheColumnstoreOfALedger) {
    const std::string columns =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX C CLUSTERED COLUMNSTORE)";
    for (const rules::Remedy& remedy :
         {rules::Remedy{index_on("A")}, rules::Remedy{rules::AddUniqueKey{.columns = {"A"}}},
          rules::Remedy{rules::AddPrimaryKey{.columns = {"A"}, .is_clustered = false}}}) {
        EXPECT_THAT(
            step_for(columns + " WITH (LEDGER = ON (APPEND_ONLY = ON));", remedy).sql(),
            StartsWith("-- A ledger table with a clustered columnstore takes no other index"));
    }
    EXPECT_TRUE(step_for(columns + ";", index_on("A")).is_safe);
    EXPECT_TRUE(step_for(columns + ";", rules::AddUniqueKey{.columns = {"A"}}).is_safe);
    // Whether A is a good key is left to choose of any table.
    EXPECT_THAT(
        step_for(columns + ";", rules::AddPrimaryKey{.columns = {"A"}, .is_clustered = false})
            .sql(),
        StartsWith("-- Every index and every reference repeats the key"));
    EXPECT_TRUE(
        step_for("CREATE TABLE dbo.T (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));",
                 index_on("A"))
            .is_safe);
}

TEST(Refused, ALedgerKeepsTypesButNotLengths) {
    const std::string columns = "CREATE TABLE dbo.T (A varchar(200) NOT NULL, B int NULL) WITH ";
    const std::string append_only = "(LEDGER = ON (APPEND_ONLY = ON));";
    const std::string updatable = "(SYSTEM_VERSIONING = ON, LEDGER = ON);";
    for (const std::string& kind : {append_only, updatable}) {
        EXPECT_TRUE(step_for(columns + kind, rules::AlterColumn{"A", "varchar(2048)", {}}).is_safe);
        EXPECT_THAT(
            step_for(columns + kind, rules::AlterColumn{"B", "bigint", {}}).sql(),
            StartsWith("-- A ledger table keeps the types of its columns: make a new table.\n"));
    }
    const rules::AlterColumn not_null{"B", "", false};
    EXPECT_THAT(step_for(columns + append_only, not_null).sql(),
                StartsWith("-- An append-only ledger table takes no UPDATE and no DELETE"));
    EXPECT_THAT(step_for(columns + updatable, not_null).sql(),
                StartsWith("-- The history may hold NULL, and that of a ledger table takes no "
                           "UPDATE"));
    const std::string indexed =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NULL, INDEX IX (B)) WITH ";
    EXPECT_THAT(step_for(indexed + updatable, not_null).sql(),
                AllOf(StartsWith("-- The versioning of a ledger table stays on"),
                      Not(HasSubstr("has to be off"))));
}

TEST(Refused, ALedgerTakesNewColumnsThatAllowNull) {
    const std::string ledger =
        "CREATE TABLE dbo.T (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));";
    EXPECT_TRUE(
        step_for(ledger, rules::AddColumns{.columns = {{.name = "N", .type = "int"}}}).is_safe);
    EXPECT_FALSE(
        step_for(
            ledger,
            rules::AddColumns{
                .columns = {{.name = "N", .type = "int", .nullable = false, .default_value = "0"}}})
            .is_safe);
    const Step tenant = step_for(ledger, rules::AddTenantColumn{.name = "TenantId", .type = "int"});
    EXPECT_EQ(tenant.title, "Add TenantId to dbo.T");
    EXPECT_THAT(uncommented(tenant),
                AllOf(HasSubstr("An append-only ledger table takes no UPDATE"),
                      HasSubstr("ADD [TenantId] int NULL;"), Not(HasSubstr("UPDATE [dbo]")),
                      Not(HasSubstr("NOT NULL"))));
}

TEST(Refused, NoPeriodAfterWhichHistoryIsDeletedIsMadeUp) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, S datetime2 GENERATED "
        "ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD "
        "FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));";
    const Step step = step_for(sql, rules::SetRetention{});
    EXPECT_EQ(step.title, "Say how long the history of dbo.T is kept");
    EXPECT_THAT(
        uncommented(step),
        AllOf(StartsWith("\nChoose the period by what the law and the business ask for"),
              Not(HasSubstr("(error 137")), HasSubstr("(HISTORY_RETENTION_PERIOD = … YEARS));")));
    const std::vector<Step> steps =
        steps_for(sql, {rules::SetRetention{},
                        rules::CreateColumnstore{.is_clustered = true, .on_history = true}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[1].title, StartsWith("Say how long"));
    EXPECT_THAT(steps[1].sql(),
                HasSubstr("\n-- Where the history is to become a columnstore, do that before: its "
                          "clustered index cannot be replaced while a period is set (error "
                          "13766).\n"));
}

TEST(Refused, ACheckWaitsForTheTypeOfItsColumn) {
    const std::string sql = "CREATE TABLE dbo.T (Id int NOT NULL, A ntext NULL);";
    const std::vector<Step> steps =
        steps_for(sql, std::vector<rules::Remedy>{rules::AddCheck{"A", "ISJSON([A]) = 1"},
                                                  rules::AlterColumn{"A", "nvarchar(max)", {}}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[1].prerequisites, ElementsAre(0U));
    EXPECT_TRUE(steps[1].checks.empty());
    EXPECT_THAT(uncommented(steps[1]),
                StartsWith("\nA column of this type takes no CHECK: change the type first.\n"));
    EXPECT_TRUE(step_for("CREATE TABLE dbo.T (Id int NOT NULL, A nvarchar(max) NULL);",
                         rules::AddCheck{"A", "ISJSON([A]) = 1"})
                    .is_safe);
}

// Values of the other kind would convert the column in each check.
TEST(Checks, AListHasValuesOfTheKindOfTheColumn) {
    const auto list_of = [](const std::string& type) {
        return step_for("CREATE TABLE dbo.T (Id int NOT NULL, A " + type + " NULL);",
                        rules::AddCheck{"A", ""})
            .sql();
    };
    EXPECT_THAT(list_of("varchar(9)"), EndsWith("([A] IN ('…', '…'));"));
    EXPECT_THAT(list_of("nvarchar(9)"), EndsWith("([A] IN (N'…', N'…'));"));
}

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

TEST(Refused, NoGuidBecomesANumberNorANumberAGuid) {
    const Step step = step_for("CREATE TABLE dbo.T (Id int NOT NULL, A uniqueidentifier NOT NULL);",
                               rules::AlterColumn{"A", "int", {}});
    EXPECT_EQ(step.title, "Replace A of dbo.T by a column of type int");
    const std::string text = uncommented(step);
    EXPECT_THAT(text, AllOf(HasSubstr("SQL Server converts no uniqueidentifier to int (error 206)"),
                            HasSubstr("ALTER TABLE [dbo].[T] ADD [ANew] int NULL;"),
                            HasSubstr("UPDATE [dbo].[T] SET [ANew] = …;"),
                            HasSubstr("ALTER TABLE [dbo].[T] DROP COLUMN [A];"),
                            HasSubstr("EXEC sys.sp_rename N'[dbo].[T].[ANew]', N'A', N'COLUMN';"),
                            HasSubstr("ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;")));
    // The old values go only where each has a new one, and the new ones do not go in their place.
    const std::size_t check = text.find("WHERE [ANew] IS NULL AND [A] IS NOT NULL");
    const std::size_t drop = text.find("IF COL_LENGTH(N'[dbo].[T]', N'ANew') IS NOT NULL");
    EXPECT_LT(check, drop);
    EXPECT_LT(text.find("SET NOEXEC ON"), drop);
    EXPECT_LT(drop, text.find("DROP COLUMN [A]"));
    EXPECT_THAT(
        step_for("CREATE TABLE dbo.T (Id int NOT NULL, A bigint NULL);",
                 rules::AlterColumn{"A", "uniqueidentifier", {}})
            .sql(),
        AllOf(HasSubstr("converts no bigint to uniqueidentifier"), Not(HasSubstr("NOT NULL;"))));
    EXPECT_THAT(step_for("CREATE TABLE dbo.T (Id int NOT NULL, A uniqueidentifier NULL);",
                         rules::AlterColumn{"A", "char(36)", {}})
                    .sql(),
                HasSubstr("ALTER COLUMN [A] char(36) NULL;"));
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

TEST(Refused, AnIndexThatAHintNamesStays) {
    const std::string table =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_1 (A), INDEX IX_2 (A, B));\n"
        "CREATE TABLE dbo.U (A int NOT NULL, INDEX IX_1 (A));\nGO\n";
    const rules::DropIndexRemedy drop{0};
    for (const char* const body :
         {"SELECT A FROM dbo.T WITH (INDEX(ix_1)) WHERE B = 1",
          "SELECT A FROM T WITH (INDEX = IX_1)",
          "SELECT A FROM dbo.T WITH (NOLOCK, INDEX (IX_2, [IX_1]))",
          "SELECT A FROM dbo.U JOIN dbo.T AS t WITH (FORCESEEK (IX_1 (A))) ON t.A = U.A"}) {
        const Step step = step_for(table + "CREATE PROCEDURE dbo.P AS " + body, drop);
        EXPECT_FALSE(step.is_safe) << body;
        EXPECT_THAT(step.sql(), StartsWith("-- dbo.P names it in a hint, and would fail without it "
                                           "(error 308): change that first.\n"))
            << body;
    }
    for (const char* const body :
         {"SELECT A FROM dbo.T WITH (INDEX(IX_2)) WHERE B = 1", "SELECT A FROM dbo.T WITH (NOLOCK)",
          "SELECT A FROM dbo.U WITH (INDEX(IX_1))",
          "CREATE TABLE #x (A int); CREATE INDEX IX_1 ON #x (A); SELECT A FROM dbo.T"}) {
        EXPECT_TRUE(step_for(table + "CREATE PROCEDURE dbo.P AS " + body, drop).is_safe) << body;
    }
}

// The wider key has another name.
TEST(Refused, AKeyThatAHintNamesIsReplacedOnceTheHintIsGone) {
    const std::string table =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NOT NULL, A "
        "int NOT NULL, B nvarchar(50) NULL);\n"
        "CREATE UNIQUE INDEX UX_Old ON dbo.T (A);\n";
    const rules::ReplaceUniqueKey wider{.index = 1, .columns = {"TenantId", "A"}};
    const std::string shared = "stays unique over all.\n";
    EXPECT_THAT(uncommented(step_for(table, wider)),
                HasSubstr(shared + "IF NOT EXISTS (SELECT 1 FROM sys.indexes"));
    EXPECT_THAT(uncommented(step_for(table + "GO\nCREATE VIEW dbo.V AS SELECT A FROM dbo.T WITH "
                                             "(INDEX(UX_Old));",
                                     wider)),
                HasSubstr(shared + "dbo.V names it in a hint, and would fail without it (error "
                                   "308): change that first.\nIF NOT EXISTS"));
    EXPECT_THAT(
        uncommented(
            step_for(table + "CREATE FULLTEXT INDEX ON dbo.T (B) KEY INDEX UX_Old;", wider)),
        HasSubstr(shared + "It is the key of the full-text index (error 7614): give that another "
                           "one.\nIF NOT EXISTS"));
}

// The new index would take the place of one that a hint names: both stay.
TEST(Refused, AnIndexThatAHintNamesIsNotReplaced) {
    const std::string table =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_1 (A));";
    const rules::CreateIndex wider{.key_columns = {{"A", false}, {"B", false}}};
    EXPECT_EQ(steps_for(table, {wider}).size(), 2U);
    EXPECT_EQ(
        steps_for(table + "\nGO\nCREATE VIEW dbo.V AS SELECT A FROM dbo.T WITH (INDEX(IX_1));",
                  {wider})
            .size(),
        1U);
}

// Nothing is read or written for it, but where the rows are in memory.
TEST(Refused, ALongerTextCostsNothingOnDisk) {
    const rules::AlterColumn longer{"A", "varchar(2048)", {}};
    const std::string columns =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, A "
        "varchar(255) NOT NULL)";
    EXPECT_EQ(step_for(columns + ";", longer).cost, "");
    EXPECT_EQ(step_for(columns + " WITH (MEMORY_OPTIMIZED = ON);", longer).cost,
              "Rewrites the rows under a lock.");
    EXPECT_EQ(step_for(columns + ";", rules::AlterColumn{"A", "varchar(99)", {}}).cost,
              "Reads all rows under a lock.");
    EXPECT_EQ(step_for("CREATE TABLE dbo.T (A varchar(255) NULL);",
                       rules::AlterColumn{"A", "varchar(2048)", false})
                  .cost,
              "Reads all rows under a lock.");
    EXPECT_EQ(step_for(columns + ";", rules::AlterColumn{"A", "varchar(max)", {}}).cost,
              "Rewrites the rows under a lock.");
    EXPECT_EQ(step_for(columns + ";", rules::AlterColumn{"A", "nvarchar(2048)", {}}).cost,
              "Rewrites the rows under a lock.");
}

TEST(Refused, ADefaultThatAForeignKeySetsStays) {
    const auto step = [](const std::string& key) {
        return step_for(
            "CREATE TABLE dbo.P (Id int NOT NULL PRIMARY KEY);\n"
            "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NULL CONSTRAINT DF_A DEFAULT "
            "1 " +
                key + ", B int NULL DEFAULT 1);",
            rules::DropDefault{"a"});
    };
    const Step named = step("CONSTRAINT FK_T REFERENCES dbo.P (Id) ON DELETE SET DEFAULT");
    EXPECT_FALSE(named.is_safe);
    EXPECT_THAT(named.sql(), StartsWith("-- The foreign key FK_T gives rows the default once their "
                                        "parent goes (SET DEFAULT): "));
    EXPECT_THAT(step("REFERENCES dbo.P (Id) ON UPDATE SET DEFAULT").sql(),
                StartsWith("-- The foreign key on (A) gives rows the default "));
    EXPECT_TRUE(step("REFERENCES dbo.P (Id) ON DELETE SET NULL").is_safe);
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

// Without the partitioning column, or a place of its own, a key inherits the partitions (1908).
TEST(Refused, AKeyOfAPartitionedTable) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL, D date NOT NULL, IsDeleted bit NOT "
        "NULL) ON PS (D);";
    const Step primary =
        step_for(sql, rules::AddPrimaryKey{.columns = {"Id"}, .is_clustered = false});
    EXPECT_FALSE(primary.is_safe);
    EXPECT_THAT(primary.sql(), HasSubstr("has to contain D: it no longer keeps (Id) unique"));
    EXPECT_THAT(uncommented(primary), HasSubstr("PRIMARY KEY NONCLUSTERED ([Id], [D]);"));
    EXPECT_THAT(uncommented(primary), HasSubstr("GROUP BY [Id], [D] HAVING"));
    const std::string widening =
        "-- On a partitioned table the key has to contain D: it no longer keeps (Id) unique";
    const std::string not_null = "-- Make every key column NOT NULL first.\n";
    EXPECT_THAT(primary.sql(), StartsWith(widening));
    const std::string nullable = "CREATE TABLE dbo.T (Id int NOT NULL, D date NULL) ON PS (D);";
    EXPECT_THAT(step_for(nullable, rules::AddPrimaryKey{.columns = {"Id"}}).sql(),
                StartsWith(not_null + widening));
    EXPECT_THAT(step_for(nullable, rules::AddPrimaryKey{.columns = {"D", "Id"}}).sql(),
                AllOf(StartsWith(not_null), Not(HasSubstr("has to contain"))));
    EXPECT_THAT(uncommented(step_for(sql, rules::AddPrimaryKey{.columns = {"D", "Id"}})),
                HasSubstr("([D], [Id]);"));
    const Step unique = step_for(sql, rules::AddUniqueKey{.columns = {"A"}});
    EXPECT_FALSE(unique.is_safe);
    EXPECT_THAT(uncommented(unique), HasSubstr("UNIQUE NONCLUSTERED ([A])\n"));
    EXPECT_THAT(uncommented(unique), HasSubstr("    ON [PRIMARY];"));
    EXPECT_THAT(uncommented(step_for(
                    sql, rules::AddUniqueKey{.columns = {"A"}, .filter = "[IsDeleted] = 0"})),
                HasSubstr("WHERE [IsDeleted] = 0\n        ON [PRIMARY];"));
    EXPECT_THAT(step_for(sql, rules::AddUniqueKey{.columns = {"D", "A"}}).sql(),
                Not(HasSubstr("[PRIMARY]")));
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

// 2729: known to be steady and precise, or persisted, which takes the first for granted.
TEST(Refused, AKeyIsNoComputedColumnThatNobodyCanBeSureOf) {
    const auto is_safe = [](const std::string& computed) {
        const std::string sql =
            "CREATE TABLE dbo.T (Id int NOT NULL, N varchar(9) NOT NULL, F float NOT NULL, "
            "D datetime NOT NULL, A AS " +
            computed + ");";
        const Step index = step_for(sql, index_on("A"));
        const Step key = step_for(sql, rules::AddUniqueKey{.columns = {"Id", "A"}});
        EXPECT_EQ(index.is_safe, key.is_safe) << computed;
        if (!index.is_safe) {
            EXPECT_THAT(index.sql(), StartsWith("-- An index takes a computed column only if it is "
                                                "deterministic, and precise or PERSISTED"));
        }
        return index.is_safe;
    };
    for (const char* const sure :
         {"(Id * 2)", "('SO' + CONVERT(varchar(23), Id))", "(UPPER(LEFT(N, 3)))", "YEAR(D)",
          "CAST(Id AS decimal(9, 2))", "(CASE WHEN Id > 1 THEN N ELSE '' END)",
          "(Id * 1.5e0) PERSISTED", "(DATEDIFF(day, D, D))", "CAST(D AS date)",
          "CONVERT(char(8), D, 112)"}) {
        EXPECT_TRUE(is_safe(sure)) << sure;
    }
    for (const char* const unsure :
         {"(Id * 1.5e0)", "CAST(F AS int)", "CONVERT(varchar(30), GETDATE())",
          "CAST(USER_NAME() AS varchar(9))", "CAST(dbo.F(Id) AS int)", "CONVERT(varchar(30), D)",
          "CAST(N AS datetime)", "CONVERT(varchar(30), D, 109)",
          "CAST(FORMAT(Id, 'N') AS varchar(9))"}) {
        EXPECT_FALSE(is_safe(unsure)) << unsure;
    }
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

// To whoever runs the script, the rows that it hides are missing.
TEST(Refused, NoCheckLooksForParentsBehindASecurityPolicy) {
    const auto step = [](const std::string& state) {
        return step_for(
            "CREATE TABLE dbo.P (Id int NOT NULL PRIMARY KEY);\n"
            "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NULL);\n"
            "ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT FK_T FOREIGN KEY (A) REFERENCES dbo.P "
            "(Id);\nGO\n"
            "CREATE FUNCTION dbo.F (@i int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS "
            "x WHERE @i = 1;\nGO\n"
            "CREATE SECURITY POLICY dbo.S ADD FILTER PREDICATE dbo.F(Id) ON dbo.P WITH (STATE = " +
                state + ");",
            rules::ValidateConstraint{"FK_T"});
    };
    EXPECT_TRUE(step("ON").is_safe);
    EXPECT_THAT(step("ON").sql(), Not(HasSubstr("EXISTS")));
    EXPECT_EQ(step("OFF").checks, "");
    EXPECT_THAT(step("OFF").sql(), HasSubstr("NOT EXISTS (SELECT 1 FROM [dbo].[P] AS p"));
}

// A key that waits for a person is no index for those who search.
TEST(Refused, AKeyThatIsLeftToChooseReplacesNoIndex) {
    const std::string sql =
        "CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, IsDeleted bit NULL);";
    rules::AddUniqueKey key{
        .columns = {"A", "B"}, .filter = "[IsDeleted] = 0", .is_of_live_rows = true};
    rules::CreateIndex search = index_on("A");
    search.live_rows_suffice = true;
    EXPECT_EQ(steps_for(sql, std::vector<rules::Remedy>{key, search}).size(), 1U);
    key.doubtful_flag = "IsDeleted";
    const std::vector<Step> steps = steps_for(sql, std::vector<rules::Remedy>{key, search});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].sql(), StartsWith("-- Make IsDeleted NOT NULL first: "));
    EXPECT_TRUE(steps[1].is_safe);
    EXPECT_THAT(steps[1].sql(), EndsWith("ON [dbo].[T] ([A]);"));
    EXPECT_THAT(step_for("CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, IsDeleted AS "
                         "CAST(A AS bit) PERSISTED NOT NULL);",
                         key)
                    .sql(),
                StartsWith("-- A filter takes no computed column, such as IsDeleted (error "
                           "10609): "));
}

// Which value says that a row is live is known to people only.
TEST(Refused, AKeyOfLiveRowsByAMarkThatIsNoBitIsLeftToChoose) {
    const Step step = step_for("CREATE TABLE dbo.T (A int NOT NULL, Deleted char(1) NOT NULL);",
                               rules::AddUniqueKey{.columns = {"A"},
                                                   .filter = "[Deleted] = …",
                                                   .is_of_live_rows = true,
                                                   .doubtful_flag = "Deleted",
                                                   .is_searched_by = true});
    EXPECT_FALSE(step.is_safe);
    EXPECT_THAT(
        step.sql(),
        StartsWith("-- See which value Deleted has in rows that are live, and that no row "
                   "has NULL there: deleted rows may have the same.\n"
                   "-- Where rows may repeat it, a plain index will do: without one, searches by "
                   "it read the whole table.\n"));
}

// Who deleted a row may be unknown, and a line that is cancelled may keep its number.
TEST(Refused, AKeyOfLiveRowsByAMarkThatMayMeanSomethingElseIsLeftToChoose) {
    const Step who = step_for("CREATE TABLE dbo.T (A int NOT NULL, DeletedBy int NULL);",
                              rules::AddUniqueKey{.columns = {"A"},
                                                  .filter = "[DeletedBy] IS NULL",
                                                  .is_of_live_rows = true,
                                                  .doubtful_flag = "DeletedBy"});
    EXPECT_FALSE(who.is_safe);
    EXPECT_THAT(who.sql(), StartsWith("-- See that DeletedBy is NULL in rows that are live and in "
                                      "no other: deleted rows may have the same.\n"));
    const Step cancelled = step_for("CREATE TABLE dbo.T (A int NOT NULL, Cancelled bit NOT NULL);",
                                    rules::AddUniqueKey{.columns = {"A"},
                                                        .filter = "[Cancelled] = 0",
                                                        .is_of_live_rows = true,
                                                        .doubtful_flag = "Cancelled"});
    EXPECT_FALSE(cancelled.is_safe);
    EXPECT_THAT(cancelled.sql(),
                StartsWith("-- See that Cancelled says that a row is gone: only rows with "
                           "[Cancelled] = 0 will be unique.\n"));
}

// The script makes the index; the key would do its work.
TEST(Refused, AKeyThatIsAGuessSaysWhichIndexItWouldReplace) {
    const std::vector<Step> steps =
        steps_for("CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);",
                  std::vector<TableRemedy>{
                      {"T", index_on("A")},
                      {"T", rules::AddUniqueKey{.columns = {"A", "B"}}, rules::Confidence::Guess}});
    ASSERT_EQ(steps.size(), 2U);
    const auto is_template = [](const Step& step) { return !step.is_safe; };
    const auto found = std::ranges::find_if(steps, is_template);
    ASSERT_NE(found, steps.end());
    EXPECT_THAT(found->sql(),
                HasSubstr("\n-- It does the work of the index on (A) as well: drop that one "
                          "then.\n"));
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

// Two unique indexes that differ in what they include become one.
TEST(Refused, LikeKeysAreReplacedByOneThatIncludesAll) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (TenantId int NOT NULL, A int NOT NULL, B int NOT NULL, C int NOT "
        "NULL);"
        "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B);"
        "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (TenantId, C);",
        rules::ReplaceUniqueKey{.index = 0, .columns = {"TenantId", "A"}, .likewise = {1}});
    EXPECT_THAT(uncommented(step),
                HasSubstr("ON [dbo].[T] ([TenantId], [A])\n        INCLUDE ([B], "
                          "[C])"));
    EXPECT_THAT(uncommented(step), HasSubstr("DROP INDEX IF EXISTS [UX_1]"));
    EXPECT_THAT(uncommented(step), HasSubstr("DROP INDEX IF EXISTS [UX_2]"));
}

// None of their options is lost; where both have one, the first is kept.
TEST(Refused, LikeKeysAreReplacedByOneWithTheOptionsOfAll) {
    const std::string begin =
        "CREATE TABLE dbo.T (TenantId int NOT NULL, A int NOT NULL, B int NOT NULL, C int NOT "
        "NULL);";
    const rules::ReplaceUniqueKey key{.index = 0, .columns = {"TenantId", "A"}, .likewise = {1}};
    EXPECT_THAT(
        uncommented(step_for(begin + "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B);"
                                     "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (C) WITH "
                                     "(FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = "
                                     "PAGE);",
                             key)),
        HasSubstr("WITH (FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = PAGE)"));
    EXPECT_THAT(
        uncommented(step_for(
            begin + "CREATE UNIQUE INDEX UX_1 ON dbo.T (A) INCLUDE (B) WITH (FILLFACTOR = 70);"
                    "CREATE UNIQUE INDEX UX_2 ON dbo.T (A) INCLUDE (C) WITH (FILLFACTOR = 80);",
            key)),
        HasSubstr("WITH (FILLFACTOR = 70)"));
}

}  // namespace
}  // namespace tsqlaudit::fix
