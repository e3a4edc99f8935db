// Constructs of real scripts around tables: scripts, names, types, and the dialects of Azure.
#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(ScriptConstructs, AlterAndIndexInsideALiteral) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\n"
                       "IF COL_LENGTH('T', 'b') IS NULL\n"
                       "    EXEC('ALTER TABLE dbo.T ADD b varchar(5) NULL')\n"
                       "EXEC sp_executesql N'CREATE INDEX IX ON dbo.T(b) WHERE b <> ''x'''\n"
                       "DECLARE @sql nvarchar(max) = N'ALTER TABLE T ADD c int' EXEC (@sql)\n"),
              "table dbo.T\n  column a int null\n  column b varchar(5) null\n"
              "  column c int null\n  index IX (b) where b <> 'x'\n");
}

TEST(ScriptConstructs, TemporalTablesOfEntityFramework) {
    EXPECT_EQ(describe("DECLARE @historyTableSchema sysname = SCHEMA_NAME()\n"
                       "EXEC(N'CREATE TABLE [T] (\n    [Id] int NOT NULL IDENTITY,\n"
                       "    [PE] datetime2 GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,\n"
                       "    [PS] datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,\n"
                       "    [N] nvarchar(9) NOT NULL DEFAULT N''-'',\n"
                       "    CONSTRAINT [PK_T] PRIMARY KEY ([Id]),\n"
                       "    PERIOD FOR SYSTEM_TIME([PS], [PE])\n) WITH (SYSTEM_VERSIONING = ON "
                       "(HISTORY_TABLE = [' + @historyTableSchema + N'].[THistory]))');\n"),
              "table dbo.T\n  column Id int not null identity(1,1)\n"
              "  column PE datetime2(7) not null row end hidden\n"
              "  column PS datetime2(7) not null row start hidden\n"
              "  column N nvarchar(9) not null default N'-'\n"
              "  primary key PK_T clustered (Id) inline\n  period PS to PE\n"
              "  history dbo.THistory implied\n");
}

TEST(ScriptConstructs, SetvarGivesNamesTheirValue) {
    EXPECT_EQ(describe(":setvar Schema sales\n:setvar Prefix \"My \"\n:on error exit\n"
                       "CREATE TABLE [$(schema)].[$(Prefix)T] (a int)\nGO\n"
                       ":setvar Schema stock\n"
                       "CREATE TABLE [$(Schema)].T (a int DEFAULT '$(Prefix)')\n"),
              "table sales.My T\n  column a int null\n"
              "table stock.T\n  column a int null default '$(Prefix)'\n");
}

TEST(ScriptConstructs, AnUnterminatedCommentCostsOnlyWhatItHides) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\n/* CREATE TABLE U (a int)\n"),
              "table dbo.T\n  column a int null\n"
              "! schema.sql:3:1 error the comment is not closed: '*/' is missing\n");
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\nCREATE TABLE U (a int /* , b int)\nGO\n"),
              "table dbo.T\n  column a int null\n"
              "! schema.sql:3:23 error the comment is not closed: '*/' is missing\n");
}

TEST(ScriptConstructs, NamesOverSeveralLines) {
    EXPECT_EQ(describe("CREATE TABLE [Price\nList] ([Amount\r\n(USD)] int)\n"
                       "EXEC sp_rename '[Price\nList].[Amount\r\n(USD)]', 'a', 'COLUMN'\n"
                       "EXEC sp_rename '[Price\nList]', 'T'\n"),
              "table dbo.T\n  column a int null\n");
}

TEST(ScriptConstructs, OtherTemplateTokensInNames) {
    EXPECT_EQ(describe("CREATE TABLE <schema, sysname, sales>.<table, sysname, Item> (a int)\n"
                       "CREATE TABLE ${prefix}U (@key@_id int)\nCREATE TABLE {0} (a int)\n"
                       "CREATE TABLE {{ schema }}.{{prefix}}V (a int)\n"),
              "table dbo.${prefix}U\n  column @key@_id int null\n"
              "table dbo.{0}\n  column a int null\n"

              "table sales.Item\n  column a int null\n"
              "table {{ schema }}.{{prefix}}V\n  column a int null\n");
}

TEST(ScriptConstructs, TablesWithPrefixesThatAreFilledInAreNotTemporary) {
    EXPECT_EQ(
        describe("CREATE TABLE #{prefix}T (a int)\nCREATE INDEX IX ON #{prefix}T (a)\n"
                 "CREATE TABLE @prefix@T (a int)\nALTER TABLE @prefix@T ADD b int\n"
                 "CREATE TABLE #T (a int)\nCREATE TABLE ##T (a int)\nCREATE TABLE #@ (a int)\n"
                 "CREATE TABLE #T# (a int)\nALTER TABLE #T ADD b int\n"),
        "table dbo.#{prefix}T\n  column a int null\n  index IX (a)\n"
        "table dbo.@prefix@T\n  column a int null\n  column b int null\n");
}

