#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(CreateTable, ResolvesNullability) {
    EXPECT_EQ(describe("CREATE TABLE T ("
                       "Id int IDENTITY(10, -2), A int, B int NULL, C int NOT NULL, "
                       "K int NULL PRIMARY KEY, V rowversion, S sysname, S2 sysname NULL)"),
              "table dbo.T\n"
              "  column Id int not null identity(10,-2)\n"
              "  column A int null\n"
              "  column B int null\n"
              "  column C int not null\n"
              "  column K int not null\n"
              "  column V rowversion not null\n"
              "  column S nvarchar(128) alias sysname not null\n"
              "  column S2 nvarchar(128) alias sysname null\n"
              "  primary key clustered (K) inline\n");
    const BuiltCatalog built = catalog_from("CREATE TABLE T (A int, B int NULL, C int NOT NULL)");
    EXPECT_FALSE(built.catalog.tables.at(0).columns.at(0).nullability_stated);
    EXPECT_TRUE(built.catalog.tables.at(0).columns.at(1).nullability_stated);
    EXPECT_TRUE(built.catalog.tables.at(0).columns.at(2).nullability_stated);
}

TEST(CreateTable, KeepsSpellingAndIgnoresCaseInside) {
    EXPECT_EQ(describe("CREATE TABLE [My].[Order] ([Id] int NOT NULL, [Line No] int NOT NULL, "
                       "CONSTRAINT PK_Order PRIMARY KEY (ID, [line no] DESC), "
                       "INDEX IX_Line (LINE_NO_MISSING))"),
              "table My.Order\n"
              "  column Id int not null\n"
              "  column Line No int not null\n"
              "  primary key PK_Order clustered (Id, Line No DESC) inline\n"
              "! schema.sql:1:131 warning My.Order has no column LINE_NO_MISSING: the key or index "
              "that names it is left out\n");
}

TEST(CreateTable, PrimaryKeyIsClusteredUnlessSomethingElseIs) {
    const auto indexes = [](const std::string& elements) {
        const std::string all = describe("CREATE TABLE T (A int NOT NULL, B int" + elements);
        return all.substr(all.find("  column B int null\n") + 20);
    };
    EXPECT_EQ(indexes(", PRIMARY KEY (A))"), "  primary key clustered (A) inline\n");
    EXPECT_EQ(indexes(", PRIMARY KEY CLUSTERED (A))"), "  primary key clustered (A) inline\n");
    EXPECT_EQ(indexes(", PRIMARY KEY NONCLUSTERED (A))"), "  primary key (A) inline\n");
    EXPECT_EQ(indexes(", PRIMARY KEY (A), UNIQUE CLUSTERED (B))"),
              "  primary key (A) inline\n  unique clustered (B) inline\n");
    EXPECT_EQ(indexes(" INDEX IX CLUSTERED, PRIMARY KEY (A))"),
              "  primary key (A) inline\n  index IX clustered (B) inline\n");
    EXPECT_EQ(indexes(", INDEX CCI CLUSTERED COLUMNSTORE, PRIMARY KEY (A))"),
              "  primary key (A) inline\n  index CCI clustered columnstore () inline\n");
    EXPECT_EQ(indexes(", UNIQUE (B), PRIMARY KEY (A))"),
              "  primary key clustered (A) inline\n  unique (B) inline\n");
    EXPECT_EQ(indexes(", INDEX IX (B), PRIMARY KEY (A))"),
              "  primary key clustered (A) inline\n  index IX (B) inline\n");
}

