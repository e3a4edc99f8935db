// Forms of tables beyond the everyday one, as they are found in real schemas.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Graph, NodesAndEdges) {
    EXPECT_EQ(only<CreateTable>("CREATE TABLE n (a int) AS NODE ON fg").kind, TableKind::Node);
    const auto edge = only<CreateTable>(
        "CREATE TABLE e (w int, CONSTRAINT c CONNECTION (a TO s.b, s.b TO a) ON DELETE CASCADE)"
        " AS EDGE");
    EXPECT_EQ(edge.kind, TableKind::Edge);
    ASSERT_EQ(edge.constraints.size(), 1U);
    EXPECT_EQ(edge.constraints[0].kind, ConstraintKind::Connection);
    ASSERT_EQ(edge.constraints[0].connections.size(), 2U);
    EXPECT_EQ(to_text(edge.constraints[0].connections[0].first), "a");
    EXPECT_EQ(to_text(edge.constraints[0].connections[0].second), "s.b");
    EXPECT_EQ(edge.constraints[0].on_delete, ReferentialAction::Cascade);
    const auto bare = only<CreateTable>("CREATE TABLE e AS EDGE");
    EXPECT_EQ(bare.kind, TableKind::Edge);
    EXPECT_THAT(bare.columns, IsEmpty());
    EXPECT_THAT(
        names(only<CreateIndex>("CREATE UNIQUE INDEX i ON e ($from_id, $to_id)").index.columns),
        ElementsAre("$from_id", "$to_id"));
}

// A name like any other, but before ( node TO node ).
TEST(Graph, ConnectionIsAName) {
    const auto table = only<CreateTable>(
        "CREATE TABLE Connection (Connection int, CONSTRAINT Connection FOREIGN KEY (Connection)"
        " REFERENCES Connection (Connection), INDEX Connection (Connection),"
        " Broken Connection (4))");
    EXPECT_EQ(table.name.name, "Connection");
    EXPECT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.columns[1].type->name, "Connection");
    EXPECT_EQ(table.indexes.size(), 1U);
    EXPECT_EQ(to_text(table.constraints[0].referenced_table), "Connection");
    EXPECT_THAT(names(only<CreateIndex>("CREATE INDEX i ON Connection (a)").index.columns),
                ElementsAre("a"));
    EXPECT_EQ(action_of<AddElements>("ADD CONNECTION (a TO b), Connection int")
                  .constraints[0]
                  .connections.size(),
              1U);
    EXPECT_EQ(
        parse_text("CREATE TABLE e (CONSTRAINT c CONNECTION (a, b)) AS EDGE").messages().size(),
        1U);
}

TEST(FileTable, HasNoColumnsOfItsOwn) {
    const auto table = only<CreateTable>(
        "CREATE TABLE f AS FILETABLE FILESTREAM_ON fs WITH (FILETABLE_DIRECTORY = 'Docs',"
        " FILETABLE_COLLATE_FILENAME = database_default,"
        " FILETABLE_PRIMARY_KEY_CONSTRAINT_NAME = pk_F)");
    EXPECT_EQ(table.kind, TableKind::FileTable);
    EXPECT_EQ(table.filestream_placement->name.text, "fs");
    EXPECT_THAT(to_text(table.options), ElementsAre("FILETABLE_DIRECTORY=Docs",
                                                    "FILETABLE_COLLATE_FILENAME=DATABASE_DEFAULT",
                                                    "FILETABLE_PRIMARY_KEY_CONSTRAINT_NAME=pk_F"));
}

TEST(Ledger, ReadsItsOptions) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int, b bigint GENERATED ALWAYS AS TRANSACTION_ID START HIDDEN NOT NULL)"
        " WITH (SYSTEM_VERSIONING = ON, LEDGER = ON (LEDGER_VIEW = s.v"
        " (TRANSACTION_ID_COLUMN_NAME = tid), APPEND_ONLY = ON))");
    ASSERT_EQ(table.options.size(), 2U);
    const Option& ledger = table.options[1];
    EXPECT_EQ(ledger.name, "LEDGER");
    EXPECT_EQ(to_text(*ledger.nested.at(0).object), "s.v");
    EXPECT_THAT(to_text(ledger.nested.at(0).nested), ElementsAre("TRANSACTION_ID_COLUMN_NAME=tid"));
    EXPECT_EQ(ledger.nested.at(1).value, "ON");
}