TEST(ScriptConstructs, LengthsThatAreFilledInLater) {
    EXPECT_EQ(describe(":setvar Length 5\nCREATE TABLE T (a varchar($(Length)), "
                       "b decimal(<p, int, 9>, $(length)), c nvarchar($(n)), d int)"),
              "table dbo.T\n  column a varchar(5) null\n  column b decimal(9, 5) null\n"
              "  column c ? null\n  column d int null\n");
}

TEST(ScriptConstructs, NamesLikeKeywords) {
    EXPECT_EQ(describe("CREATE TABLE Type (Date date, Level int, Status int, Value int, "
                       "Partition int, [Order] int, Hash int, INDEX Filter (Level, [order]))"),
              "table dbo.Type\n  column Date date null\n  column Level int null\n"
              "  column Status int null\n  column Value int null\n  column Partition int null\n"
              "  column Order int null\n  column Hash int null\n"
              "  index Filter (Level, Order) inline\n");
}

TEST(ScriptConstructs, OldTypes) {
    EXPECT_EQ(describe("CREATE TABLE T (a text, b ntext NOT NULL, c image, d rowversion, "
                       "e sql_variant, f hierarchyid, g geometry)"),
              "table dbo.T\n  column a text null\n  column b ntext not null\n"
              "  column c image null\n  column d rowversion not null\n"
              "  column e sql_variant null\n  column f hierarchyid null\n"
              "  column g geometry null\n");
}

TEST(ScriptConstructs, TypesThatAreDefined) {
    EXPECT_EQ(describe("CREATE TYPE dbo.Code FROM varchar(20) NOT NULL\n"
                       "CREATE TYPE dbo.Row AS TABLE (a int PRIMARY KEY, INDEX IX (a))\n"
                       "CREATE TYPE dbo.Shape EXTERNAL NAME Assembly.[Name.Shape]\nGO\n"
                       "CREATE TABLE T (a dbo.Code, b Code NULL)\n"),
              "table dbo.T\n  column a varchar(20) alias dbo.Code not null\n"
              "  column b varchar(20) alias dbo.Code null\n"
              "type dbo.Code varchar(20) not null\ntype dbo.Shape \n");
}

TEST(ScriptConstructs, CompressionOfPartitions) {
    EXPECT_EQ(describe("CREATE TABLE T (a int) ON ps(a) WITH (DATA_COMPRESSION = PAGE ON "
                       "PARTITIONS (1, 3 TO 5), DATA_COMPRESSION = ROW ON PARTITIONS (2))\n"
                       "CREATE TABLE U (a int)\nGO\nALTER TABLE U REBUILD PARTITION = ALL WITH "
                       "(DATA_COMPRESSION = PAGE)\n"),
              "table dbo.T on ps(a) compression 1..1 PAGE compression 3..5 PAGE "
              "compression 2..2 ROW\n  column a int null\n"
              "table dbo.U compression PAGE\n  column a int null\n");
}

TEST(ScriptConstructs, InlineIndexes) {
    EXPECT_EQ(describe("CREATE TABLE T (a int INDEX IA, b int NOT NULL, c int,\n"
                       "    INDEX IB UNIQUE (b DESC) INCLUDE (c) WHERE c IS NOT NULL\n"
                       "        WITH (DATA_COMPRESSION = PAGE) ON [FG],\n"
                       "    INDEX IC NONCLUSTERED COLUMNSTORE (a, b)\n)"),
              "table dbo.T\n  column a int null\n  column b int not null\n  column c int null\n"
              "  index IA (a) inline\n"
              "  index IB unique (b DESC) include (c) where c IS NOT NULL compression PAGE on FG "
              "inline\n"
              "  index IC columnstore (a, b) inline\n");
}

TEST(ScriptConstructs, ManyElementsInOneAlter) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL)\nGO\n"
                       "ALTER TABLE T ADD b int NULL, c AS a + b PERSISTED,\n"
                       "    CONSTRAINT DF DEFAULT (5) FOR a, CONSTRAINT PK PRIMARY KEY (a),\n"
                       "    CHECK (b > 0),\n"),
              "table dbo.T\n  column a int not null default (5) named DF\n"
              "  column b int null\n  column c int null as a + b persisted\n"
              "  primary key PK clustered (a)\n  check b > 0 of (b)\n");
}

