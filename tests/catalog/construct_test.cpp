// Constructs of real scripts that mean something for the catalog, one test for each.
#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

constexpr const char* plain_table = "table dbo.T\n  column a int null\n";

TEST(Constructs, GuardedCreateWithBlock) {
    EXPECT_EQ(describe("IF NOT EXISTS (SELECT * FROM sys.objects WHERE object_id = "
                       "OBJECT_ID(N'[dbo].[T]') AND type IN (N'U'))\nBEGIN\n"
                       "CREATE TABLE [dbo].[T] ([a] [int] NULL)\nEND\nGO\n"),
              plain_table);
}

TEST(Constructs, GuardedCreateWithoutBlock) {
    EXPECT_EQ(describe("IF OBJECT_ID('dbo.T', 'U') IS NULL\nCREATE TABLE dbo.T (a int)\n"),
              plain_table);
}

TEST(Constructs, CreateInsideALiteral) {
    EXPECT_EQ(describe("EXEC('CREATE TABLE dbo.T (a int)')\n"
                       "EXEC sp_executesql N'ALTER TABLE dbo.T ADD b varchar(5) DEFAULT ''x'''\n"),
              "table dbo.T\n  column a int null\n  column b varchar(5) null default 'x'\n");
}

TEST(Constructs, BatchSeparators) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO 1\nALTER TABLE T ADD b int\nGO;\n"
                       "ALTER TABLE T ADD c int\ngo\n"),
              "table dbo.T\n  column a int null\n  column b int null\n  column c int null\n");
}

TEST(Constructs, MissingAndTrailingCommas) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL, b int\n CONSTRAINT PK PRIMARY KEY (a),\n)"),
              "table dbo.T\n  column a int not null\n  column b int null\n"
              "  primary key PK clustered (a) inline\n");
}

TEST(Constructs, LeadingCommas) {
    EXPECT_EQ(describe("CREATE TABLE T (\n  a int\n, b int -- second\n, PRIMARY KEY (a)\n)"),
              "table dbo.T\n  column a int not null\n  column b int null comment second\n"
              "  primary key clustered (a) inline\n");
}

TEST(Constructs, GraphTables) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int PRIMARY KEY) AS NODE\n"
                       "CREATE TABLE K AS EDGE\n"
                       "CREATE TABLE L (w int, CONSTRAINT EC CONNECTION (P TO P, P TO dbo.Q) "
                       "ON DELETE CASCADE) AS EDGE\n"
                       "CREATE UNIQUE INDEX IX ON K($EDGE_ID)\n"
                       "CREATE INDEX IX2 ON L($from_id, $to_id)\n"),
              "table dbo.K edge\n"
              "  index IX unique ($EDGE_ID)\n"
              "table dbo.L edge\n"
              "  column w int null\n"
              "  index IX2 ($from_id, $to_id)\n"
              "  connection EC dbo.P->dbo.P dbo.P->dbo.Q delete cascade\n"
              "table dbo.P node\n"
              "  column Id int not null\n"
              "  primary key clustered (Id) inline\n");
}

TEST(Constructs, FileTableAndFilestream) {
    EXPECT_EQ(describe("CREATE TABLE D AS FILETABLE WITH (FILETABLE_DIRECTORY = 'D')\n"
                       "CREATE TABLE F (Id uniqueidentifier ROWGUIDCOL NOT NULL UNIQUE, "
                       "b varbinary(max) FILESTREAM NULL) ON [PRIMARY] FILESTREAM_ON fs\n"),
              "table dbo.D filetable columns-unknown\n"
              "table dbo.F on PRIMARY\n"
              "  column Id uniqueidentifier not null rowguidcol\n"
              "  column b varbinary(max) null filestream\n"
              "  unique (Id) inline\n");
}

TEST(Constructs, SparseColumns) {
    EXPECT_EQ(describe("CREATE TABLE T (a int SPARSE NULL, "
                       "s xml COLUMN_SET FOR ALL_SPARSE_COLUMNS)"),
              "table dbo.T\n  column a int null sparse\n  column s xml null column-set\n");
}

TEST(Constructs, MaskedAndEncrypted) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a varchar(9) MASKED WITH (FUNCTION = 'partial(1,\"x\",0)'), "
                 "b int ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k, "
                 "ENCRYPTION_TYPE = DETERMINISTIC, ALGORITHM = 'A') NOT NULL)"),
        "table dbo.T\n  column a varchar(9) null masked partial(1,\"x\",0)\n"
        "  column b int not null encrypted\n");
}