TEST(CreateTable, ColumnConstraints) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int NOT NULL PRIMARY KEY)\n"
                       "CREATE TABLE T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, "
                       "B int NULL UNIQUE, C int DEFAULT (0), "
                       "D varchar(9) NOT NULL CONSTRAINT DF_D DEFAULT 'x' "
                       "CONSTRAINT CK_D CHECK (D <> '' AND d <> A), "
                       "E int REFERENCES P ON DELETE CASCADE)"),
              "table dbo.P\n"
              "  column Id int not null\n"
              "  primary key clustered (Id) inline\n"
              "table dbo.T\n"
              "  column A int not null\n"
              "  column B int null\n"
              "  column C int null default (0)\n"
              "  column D varchar(9) not null default 'x' named DF_D\n"
              "  column E int null\n"
              "  primary key PK_T clustered (A) inline\n"
              "  unique (B) inline\n"
              "  foreign key (E) -> dbo.P(Id) delete cascade inline\n"
              "  check CK_D D <> '' AND d <> A of (D, A) inline\n");
}

TEST(CreateTable, TextOfExpressionsIsAsWritten) {
    EXPECT_EQ(describe("CREATE TABLE T ([a] int DEFAULT ((0)), b AS (([a])+(1)), c AS (a)+(2), "
                       "CHECK (([a]>(0) AND [a]<(10))), CHECK ([a]>(0)))"),
              "table dbo.T\n"
              "  column a int null default ((0))\n"
              "  column b int null as (([a])+(1))\n"
              "  column c int null as (a)+(2)\n"
              "  check ([a]>(0) AND [a]<(10)) of (a) inline\n"
              "  check [a]>(0) of (a) inline\n");
}

TEST(CreateTable, MemoryOptimized) {
    EXPECT_EQ(describe("CREATE TABLE dbo.M (Id int IDENTITY NOT NULL, A int NOT NULL, B int NULL, "
                       "PRIMARY KEY NONCLUSTERED HASH (Id) WITH (BUCKET_COUNT = 1024), "
                       "INDEX IX_A NONCLUSTERED (A), INDEX IX_B HASH (B) WITH (BUCKET_COUNT=64)) "
                       "WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_ONLY)"),
              "table dbo.M memory-optimized schema-only\n"
              "  column Id int not null identity(1,1)\n"
              "  column A int not null\n"
              "  column B int null\n"
              "  primary key hash (Id) buckets 1024 inline\n"
              "  index IX_A (A) inline\n"
              "  index IX_B hash (B) buckets 64 inline\n");
    EXPECT_EQ(describe("CREATE TABLE M (Id int PRIMARY KEY) WITH (MEMORY_OPTIMIZED = ON)"),
              "table dbo.M memory-optimized\n"
              "  column Id int not null\n"
              "  primary key (Id) inline\n");
}

TEST(CreateTable, StorageFollowsTheClusteredIndex) {
    EXPECT_EQ(describe("CREATE TABLE T (A int NOT NULL, B date, "
                       "PRIMARY KEY (A) WITH (DATA_COMPRESSION = PAGE, FILLFACTOR = 80) ON FG2) "
                       "ON FG1 TEXTIMAGE_ON FG3"),
              "table dbo.T on FG2 textimage FG3 compression PAGE\n"
              "  column A int not null\n"
              "  column B date null\n"
              "  primary key clustered (A) compression PAGE on FG2 fill 80 inline\n");
    EXPECT_EQ(
        describe("CREATE TABLE T (A int NOT NULL, B date, PRIMARY KEY NONCLUSTERED (A) "
                 "ON [PRIMARY]) ON ps(b) WITH (DATA_COMPRESSION = ROW ON PARTITIONS (1, 3 TO 5), "
                 "DATA_COMPRESSION = NONE ON PARTITIONS (2))"),
        "table dbo.T on ps(B) compression 1..1 ROW compression 3..5 ROW compression 2..2 NONE\n"
        "  column A int not null\n"
        "  column B date null\n"
        "  primary key (A) on PRIMARY inline\n");
    EXPECT_EQ(describe("CREATE TABLE T (A int NOT NULL PRIMARY KEY) ON [default] "
                       "WITH (DATA_COMPRESSION = PAGE)"),
              "table dbo.T compression PAGE\n"
              "  column A int not null\n"
              "  primary key clustered (A) compression PAGE inline\n");
}