TEST(Options, OfTablesAreRead) {
    const auto options = [](const std::string& written) {
        return to_text(only<CreateTable>("CREATE TABLE t (a int) WITH (" + written + ")").options);
    };
    EXPECT_THAT(options("SYSTEM_VERSIONING = ON (HISTORY_RETENTION_PERIOD = 6 months)"),
                ElementsAre("SYSTEM_VERSIONING=ON(HISTORY_RETENTION_PERIOD=6 MONTHS)"));
    EXPECT_THAT(options("SYSTEM_VERSIONING = ON (HISTORY_RETENTION_PERIOD = infinite)"),
                ElementsAre("SYSTEM_VERSIONING=ON(HISTORY_RETENTION_PERIOD=INFINITE)"));
    EXPECT_THAT(options("SYSTEM_VERSIONING = ON"), ElementsAre("SYSTEM_VERSIONING=ON"));
    EXPECT_THAT(options("memory_optimized = on, Durability = Schema_Only"),
                ElementsAre("MEMORY_OPTIMIZED=ON", "DURABILITY=SCHEMA_ONLY"));
    EXPECT_THAT(options("XML_COMPRESSION = ON, DATA_COMPRESSION = row"),
                ElementsAre("XML_COMPRESSION=ON", "DATA_COMPRESSION=ROW"));
    EXPECT_THAT(options("DATA_DELETION = ON (FILTER_COLUMN = [Due], RETENTION_PERIOD = 1 week)"),
                ElementsAre("DATA_DELETION=ON(FILTER_COLUMN=Due, RETENTION_PERIOD=1 WEEK)"));
    EXPECT_THAT(options("REMOTE_DATA_ARCHIVE = ON (FILTER_PREDICATE = dbo.f(a), "
                        "MIGRATION_STATE = OUTBOUND)"),
                ElementsAre("REMOTE_DATA_ARCHIVE=ON(FILTER_PREDICATE=dbo.f(a), "
                            "MIGRATION_STATE=OUTBOUND)"));
    EXPECT_THAT(options("REMOTE_DATA_ARCHIVE = OFF_WITHOUT_DATA_RECOVERY"
                        " (MIGRATION_STATE = PAUSED)"),
                ElementsAre("REMOTE_DATA_ARCHIVE=OFF_WITHOUT_DATA_RECOVERY(MIGRATION_STATE="
                            "PAUSED)"));
}

TEST(Options, OnPartitions) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int) ON ps(a) WITH (DATA_COMPRESSION = NONE ON PARTITIONS (1),"
        " DATA_COMPRESSION = PAGE ON PARTITIONS (2 TO 4, 6))");
    ASSERT_EQ(table.options.size(), 2U);
    EXPECT_THAT(table.options[0].partitions, ElementsAre(std::pair(1, 1)));
    EXPECT_THAT(table.options[1].partitions, ElementsAre(std::pair(2, 4), std::pair(6, 6)));
}

TEST(MemoryOptimized, ReadsHashKeysAndIndexes) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int NOT NULL PRIMARY KEY NONCLUSTERED HASH WITH (BUCKET_COUNT = 64),"
        " b int NOT NULL INDEX ib HASH WITH (BUCKET_COUNT = 8), INDEX ic NONCLUSTERED (b),"
        " CONSTRAINT u UNIQUE NONCLUSTERED HASH (b) WITH (BUCKET_COUNT = 32))"
        " WITH (MEMORY_OPTIMIZED = ON)");
    EXPECT_TRUE(table.columns[0].constraints.at(0).is_hash);
    EXPECT_THAT(to_text(table.columns[0].constraints.at(0).options),
                ElementsAre("BUCKET_COUNT=64"));
    EXPECT_TRUE(table.columns[1].indexes.at(0).is_hash);
    EXPECT_FALSE(table.indexes.at(0).is_hash);
    EXPECT_TRUE(table.constraints.at(0).is_hash);
}