TEST(Constructs, PlacementKinds) {
    EXPECT_EQ(describe("CREATE TABLE A (a int, t text) ON [FG] TEXTIMAGE_ON [LOBS]\n"
                       "CREATE TABLE B (a int) ON scheme(a)\n"
                       "CREATE TABLE C (a int) ON \"default\"\n"),
              "table dbo.A on FG textimage LOBS\n  column a int null\n  column t text null\n"
              "table dbo.B on scheme(a)\n  column a int null\n"
              "table dbo.C\n  column a int null\n");
}

TEST(Constructs, CollationAndReplication) {
    EXPECT_EQ(describe("CREATE TABLE T (a int IDENTITY(1, 1) NOT FOR REPLICATION, "
                       "b varchar(9) COLLATE Latin1_General_CI_AS NULL, "
                       "CHECK NOT FOR REPLICATION (a > 0))"),
              "table dbo.T\n  column a int not null identity(1,1)\n"
              "  column b varchar(9) null collate Latin1_General_CI_AS\n"
              "  check a > 0 of (a) not-for-replication inline\n");
}

TEST(Constructs, SynapseTables) {
    EXPECT_EQ(describe("CREATE TABLE T WITH (DISTRIBUTION = HASH(a), CLUSTERED COLUMNSTORE INDEX) "
                       "AS SELECT a FROM U\nGO\n"
                       "CREATE INDEX IX ON T(whatever)\n"),
              "table dbo.T columns-unknown\n  index clustered columnstore () inline\n"
              "  index IX (whatever)\n");
}

TEST(Constructs, ExternalTables) {
    EXPECT_EQ(describe("CREATE EXTERNAL TABLE T (a int) WITH (LOCATION = '/x', DATA_SOURCE = s, "
                       "FILE_FORMAT = f)"),
              "table dbo.T external\n  column a int null\n");
}

TEST(Constructs, SystemAndUserTypes) {
    EXPECT_EQ(describe("CREATE TABLE T (a [sys].[geography], b [dbo].[Name] NOT NULL, "
                       "c [sys].[hierarchyid], d xml(CONTENT dbo.Coll), e sql_variant)"),
              "table dbo.T\n  column a geography null\n  column b ? dbo.Name not null\n"
              "  column c hierarchyid null\n  column d xml(dbo.Coll) null\n"
              "  column e sql_variant null\n");
}

TEST(Constructs, Timestamps) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int, timestamp)\nCREATE TABLE U (v timestamp NULL)"),
        "table dbo.T\n  column a int null\n  column timestamp rowversion not null legacy-name\n"
        "table dbo.U\n  column v rowversion null legacy-name\n");
}

TEST(Constructs, MultiWordTypes) {
    EXPECT_EQ(describe("CREATE TABLE T (a character varying(20), b double precision, "
                       "c national char varying(5), d dec(5, 1), e integer)"),
              "table dbo.T\n  column a varchar(20) null\n  column b float null\n"
              "  column c nvarchar(5) null\n  column d decimal(5, 1) null\n  column e int null\n");
}

TEST(Constructs, NamesOfAllKinds) {
    EXPECT_EQ(describe("CREATE TABLE \"Order Details\" ([a]]b] int, [Key] int, Name int, "
                       "[Gr\xC3\xB6\xC3\x9F"
                       "e] int, INDEX IX (GR\xC3\x96\xC3\x9F"
                       "E))\n"),
              "table dbo.Order Details\n  column a]b int null\n  column Key int null\n"
              "  column Name int null\n  column Gr\xC3\xB6\xC3\x9F"
              "e int null\n"
              "  index IX (Gr\xC3\xB6\xC3\x9F"
              "e) inline\n");
}

TEST(Constructs, NestedComments) {
    EXPECT_EQ(
        describe("/* a /* b */ CREATE TABLE X (a int) */ CREATE TABLE T (a int)").substr(0, 11),
        "table dbo.T");
}

TEST(Constructs, VectorAndJson) {
    EXPECT_EQ(describe("CREATE TABLE T (v vector(1536), w vector(3, float16), j json)"),
              "table dbo.T\n  column v vector(1536) null\n  column w vector(3, float16) null\n"
              "  column j json null\n");
}

