// What SQL Server refuses of a table or a column because of what it is: the step says so, and does
// not run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tsqlaudit::fix