TEST(ScriptConstructs, Synapse) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int NOT NULL UNIQUE NOT ENFORCED, b date)\n"
                 "WITH (DISTRIBUTION = HASH(a), HEAP,\n"
                 "    PARTITION (b RANGE RIGHT FOR VALUES ()))\n"
                 "CREATE TABLE U WITH (CLUSTERED INDEX (x DESC), DISTRIBUTION = ROUND_ROBIN)\n"
                 "AS SELECT 1 AS x\nGO\nCREATE TABLE V AS CLONE OF T\nGO\n"
                 "RENAME OBJECT T TO W\n"),
        "table dbo.U columns-unknown\n  index clustered (x DESC) inline\n"
        "table dbo.V on (b)\n  column a int not null\n  column b date null\n"
        "  unique (a) not-enforced inline\n"
        "table dbo.W on (b)\n  column a int not null\n  column b date null\n"
        "  unique (a) not-enforced inline\n");
    EXPECT_EQ(describe("CREATE TABLE T (a, b) WITH (DISTRIBUTION = REPLICATE) AS SELECT 1, 2"),
              "table dbo.T columns-unknown\n");
}

TEST(ScriptConstructs, ClonesAreWhatTheirTablesWere) {
    EXPECT_EQ(
        describe({{"1.sql", "CREATE TABLE a.U AS CLONE OF dbo.V\nGO\nALTER TABLE a.U ADD c int\n"},
                  {"2.sql", "CREATE TABLE W AS CLONE OF dbo.Elsewhere AT '2024-01-02T03:04:05'\n"},
                  {"3.sql",
                   "CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY,\n"
                   "  b int CONSTRAINT DF DEFAULT 1 CONSTRAINT CK CHECK (b > 0),\n"
                   "  CONSTRAINT FK FOREIGN KEY (b) REFERENCES T(a), INDEX IX (b))\n"
                   "CREATE TABLE V AS CLONE OF T\nALTER TABLE T DROP CONSTRAINT FK\n"}}),
        "table a.U\n  column a int not null\n  column b int null default 1\n  column c int null\n"
        "  primary key clustered (a) inline\n  index IX (b) inline\n"
        "  foreign key (b) -> dbo.T(a) inline\n  check b > 0 of (b) inline\n"
        "table dbo.T\n  column a int not null\n  column b int null default 1 named DF\n"
        "  primary key PK clustered (a) inline\n  index IX (b) inline\n"
        "  check CK b > 0 of (b) inline\n"
        "table dbo.V\n  column a int not null\n  column b int null default 1\n"
        "  primary key clustered (a) inline\n  index IX (b) inline\n"
        "  foreign key (b) -> dbo.T(a) inline\n  check b > 0 of (b) inline\n"
        "table dbo.W columns-unknown\n");
}

TEST(ScriptConstructs, SelectIntoMakesATableThatIsChangedLater) {
    EXPECT_EQ(describe({{"1.sql",
                         "SELECT * INTO T FROM X SELECT * INTO Copy FROM X\n"
                         "SELECT * INTO #U FROM X CREATE INDEX IX ON #U(a)\n"
                         "SELECT * INTO V FROM X ALTER TABLE V ADD b int DROP TABLE V\n"
                         "SELECT * INTO W FROM X\n"
                         "CREATE TABLE Z (a int) SELECT * INTO New_Z FROM Z\n"
                         "DROP TABLE Z EXEC sp_rename 'New_Z', 'Z'\n"},
                        {"2.sql",
                         "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a)\n"
                         "CREATE TABLE W (a int)\nGO\nALTER TABLE W ADD c int\n"}}),
              "table dbo.T columns-unknown\n  primary key PK clustered (a)\n"
              "table dbo.W\n  column a int null\n  column c int null\n"
              "table dbo.Z columns-unknown\n");
}

// Each of the statements of a script may be the one that it is kept for.
TEST(ScriptConstructs, WaitForOtherFiles) {
    EXPECT_EQ(describe({{"1.sql", "SELECT 1 AS a INTO dbo.T"},
                        {"2.sql", "ALTER TABLE dbo.T ADD b int"},
                        {"3.sql", "CREATE INDEX IX ON dbo.U (a) WHERE a > 0"},
                        {"4.sql", "CREATE TABLE dbo.U (a int, CHECK (a > 1))"}}),
              "table dbo.T columns-unknown\n  column b int null\n"
              "table dbo.U\n  column a int null\n  index IX (a) where a > 0\n"
              "  check a > 1 of (a) inline\n");
}