TEST(CreateTable, PartitionedByNoColumnOfItsOwn) {
    EXPECT_EQ(describe("CREATE TABLE T (a int) ON ps(b)\nCREATE INDEX IX ON T(a) ON ps(c)\n"
                       "CREATE TABLE U (a datetime2 NOT NULL, PERIOD FOR SYSTEM_TIME (a, b))"),
              "table dbo.T on ps\n"
              "  column a int null\n"
              "  index IX (a) on ps\n"
              "table dbo.U\n"
              "  column a datetime2(7) not null row start\n"
              "! schema.sql:1:1 warning dbo.T has no column b to be partitioned by\n"
              "! schema.sql:2:1 warning dbo.T has no column c to be partitioned by\n"
              "! schema.sql:3:1 warning dbo.U does not have the columns of its period\n");
}

TEST(CreateTable, CommentsStayWithTableAndColumn) {
    EXPECT_EQ(describe("-- One row per order.\n"
                       "CREATE TABLE T (\n"
                       "    A int, -- DEPRECATED: use B\n"
                       "    B int\n"
                       ")"),
              "table dbo.T comment One row per order.\n"
              "  column A int null comment DEPRECATED: use B\n"
              "  column B int null\n");
}

TEST(CreateTable, TemporaryTablesAndTableVariablesAreNoTables) {
    EXPECT_EQ(describe("CREATE TABLE #t (a int)\n"
                       "CREATE TABLE ##g (a int)\n"
                       "ALTER TABLE #t ADD b int\n"
                       "CREATE INDEX ix ON #t(a)\n"
                       "DROP INDEX ix ON #t\n"
                       "CREATE TABLE tempdb..#u (a int)\n"
                       "DROP TABLE #t\n"
                       "DECLARE @v TABLE (a int)\n"
                       "GO\n"
                       "CREATE TYPE dbo.Ids AS TABLE (Id int PRIMARY KEY)\n"),
              "");
}

TEST(CreateTable, TwoDefinitions) {
    EXPECT_EQ(
        describe({{"a.sql", "CREATE TABLE dbo.T (a int)"},
                  {"b/c.sql", "\nCREATE TABLE [DBO].t (b int, CONSTRAINT pk PRIMARY KEY (b))"}}),
        "table dbo.T\n"
        "  column a int null\n"
        "! b/c.sql:2:14 warning table dbo.T is already defined at a.sql:1; the first "
        "definition counts\n");
}

TEST(CreateTable, SecondDefinitionRepeatsItsIndexesSilently) {
    const std::string file =
        "CREATE TABLE T (a int NOT NULL, b int)\nGO\n"
        "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a)\n"
        "CREATE INDEX IX ON T(b)\n";
    EXPECT_EQ(describe({{"a.sql", file}, {"b.sql", file + "CREATE INDEX IX2 ON T(b, a)"}}),
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b int null\n"
              "  primary key PK clustered (a)\n"
              "  index IX (b)\n"
              "  index IX2 (b, a)\n"
              "! b.sql:1:14 warning table dbo.T is already defined at a.sql:1; the first "
              "definition counts\n");
}

TEST(CreateTable, SecondDefinitionDoesNotDoubleWhatHasNoName) {
    const std::string file =
        "CREATE TABLE T (a int NOT NULL, b int)\nGO\n"
        "ALTER TABLE T ADD PRIMARY KEY (a), UNIQUE (b), CHECK (b > 0), "
        "FOREIGN KEY (b) REFERENCES T, DEFAULT 1 FOR b\n";
    const std::string once = describe({{"a.sql", file}});
    EXPECT_EQ(describe({{"a.sql", file}, {"b.sql", file}}),
              once +
                  "! b.sql:1:14 warning table dbo.T is already defined at a.sql:1; the first "
                  "definition counts\n");
}