TEST(Placement, KnowsTheDefaultFilegroup) {
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a int) ON \"default\"").placement->name.text,
              "default");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a int) ON [default]").placement->name.text,
              "default");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a int) ON 'default'").placement->name.text,
              "default");
    const auto constraint =
        only<CreateTable>("CREATE TABLE t (a int PRIMARY KEY ON ps(a))").columns[0].constraints[0];
    EXPECT_EQ(constraint.placement->column->text, "a");
    const auto keys = only<CreateTable>(
        "CREATE TABLE t (a int PRIMARY KEY ON fg FILESTREAM_ON [NULL] NOT NULL,"
        " CONSTRAINT u UNIQUE (b) FILESTREAM_ON fs, filestream_on int)");
    EXPECT_EQ(keys.columns.size(), 2U);
    EXPECT_EQ(keys.columns[0].constraints[0].placement->name.text, "fg");
    EXPECT_EQ(keys.columns[0].nullable, false);
    EXPECT_FALSE(keys.constraints[0].placement.has_value());
}

TEST(Federation, LeavesATableWhatItIs) {
    const auto table = only<CreateTable>("CREATE TABLE t (a int) FEDERATED ON (b = a)");
    EXPECT_FALSE(table.from_query);
    EXPECT_FALSE(table.placement.has_value());
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a int) ON federated").placement->name.text,
              "federated");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a int REFERENCES federated ON DELETE CASCADE)")
                  .columns[0]
                  .constraints[0]
                  .on_delete,
              ReferentialAction::Cascade);
}

TEST(Synapse, TablesFromQueries) {
    const auto table = only<CreateTable>(
        "CREATE TABLE s.t WITH (DISTRIBUTION = HASH([Key Col]), CLUSTERED COLUMNSTORE INDEX ORDER"
        " (a, b), PARTITION (d RANGE RIGHT FOR VALUES ('20200101', 5)))"
        " AS SELECT a, CASE b WHEN 1 THEN 2 END AS c FROM x UNION ALL SELECT 1, 2");
    EXPECT_TRUE(table.from_query);
    EXPECT_EQ(table.options.at(0).value, "HASH");
    EXPECT_EQ(table.options.at(0).nested.at(0).name, "Key Col");
    EXPECT_EQ(table.options.size(), 1U);
    EXPECT_EQ(table.placement->name.text, "");
    EXPECT_EQ(table.placement->column->text, "d");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t ([x RANGE y] date) WITH (PARTITION ([x RANGE y] "
                                "range FOR VALUES (N'2020-01-01')))")
                  .placement->column->text,
              "x RANGE y");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a varbinary(4)) WITH (PARTITION (a RANGE RIGHT "
                                "FOR VALUES (0x01, 0xFF)))")
                  .placement->column->text,
              "a");
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t (a money) WITH (PARTITION (a RANGE RIGHT "
                                "FOR VALUES (-$5, - $.5, $0, +$5)))")
                  .placement->column->text,
              "a");
    ASSERT_EQ(table.indexes.size(), 1U);
    EXPECT_EQ(table.indexes[0].kind, IndexKind::Columnstore);
    EXPECT_THAT(names(table.indexes[0].order_columns), ElementsAre("a", "b"));
    const auto rowstore = only<CreateTable>(
        "CREATE TABLE t (a int NOT NULL, PRIMARY KEY NONCLUSTERED (a) NOT ENFORCED)"
        " WITH (CLUSTERED INDEX (a, b desc, [c DESC] Asc), DISTRIBUTION = ROUND_ROBIN)");
    EXPECT_FALSE(rowstore.from_query);
    EXPECT_TRUE(rowstore.constraints.at(0).not_enforced);
    EXPECT_THAT(names(rowstore.indexes.at(0).columns), ElementsAre("a", "b DESC", "c DESC"));
    EXPECT_FALSE(rowstore.indexes.at(0).columns.at(2).descending);
    EXPECT_THAT(to_text(rowstore.options), ElementsAre("DISTRIBUTION=ROUND_ROBIN"));
    EXPECT_TRUE(only<CreateTable>("CREATE TABLE t AS WITH c AS (SELECT 1 AS a) SELECT * FROM c")
                    .from_query);
    EXPECT_TRUE(only<CreateTable>("CREATE TABLE t AS (SELECT 1 AS a)").from_query);
    EXPECT_EQ(to_text(*only<CreateTable>("CREATE TABLE t AS CLONE OF s.u").clone_of), "s.u");
}

