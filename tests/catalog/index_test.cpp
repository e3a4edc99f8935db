#include <gtest/gtest.h>

#include "describe.h"
#include "support/catalog_from.h"

namespace tsqlaudit::test {
namespace {

// What the indexes of this table are after the statements; diagnostics included.
std::string indexes_after(const std::string& statements) {
    const std::string table = "table dbo.T";
    const std::string columns =
        "  column a int not null\n  column b int null\n  column c nvarchar(50) null\n";
    const std::string all =
        describe("CREATE TABLE T (a int NOT NULL, b int, c nvarchar(50))\nGO\n" + statements);
    const std::size_t at = all.find(columns);
    return all.substr(table.size(), all.find('\n') - table.size()) + "\n" +
           all.substr(at + columns.size());
}

TEST(Statistics, AreKeptAsTheyWereMadeUntilTheyAreDropped) {
    const std::string made =
        "CREATE TABLE dbo.T (a int, b int)\nGO\n"
        "CREATE STATISTICS S ON T (a) WHERE b > 5 WITH FULLSCAN, INCREMENTAL = ON\n"
        "CREATE STATISTICS R ON dbo.T (b)\nGO\n";
    const BuiltCatalog before = catalog_from(made);
    const catalog::NamedList<catalog::Statistics>& statistics =
        before.catalog.tables.at(0).statistics;
    ASSERT_EQ(statistics.size(), 2U);
    EXPECT_EQ(statistics[0].name, "S");
    EXPECT_EQ(statistics[0].filter_text, "b > 5");
    EXPECT_EQ(statistics[0].options, (std::vector<std::string>{"FULLSCAN", "INCREMENTAL = ON"}));
    const BuiltCatalog after = catalog_from(made + "DROP STATISTICS t.s, dbo.T.[None]\n");
    ASSERT_EQ(after.catalog.tables.at(0).statistics.size(), 1U);
    EXPECT_EQ(after.catalog.tables.at(0).statistics[0].name, "R");
}

TEST(Indexes, Rowstore) {
    EXPECT_EQ(
        indexes_after("CREATE UNIQUE INDEX U ON T(B, A DESC) INCLUDE (C) WHERE b IS NOT NULL "
                      "WITH (FILLFACTOR = 90, IGNORE_DUP_KEY = ON, DATA_COMPRESSION = ROW) "
                      "ON FG2\n"
                      "CREATE INDEX D ON T(b) ON [default]\n"),
        "\n  index U unique (b, a DESC) include (c) where b IS NOT NULL compression ROW on FG2 "
        "fill 90 ignore-dup-key\n"
        "  index D (b)\n");
}

// Cut to 32 bits it would be 80.
TEST(Indexes, NoFillFactorIsTooLargeForAnInteger) {
    EXPECT_EQ(indexes_after("CREATE INDEX I ON T(B) WITH (FILLFACTOR = 4294967376)\n"),
              "\n  index I (b)\n");
    EXPECT_EQ(indexes_after("CREATE INDEX I ON T(B)\n"
                            "ALTER INDEX I ON T REBUILD WITH (FILLFACTOR = 4294967376)\n"),
              "\n  index I (b)\n");
}

TEST(Indexes, ClusteredIndexMovesAndCompressesTheTable) {
    EXPECT_EQ(indexes_after("CREATE CLUSTERED INDEX CX ON T(a) WITH (DATA_COMPRESSION = PAGE) "
                            "ON ps(A)\n"),
              " on ps(a) compression PAGE\n  index CX clustered (a) compression PAGE on ps(a)\n");
    EXPECT_EQ(indexes_after("ALTER TABLE T REBUILD WITH (DATA_COMPRESSION = ROW)\n"
                            "CREATE CLUSTERED INDEX CX ON T(a)\n"),
              " compression ROW\n  index CX clustered (a) compression ROW\n");
}

TEST(Indexes, StayBehindWhenTheTableMoves) {
    EXPECT_EQ(indexes_after("ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY NONCLUSTERED (a) ON FG2\n"
                            "CREATE INDEX IX ON T(b) ON FG1\n"
                            "CREATE CLUSTERED INDEX CX ON T(a) ON FG3\n"
                            "CREATE INDEX IY ON T(c)\n"
                            "CREATE CLUSTERED INDEX CX ON T(a) WITH (DROP_EXISTING = ON) ON ps(a)\n"
                            "CREATE INDEX IZ ON T(b, c)\n"),
              " on ps(a)\n  primary key PK (a) on FG2\n  index IX (b) on FG1\n"
              "  index CX clustered (a) on ps(a)\n  index IY (c) on FG3\n  index IZ (b, c)\n");
    EXPECT_EQ(indexes_after("CREATE CLUSTERED INDEX CX ON T(a) ON FG3\n"
                            "ALTER TABLE T ADD CONSTRAINT UQ UNIQUE (b)\n"
                            "DROP INDEX CX ON T\n"
                            "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY CLUSTERED (a) ON FG4\n"
                            "ALTER TABLE T DROP CONSTRAINT PK WITH (MOVE TO ps(b))\n"),
              " on ps(b)\n  unique UQ (b) on FG3\n");
}

TEST(Indexes, DroppedClusteredIndexLeavesTheTableWhereItSays) {
    const std::string clustered =
        "CREATE CLUSTERED INDEX CX ON T(a) ON FG3\nCREATE INDEX IX ON T(b)\n";
    EXPECT_EQ(indexes_after(clustered + "DROP INDEX CX ON T WITH (ONLINE = ON, MOVE TO ps(b))\n"),
              " on ps(b)\n  index IX (b) on FG3\n");
    // Where the FILESTREAM data goes is another matter.
    EXPECT_EQ(
        indexes_after(clustered +
                      "DROP INDEX CX ON T WITH (MOVE TO ps(b) FILESTREAM_ON fs(c), MAXDOP = 1)\n"),
        " on ps(b)\n  index IX (b) on FG3\n");
    EXPECT_EQ(
        indexes_after(clustered + "DROP INDEX CX ON T WITH (MOVE TO FG4 FILESTREAM_ON fs(c))\n"),
        " on FG4\n  index IX (b) on FG3\n");
    EXPECT_EQ(
        indexes_after(clustered + "DROP INDEX CX ON T WITH (MOVE TO 'FG4' FILESTREAM_ON 'fs')\n"),
        " on FG4\n  index IX (b) on FG3\n");
    // Only a clustered index holds the rows.
    EXPECT_EQ(indexes_after(clustered + "DROP INDEX IX ON T WITH (MOVE TO FG4)\n"),
              " on FG3\n  index CX clustered (a) on FG3\n");
}

TEST(Indexes, SecondClusteredIndexIsRefused) {
    EXPECT_EQ(indexes_after("ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a)\n"
                            "CREATE CLUSTERED INDEX CX ON T(b)\n"),
              "\n  primary key PK clustered (a)\n"
              "! schema.sql:4:1 warning the clustered index PK of dbo.T is already defined at "
              "schema.sql:3; the first definition counts\n");
}

TEST(Indexes, Columnstore) {
    EXPECT_EQ(indexes_after("CREATE NONCLUSTERED COLUMNSTORE INDEX NC ON T(A, b) ORDER (B) "
                            "WHERE b > 5 WITH (COMPRESSION_DELAY = 60 MINUTES, "
                            "DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)\n"),
              "\n  index NC columnstore (a, b) order (b) where b > 5 compression "
              "COLUMNSTORE_ARCHIVE delay 60\n");
    EXPECT_EQ(indexes_after("ALTER TABLE T REBUILD WITH (DATA_COMPRESSION = PAGE)\n"
                            "CREATE CLUSTERED COLUMNSTORE INDEX CC ON T\n"
                            "ALTER TABLE T ADD PRIMARY KEY (a)\n"),
              "\n  primary key (a)\n  index CC clustered columnstore ()\n");
    EXPECT_EQ(indexes_after("CREATE CLUSTERED COLUMNSTORE INDEX CC ON T "
                            "WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)\n"
                            "DROP INDEX CC ON T\n"),
              "\n");
}

TEST(Indexes, DropExisting) {
    EXPECT_EQ(indexes_after("CREATE INDEX IX ON T(a)\n"
                            "CREATE INDEX IX ON T(a, b) INCLUDE (c) WITH (DROP_EXISTING = ON)\n"),
              "\n  index IX (a, b) include (c)\n");
    EXPECT_EQ(indexes_after("ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a)\n"
                            "CREATE UNIQUE CLUSTERED INDEX PK ON T(a) WITH (DROP_EXISTING = ON, "
                            "DATA_COMPRESSION = PAGE) ON ps(a)\n"),
              " on ps(a) compression PAGE\n"
              "  primary key PK clustered (a) compression PAGE on ps(a)\n");
    EXPECT_EQ(
        indexes_after("CREATE CLUSTERED INDEX CX ON T(a)\n"
                      "CREATE CLUSTERED COLUMNSTORE INDEX CX ON T WITH (DROP_EXISTING = ON)\n"),
        "\n  index CX clustered columnstore ()\n");
}

TEST(Indexes, DropExistingDoesNotMakeASecondClusteredIndex) {
    EXPECT_EQ(indexes_after("CREATE CLUSTERED INDEX CX ON T(a)\nCREATE INDEX IX ON T(b)\n"
                            "CREATE CLUSTERED INDEX IX ON T(b) WITH (DROP_EXISTING = ON)\n"),
              "\n  index CX clustered (a)\n  index IX (b)\n"
              "! schema.sql:5:1 warning the clustered index CX of dbo.T is already defined at "
              "schema.sql:3; the first definition counts\n");
}

TEST(Indexes, RepeatedName) {
    EXPECT_EQ(indexes_after("CREATE INDEX IX ON T(a)\nCREATE INDEX ix ON T(b)\n"
                            "IF NOT EXISTS (SELECT * FROM sys.indexes WHERE name = 'IX')\n"
                            "    CREATE INDEX IX ON T(c)\n"),
              "\n  index IX (a)\n"
              "! schema.sql:4:1 warning index IX of dbo.T is already defined at schema.sql:3; the "
              "first definition counts\n");
}

TEST(Indexes, Drop) {
    EXPECT_EQ(indexes_after("CREATE INDEX i1 ON T(a)\nCREATE INDEX i2 ON T(b)\n"
                            "CREATE INDEX i3 ON T(c)\nCREATE INDEX i4 ON T(a, b)\n"
                            "DROP INDEX I1 ON T, i2 ON dbo.T\n"
                            "DROP INDEX T.i3\n"
                            "DROP INDEX IF EXISTS i9 ON T\n"
                            "DROP INDEX IF EXISTS i9 ON Nowhere\n"),
              "\n  index i4 (a, b)\n");
}

TEST(Indexes, DropWithoutATable) {
    EXPECT_EQ(
        indexes_after("CREATE INDEX i1 ON T(a)\nDROP INDEX [i1]\n"),
        "\n  index i1 (a)\n"
        "! schema.sql:4:1 warning DROP INDEX i1 names no table: the statement has no effect\n");
}

TEST(Indexes, DropIndexLeavesConstraints) {
    EXPECT_EQ(indexes_after("ALTER TABLE T ADD CONSTRAINT UQ UNIQUE (b)\nDROP INDEX UQ ON T\n"),
              "\n  unique UQ (b)\n");
}

TEST(Indexes, DisableAndRebuild) {
    EXPECT_EQ(
        indexes_after("CREATE INDEX i1 ON T(a)\nCREATE INDEX i2 ON T(b)\n"
                      "CREATE INDEX i3 ON T(c)\n"
                      "ALTER INDEX ALL ON T DISABLE\n"
                      "ALTER INDEX I2 ON T REBUILD WITH (DATA_COMPRESSION = PAGE)\n"
                      "ALTER INDEX i3 ON T REBUILD PARTITION = 2 WITH (DATA_COMPRESSION = ROW)\n"
                      "ALTER INDEX i3 ON T REORGANIZE\n"
                      "ALTER INDEX i3 ON T SET (IGNORE_DUP_KEY = ON)\n"),
        "\n  index i1 (a) disabled\n"
        "  index i2 (b) compression PAGE\n"
        "  index i3 (c) compression 2..2 ROW ignore-dup-key\n");
}

TEST(Indexes, RebuildOfTheClusteredIndexIsOfTheTable) {
    EXPECT_EQ(indexes_after("CREATE CLUSTERED INDEX CX ON T(a)\nCREATE INDEX i2 ON T(b)\n"
                            "ALTER INDEX ALL ON T REBUILD WITH (DATA_COMPRESSION = PAGE)\n"),
              " compression PAGE\n"
              "  index CX clustered (a) compression PAGE\n"
              "  index i2 (b) compression PAGE\n");
}

TEST(Indexes, Spatial) {
    EXPECT_EQ(describe("CREATE TABLE T (Id int PRIMARY KEY, G geometry, H geography)\nGO\n"
                       "CREATE SPATIAL INDEX S1 ON T(g) WITH (BOUNDING_BOX = (-1, -2, 3, 4))\n"
                       "CREATE SPATIAL INDEX S2 ON T(G) USING GEOMETRY_GRID WITH (BOUNDING_BOX = "
                       "(YMAX = 4, XMIN = 1, YMIN = 2, XMAX = 3), GRIDS = (LOW, LOW, HIGH, HIGH), "
                       "CELLS_PER_OBJECT = 64)\n"
                       "CREATE SPATIAL INDEX S3 ON T(H)\n"),
              "table dbo.T\n"
              "  column Id int not null\n"
              "  column G geometry null\n"
              "  column H geography null\n"
              "  primary key clustered (Id) inline\n"
              "  index S1 spatial (G) tessellation GEOMETRY_AUTO_GRID box (-1, -2, 3, 4)\n"
              "  index S2 spatial (G) tessellation GEOMETRY_GRID stated cells 64 box (1, 2, 3, 4)\n"
              "  index S3 spatial (H) tessellation GEOGRAPHY_AUTO_GRID\n");
}

TEST(Indexes, SpecialKinds) {
    EXPECT_EQ(describe("CREATE TABLE T (Id int CONSTRAINT PK PRIMARY KEY, X xml, J json, "
                       "V vector(3), D nvarchar(max))\nGO\n"
                       "CREATE PRIMARY XML INDEX XP ON T(X)\n"
                       "CREATE XML INDEX XS ON T(x) USING XML INDEX XP FOR PATH\n"
                       "CREATE JSON INDEX JI ON T(J) FOR ('$.a', '$.b')\n"
                       "CREATE VECTOR INDEX VI ON T(V) WITH (METRIC = 'cosine', TYPE = 'DiskANN')\n"
                       "CREATE FULLTEXT INDEX ON T(D) KEY INDEX PK\n"),
              "table dbo.T\n"
              "  column Id int not null\n"
              "  column X xml null\n"
              "  column J json null\n"
              "  column V vector(3) null\n"
              "  column D nvarchar(max) null\n"
              "  primary key PK clustered (Id) inline\n"
              "  index XP xml (X) primary\n"
              "  index XS xml (X) using XP for PATH\n"
              "  index JI json (J) paths $.a, $.b\n"
              "  index VI vector (V)\n"
              "  index fulltext (D) key PK\n");
}

TEST(Indexes, OfViews) {
    EXPECT_EQ(describe({{"1.sql", "CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V(a)"},
                        {"2.sql",
                         "CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM dbo.T\nGO\n"
                         "CREATE INDEX IX ON V(a)\nGO\nALTER INDEX ix ON V DISABLE\n"
                         "CREATE INDEX I2 ON V(a)\nDROP INDEX I2 ON V\n"},
                        {"3.sql", "CREATE TABLE dbo.T (a int)"}}),
              "table dbo.T\n"
              "  column a int null\n"
              "view dbo.V schema-bound references dbo.T\n"
              "  index CX unique clustered (a)\n"
              "  index IX (a) disabled\n");
}

TEST(FulltextIndex, ItsColumnsComeAndGo) {
    const std::string table =
        "CREATE TABLE T (Id int NOT NULL CONSTRAINT PK PRIMARY KEY, A text, B text)\nGO\n";
    EXPECT_EQ(describe(table + "EXEC sp_fulltext_table 'T', 'create', 'cat', 'PK'\n"
                               "EXEC sp_fulltext_column 'T', 'a', 'add'\n"
                               "ALTER FULLTEXT INDEX ON T ADD (b)\n"
                               "ALTER FULLTEXT INDEX ON T DROP (A)\n"),
              describe(table + "CREATE FULLTEXT INDEX ON T (B) KEY INDEX PK\n"));
    EXPECT_EQ(describe(table + "CREATE FULLTEXT INDEX ON T (A) KEY INDEX PK\n"
                               "DROP FULLTEXT INDEX ON dbo.T\n"),
              describe(table));
    EXPECT_EQ(describe(table + "ALTER FULLTEXT INDEX ON T ADD (A)\n"
                               "DROP FULLTEXT INDEX ON T\nDROP FULLTEXT INDEX ON U\n"),
              describe(table));
    EXPECT_EQ(describe("EXEC sp_fulltext_column 'T', 'a', 'add'\n"),
              "! schema.sql:1:1 warning dbo.T is not defined in the input: the statement has no "
              "effect\n");
}

}  // namespace
}  // namespace tsqlaudit::test