TEST(Constructs, GuardedAlterAndIndex) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\n"
                       "IF NOT EXISTS (SELECT * FROM sys.columns WHERE name = 'b')\nBEGIN\n"
                       "    ALTER TABLE T ADD b int\nEND\nGO\n"
                       "IF NOT EXISTS (SELECT * FROM sys.indexes WHERE name = 'IX')\n"
                       "    CREATE INDEX IX ON T(b)\nGO\n"
                       "IF EXISTS (SELECT * FROM sys.indexes WHERE name = 'IX2')\n"
                       "    DROP INDEX IX2 ON T\nELSE\n    CREATE INDEX IX2 ON T(a)\n"),
              "table dbo.T\n  column a int null\n  column b int null\n  index IX (b)\n"
              "  index IX2 (a)\n");
}

TEST(Constructs, SqlcmdVariablesInNames) {
    EXPECT_EQ(describe("CREATE TABLE [$(Schema)].[T_$(Name)] (a int)\nGO\n"
                       "CREATE INDEX IX ON [$(Schema)].[T_$(Name)](a)\n"),
              "table $(Schema).T_$(Name)\n  column a int null\n  index IX (a)\n");
}

TEST(Constructs, TemplateTokensInNames) {
    EXPECT_EQ(describe("CREATE TABLE {databaseOwner}{objectQualifier}T (a int)\nGO\n"
                       "ALTER TABLE {databaseOwner}{objectQualifier}T ADD CONSTRAINT "
                       "PK_{objectQualifier}T PRIMARY KEY (a)\n"),
              "table dbo.{objectQualifier}T\n  column a int not null\n"
              "  primary key PK_{objectQualifier}T clustered (a)\n");
}

TEST(Constructs, FillFactorWithoutParentheses) {
    EXPECT_EQ(describe("CREATE TABLE T (a int PRIMARY KEY WITH FILLFACTOR = 90, b int)\n"
                       "CREATE INDEX IX ON T(b) WITH FILLFACTOR = 80, PAD_INDEX\n"),
              "table dbo.T\n  column a int not null\n  column b int null\n"
              "  primary key clustered (a) fill 90 inline\n  index IX (b) fill 80\n");
}

TEST(Constructs, XmlCompressionIsNoDataCompression) {
    EXPECT_EQ(describe("CREATE TABLE T (x xml) WITH (XML_COMPRESSION = ON)"),
              "table dbo.T\n  column x xml null\n");
}

TEST(Constructs, QuotedIdentifierOff) {
    EXPECT_EQ(describe("SET QUOTED_IDENTIFIER OFF\nGO\n"
                       "CREATE TABLE T (a varchar(5) DEFAULT (\"x\") CHECK (a <> \"y\"))\n"),
              "table dbo.T\n  column a varchar(5) null default (\"x\")\n"
              "  check a <> \"y\" of (a) inline\n");
}

TEST(Constructs, WithValues) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\n"
                       "ALTER TABLE T ADD b int NULL CONSTRAINT DF DEFAULT (0) WITH VALUES\n"),
              "table dbo.T\n  column a int null\n  column b int null default (0) named DF\n");
}

TEST(Constructs, ManyTablesInOneFile) {
    std::string sql;
    for (int number = 0; number < 829; ++number) {
        sql += "CREATE TABLE T" + std::to_string(number) + " (a int)\nGO\n";
    }
    const BuiltCatalog built = catalog_from(sql);
    EXPECT_EQ(built.catalog.tables.size(), 829U);
    EXPECT_TRUE(built.diagnostics.empty());
    EXPECT_NE(built.catalog.find_table({.schema = "DBO", .name = "t828"}), nullptr);
    EXPECT_EQ(built.catalog.find_table({.schema = "dbo", .name = "T829"}), nullptr);
}

TEST(Constructs, WideTable) {
    std::string sql = "CREATE TABLE T (c0 int";
    for (int number = 1; number < 621; ++number) {
        sql += ", c" + std::to_string(number) + " int";
    }
    const BuiltCatalog built = catalog_from(sql + ")");
    EXPECT_EQ(built.catalog.tables.at(0).columns.size(), 621U);
    EXPECT_TRUE(built.diagnostics.empty());
}

}  // namespace
}  // namespace tsqlaudit::test