TEST(ExternalTable, IsRead) {
    const auto table = only<CreateTable>(
        "CREATE EXTERNAL TABLE s.t (a varchar(9) COLLATE Latin1_General_100_BIN2_UTF8 NULL) WITH"
        " (LOCATION = '/x/', DATA_SOURCE = ds, FILE_FORMAT = ff, REJECT_TYPE = VALUE,"
        " REJECT_VALUE = 0)");
    EXPECT_EQ(table.kind, TableKind::External);
    EXPECT_EQ(table.columns.at(0).collation, "Latin1_General_100_BIN2_UTF8");
    EXPECT_THAT(to_text(table.options),
                ElementsAre("LOCATION=/x/", "DATA_SOURCE=ds", "FILE_FORMAT=ff", "REJECT_TYPE=VALUE",
                            "REJECT_VALUE=0"));
    EXPECT_TRUE(only<CreateTable>("CREATE EXTERNAL TABLE t WITH (LOCATION = 'x') AS SELECT 1 AS a")
                    .from_query);
    only<DropTable>("DROP EXTERNAL TABLE s.t");
}

TEST(Layout, MayPutCommasFirst) {
    const auto table = only<CreateTable>("CREATE TABLE t (\n  a int\n , b int\n , CHECK (a > b))");
    EXPECT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.constraints.size(), 1U);
}

TEST(Layout, MayUseAnyLineEnd) {
    for (const std::string line_end : {"\n", "\r\n", "\r"}) {
        const auto statements =
            statements_of("CREATE TABLE t (" + line_end + "a int, -- one" + line_end + "b int)" +
                          line_end + "GO" + line_end + "DROP TABLE t");
        ASSERT_EQ(statements.size(), 2U);
        const auto& table = std::get<CreateTable>(statements[0].node);
        EXPECT_EQ(table.columns.at(0).comment, "one");
        EXPECT_EQ(table.columns.at(1).comment, "");
    }
}

TEST(Names, MayHoldAnything) {
    const auto table = only<CreateTable>(
        "CREATE TABLE [caf\u00e9 1].[\u8868] ([Order] int, [a b] int, [x.y] int, \u00fcber int,"
        " \u4e2d\u6587 int, a$b#c@d int, #t int, _x int, [<a>] int)");
    EXPECT_EQ(to_text(table.name), "caf\u00e9 1.\u8868");
    std::vector<std::string> columns;
    for (const ColumnDefinition& column : table.columns) {
        columns.push_back(column.name.text);
    }
    EXPECT_THAT(columns, ElementsAre("Order", "a b", "x.y", "\u00fcber", "\u4e2d\u6587", "a$b#c@d",
                                     "#t", "_x", "<a>"));
    EXPECT_EQ(only<CreateTable>("CREATE TABLE ##t (a int)").name.name, "##t");
}

TEST(Size, ManyTablesAndManyColumns) {
    std::string text;
    for (int number = 0; number < 900; ++number) {
        text += "CREATE TABLE t" + std::to_string(number) + " (a int)\n";
    }
    EXPECT_EQ(statements_of(text).size(), 900U);
    std::string wide = "CREATE TABLE t (";
    for (int number = 0; number < 1024; ++number) {
        wide += (number > 0 ? ", c" : "c") + std::to_string(number) + " int";
    }
    EXPECT_EQ(only<CreateTable>(wide + ")").columns.size(), 1024U);
}

}  // namespace
}  // namespace tsqlaudit::syntax