TEST(CreateTable, GuardedSecondDefinitionIsSilent) {
    EXPECT_EQ(describe({{"a.sql", "CREATE TABLE T (a int)"},
                        {"b.sql",
                         "IF NOT EXISTS (SELECT 1 FROM sys.tables WHERE name = 'T')\n"
                         "BEGIN\n"
                         "  CREATE TABLE T (a int, b int)\n"
                         "END\n"}}),
              "table dbo.T\n"
              "  column a int null\n");
}

TEST(CreateTable, ColumnNamedTwice) {
    EXPECT_EQ(describe("CREATE TABLE T (a int,\n  A bigint)"),
              "table dbo.T\n"
              "  column a int null\n"
              "! schema.sql:2:3 warning column a of dbo.T is already defined at schema.sql:1; the "
              "first definition counts\n");
}

TEST(CreateTable, AliasTypes) {
    EXPECT_EQ(describe({{"a.sql",
                         "CREATE TABLE T (a dbo.Email, b Email NULL, c [app].[Flag], d app.Shape, "
                         "e other.Unknown)"},
                        {"b.sql",
                         "CREATE TYPE dbo.Email FROM nvarchar(320) NOT NULL\n"
                         "CREATE TYPE app.Flag FROM bit\nGO\n"
                         "CREATE TYPE app.Shape EXTERNAL NAME Geo.Shape\n"}}),
              "table dbo.T\n"
              "  column a nvarchar(320) alias dbo.Email not null\n"
              "  column b nvarchar(320) alias dbo.Email null\n"
              "  column c bit alias app.Flag null\n"
              "  column d  alias app.Shape null\n"
              "  column e ? other.Unknown null\n"
              "type app.Flag bit\n"
              "type app.Shape \n"
              "type dbo.Email nvarchar(320) not null\n");
}

TEST(CreateTable, DropAndCreateAgainCountsOnce) {
    EXPECT_EQ(describe({{"1.sql", "CREATE TABLE T (a int)\nCREATE INDEX i ON T(a)"},
                        {"2.sql", "DROP TABLE T\nGO\nCREATE TABLE T (b int)"}}),
              "table dbo.T\n"
              "  column b int null\n");
    EXPECT_EQ(describe("IF OBJECT_ID('dbo.T') IS NOT NULL DROP TABLE dbo.T\nGO\n"
                       "CREATE TABLE dbo.T (b int)\n"
                       "CREATE TABLE dbo.U (b int)\n"
                       "DROP TABLE IF EXISTS U, V\n"),
              "table dbo.T\n"
              "  column b int null\n");
}

TEST(CreateTable, TablesAreSortedByName) {
    EXPECT_EQ(describe("CREATE TABLE b (x int)\nCREATE TABLE A (x int)\n"
                       "CREATE TABLE a2.Z (x int)\nCREATE TABLE C (x int)"),
              "table a2.Z\n  column x int null\n"
              "table dbo.A\n  column x int null\n"
              "table dbo.b\n  column x int null\n"
              "table dbo.C\n  column x int null\n");
}

TEST(CreateTable, ColumnOrUnknown) {
    const BuiltCatalog built = catalog_from("CREATE TABLE T (a bit NOT NULL) AS NODE");
    const catalog::Table& table = built.catalog.tables.at(0);
    EXPECT_EQ(&table.column_or_unknown("A"), table.find_column("a"));
    EXPECT_EQ(table.find_column("$node_id"), nullptr);
    EXPECT_EQ(table.column_or_unknown("$node_id").type.id, sqlserver::TypeId::Unknown);
    EXPECT_TRUE(table.column_or_unknown("$node_id").is_nullable);
}

TEST(CreateTable, DatabaseIsIgnored) {
    EXPECT_EQ(describe("CREATE TABLE Shop.dbo.T (a int)\nALTER TABLE Shop..T ADD b int"),
              "table dbo.T\n  column a int null\n  column b int null\n");
}

}  // namespace
}  // namespace tsqlaudit::test