TEST(ScriptConstructs, SelectIntoNeedsNoOtherTable) {
    for (const std::string rest : {"WHERE 1 = 0", "UNION ALL SELECT 2", "ORDER BY 1", ""}) {
        EXPECT_EQ(describe("SELECT 1 AS a INTO T " + rest + "\nGO\nALTER TABLE T ADD b int"),
                  "table dbo.T columns-unknown\n  column b int null\n")
            << rest;
    }
}

TEST(ScriptConstructs, NullabilityFromATemplate) {
    EXPECT_EQ(describe("CREATE TABLE <table, sysname, T>\n"
                       "  (<a, sysname, a> <type,, char(10)> <nullability,, NOT NULL>,\n"
                       "   b int <nullability,, NULL>)\n"),
              "table dbo.T\n  column a char(10) not null\n  column b int null\n");
}

TEST(ScriptConstructs, TrailingCommaOfAnExternalTable) {
    EXPECT_EQ(describe("CREATE EXTERNAL TABLE T (a int,) WITH (LOCATION = 'x', DATA_SOURCE = s)"),
              "table dbo.T external\n  column a int null\n");
}

TEST(ScriptConstructs, OptionsFromBeforeParentheses) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int PRIMARY KEY WITH SORTED_DATA FILLFACTOR = 70, b int)\n"
                 "CREATE INDEX IX ON T(b) WITH PAD_INDEX, FILLFACTOR = 80, SORTED_DATA\n"
                 "GO\nDROP INDEX T.IX\n"
                 "ALTER TABLE T ADD UNIQUE (b) WITH SORTED_DATA, FILLFACTOR = 60, c int\n"),
        "table dbo.T\n  column a int not null\n  column b int null\n  column c int null\n"
        "  primary key clustered (a) fill 70 inline\n  unique (b) fill 60\n");
}

TEST(ScriptConstructs, ChangesWithoutEffectOnTheShape) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\nALTER TABLE T ENABLE TRIGGER ALL\n"
                       "ALTER TABLE T SET (LOCK_ESCALATION = AUTO)\n"
                       "ALTER TABLE T SWITCH PARTITION 1 TO U PARTITION 2\n"
                       "ALTER PARTITION FUNCTION pf() SPLIT RANGE (5)\n"
                       "ALTER PARTITION SCHEME ps NEXT USED [FG]\nDISABLE TRIGGER tr ON T\n"
                       "UPDATE STATISTICS T\nEXEC sp_unbindefault 'T.a'\n"
                       "ALTER INDEX ALL ON T REORGANIZE\nALTER TABLE T ADD b int\n"),
              "table dbo.T\n  column a int null\n  column b int null\n");
}

TEST(ScriptConstructs, ExpressionsOverSeveralStringsAreWhole) {
    EXPECT_EQ(describe("DECLARE @d varchar(9) = '''d''', @s nvarchar(max)\n"
                       "SET @s = N'CREATE TABLE dbo.T (a int CONSTRAINT ck CHECK (a > 0'\n"
                       "SET @s = @s + N' AND a < 9), b AS (a +'\n"
                       "SET @s += N' 1), c char(9) DEFAULT '\n"
                       "SET @s += @d + ' + ''''' + '''''' + ')'\nEXEC(@s)\n"
                       "EXEC('CREATE INDEX IX ON T (a) WHERE ' + 'c = ' + @d + ' AND a > 1')\n"),
              "table dbo.T\n  column a int null\n  column b int null as (a + 1)\n"
              "  column c char(9) null default 'd' + ''''\n"
              "  index IX (a) where c = 'd' AND a > 1\n"
              "  check ck a > 0 AND a < 9 of (a) inline\n");
}

TEST(ScriptConstructs, TypesAreDefinedByProcedures) {
    EXPECT_EQ(describe("EXEC sp_addtype ssn, 'varchar(11)', 'NOT NULL'\n"
                       "EXEC sp_addtype @typename = N'flag', @phystype = bit, @nulltype = 'NULL'\n"
                       "GO\nCREATE TABLE dbo.T (a ssn, b dbo.flag, c ssn NULL)\nGO\n"
                       "EXEC sp_addtype gone, 'int' EXEC sp_droptype 'gone'\n"),
              "table dbo.T\n  column a varchar(11) alias dbo.ssn not null\n"
              "  column b bit alias dbo.flag null\n"
              "  column c varchar(11) alias dbo.ssn null\n"
              "type dbo.flag bit null\ntype dbo.ssn varchar(11) not null\n");
}

}  // namespace
}  // namespace tsqlaudit::test
