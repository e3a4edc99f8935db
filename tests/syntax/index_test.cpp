#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CreateIndex, ReadsRowstore) {
    const auto statement = only<CreateIndex>(
        "CREATE UNIQUE CLUSTERED INDEX [ix a] ON s.t (a ASC, b DESC) INCLUDE (c, [d])"
        " WHERE a > 1 AND b IS NOT NULL WITH (PAD_INDEX = OFF, FILLFACTOR = 80,"
        " DATA_COMPRESSION = PAGE ON PARTITIONS (1, 3 TO 5)) ON ps(a) FILESTREAM_ON fs");
    EXPECT_EQ(to_text(statement.table), "s.t");
    const IndexDefinition& index = statement.index;
    EXPECT_EQ(index.kind, IndexKind::Rowstore);
    EXPECT_EQ(index.name.text, "ix a");
    EXPECT_TRUE(index.is_unique);
    EXPECT_EQ(index.clustering, Clustering::Clustered);
    EXPECT_THAT(names(index.columns), ElementsAre("a", "b DESC"));
    EXPECT_THAT(names(index.included_columns), ElementsAre("c", "d"));
    EXPECT_EQ(to_text(index.filter), "((a > 1) AND (b IS NOT NULL))");
    EXPECT_THAT(to_text(index.options),
                ElementsAre("PAD_INDEX=OFF", "FILLFACTOR=80", "DATA_COMPRESSION=PAGE"));
    EXPECT_THAT(index.options[2].partitions, ElementsAre(std::pair(1, 1), std::pair(3, 5)));
    EXPECT_EQ(index.placement->name.text, "ps");
    EXPECT_EQ(index.placement->column->text, "a");
    EXPECT_EQ(index.filestream_placement->text, "fs");
}

TEST(CreateIndex, LeavesOpenWhatIsNotWritten) {
    const auto index = only<CreateIndex>("CREATE INDEX i ON t (a)").index;
    EXPECT_FALSE(index.is_unique);
    EXPECT_EQ(index.clustering, Clustering::Unspecified);
    EXPECT_THAT(index.included_columns, IsEmpty());
    EXPECT_EQ(index.filter, nullptr);
    EXPECT_FALSE(index.placement.has_value());
}

TEST(CreateIndex, ReadsOptionsWithoutParentheses) {
    const auto index = only<CreateIndex>(
                           "CREATE INDEX i ON t (a) WITH PAD_INDEX, FILLFACTOR = 80, DROP_EXISTING"
                           " ON [PRIMARY]")
                           .index;
    EXPECT_THAT(to_text(index.options),
                ElementsAre("PAD_INDEX=ON", "FILLFACTOR=80", "DROP_EXISTING=ON"));
    EXPECT_EQ(index.placement->name.text, "PRIMARY");
}

TEST(CreateIndex, ReadsNestedOptions) {
    const auto index = only<CreateIndex>(
                           "CREATE INDEX i ON t (a) WITH (ONLINE = ON (WAIT_AT_LOW_PRIORITY"
                           " (MAX_DURATION = 5 MINUTES, ABORT_AFTER_WAIT = SELF)), MAXDOP = 4)")
                           .index;
    EXPECT_THAT(to_text(index.options),
                ElementsAre("ONLINE=ON(WAIT_AT_LOW_PRIORITY(MAX_DURATION=5 MINUTES, "
                            "ABORT_AFTER_WAIT=SELF))",
                            "MAXDOP=4"));
}

TEST(CreateIndex, ReadsColumnstores) {
    const auto clustered = only<CreateIndex>(
                               "CREATE CLUSTERED COLUMNSTORE INDEX i ON t ORDER (a, b)"
                               " WITH (COMPRESSION_DELAY = 10 MINUTES)")
                               .index;
    EXPECT_EQ(clustered.kind, IndexKind::Columnstore);
    EXPECT_EQ(clustered.clustering, Clustering::Clustered);
    EXPECT_THAT(clustered.columns, IsEmpty());
    EXPECT_THAT(names(clustered.order_columns), ElementsAre("a", "b"));
    EXPECT_THAT(to_text(clustered.options), ElementsAre("COMPRESSION_DELAY=10 MINUTES"));
    const auto nonclustered =
        only<CreateIndex>("CREATE COLUMNSTORE INDEX i ON t (a, b) ORDER (b) WHERE a = 'x'").index;
    EXPECT_EQ(nonclustered.kind, IndexKind::Columnstore);
    EXPECT_EQ(nonclustered.clustering, Clustering::Unspecified);
    EXPECT_THAT(names(nonclustered.columns), ElementsAre("a", "b"));
    EXPECT_THAT(names(nonclustered.order_columns), ElementsAre("b"));
    EXPECT_EQ(to_text(nonclustered.filter), "(a = 'x')");
}

TEST(CreateIndex, ReadsSpatialIndexes) {
    const auto index = only<CreateIndex>(
                           "CREATE SPATIAL INDEX i ON t (g) USING geometry_auto_grid WITH ("
                           "BOUNDING_BOX = (-1.5, 0, 500, 2e2), CELLS_PER_OBJECT = 64) ON fg")
                           .index;
    EXPECT_EQ(index.kind, IndexKind::Spatial);
    EXPECT_THAT(names(index.columns), ElementsAre("g"));
    EXPECT_EQ(index.tessellation, "GEOMETRY_AUTO_GRID");
    EXPECT_THAT(index.options.at(0).numbers, ElementsAre(-1.5, 0.0, 500.0, 200.0));
    EXPECT_EQ(index.options.at(1).value, "64");
    EXPECT_EQ(index.placement->name.text, "fg");
    const auto named = only<CreateIndex>(
                           "CREATE SPATIAL INDEX i ON t (g) WITH (BOUNDING_BOX = (XMIN = 0, YMIN = "
                           "-10, XMAX = 5, YMAX = 2), GRIDS = (LOW, LEVEL_2 = HIGH))")
                           .index;
    EXPECT_EQ(named.tessellation, "");
    EXPECT_THAT(
        to_text(named.options),
        ElementsAre("BOUNDING_BOX(XMIN=0, YMIN=-10, XMAX=5, YMAX=2)", "GRIDS(LOW, LEVEL_2=HIGH)"));
}

TEST(CreateIndex, ReadsXmlIndexes) {
    const auto primary = only<CreateIndex>("CREATE PRIMARY XML INDEX i ON t (x)").index;
    EXPECT_EQ(primary.kind, IndexKind::Xml);
    EXPECT_TRUE(primary.xml_primary);
    const auto secondary = only<CreateIndex>(
                               "CREATE XML INDEX j ON t (x) USING XML INDEX [i] FOR path"
                               " WITH (SORT_IN_TEMPDB = ON)")
                               .index;
    EXPECT_FALSE(secondary.xml_primary);
    EXPECT_EQ(secondary.xml_using, "i");
    EXPECT_EQ(secondary.xml_usage, "PATH");
    EXPECT_THAT(to_text(secondary.options), ElementsAre("SORT_IN_TEMPDB=ON"));
    const auto selective =
        only<CreateIndex>(
            "CREATE SELECTIVE XML INDEX s ON t (x) WITH XMLNAMESPACES ('u' AS n, DEFAULT 'v')"
            " FOR (p = '/a' AS XQUERY 'xs:string' MAXLENGTH(20) SINGLETON, q = '/b' AS SQL int)")
            .index;
    only<CreateIndex>(
        "CREATE SELECTIVE XML INDEX s ON t (x) FOR (a = '/b' AS SQL nvarchar(max) SINGLETON)");
    EXPECT_EQ(selective.kind, IndexKind::SelectiveXml);
    EXPECT_EQ(
        only<CreateIndex>("CREATE XML INDEX k ON t (x) USING XML INDEX s FOR (p)").index.xml_using,
        "s");
}

TEST(AlterFulltextIndex, ReadsWhatItDoesToColumns) {
    const auto add = only<AlterFulltextIndex>(
        "ALTER FULLTEXT INDEX ON dbo.t ADD (a LANGUAGE 1033, b TYPE COLUMN c) WITH NO POPULATION");
    EXPECT_EQ(to_text(add.table), "dbo.t");
    ASSERT_EQ(add.added.size(), 2U);
    EXPECT_EQ(add.added[0].text, "a");
    EXPECT_EQ(add.added[1].text, "b");
    const auto drop = only<AlterFulltextIndex>("ALTER FULLTEXT INDEX ON t DROP (a, b)");
    ASSERT_EQ(drop.dropped.size(), 2U);
    EXPECT_EQ(drop.dropped[1].text, "b");
    EXPECT_THAT(
        statements_of("ALTER FULLTEXT INDEX ON t ENABLE\n"
                      "ALTER FULLTEXT INDEX ON t START UPDATE POPULATION\n"
                      "ALTER FULLTEXT INDEX ON t SET CHANGE_TRACKING AUTO\n"
                      "ALTER FULLTEXT INDEX ON t ALTER COLUMN a ADD STATISTICAL_SEMANTICS\n"
                      "ALTER FULLTEXT INDEX ON t ALTER COLUMN a DROP STATISTICAL_SEMANTICS"),
        IsEmpty());
    EXPECT_THAT(parse_text("ALTER FULLTEXT INDEX ON t DROP (a").messages(),
                ElementsAre("1:34 expected ',' or ')' after 'a', not the end of the statement"));
}

TEST(CreateIndex, ReadsJsonVectorAndFullTextIndexes) {
    const auto json = only<CreateIndex>(
                          "CREATE JSON INDEX i ON t (j) FOR ('$.a', '$.b')"
                          " WITH (OPTIMIZE_FOR_ARRAY_SEARCH = ON)")
                          .index;
    EXPECT_EQ(json.kind, IndexKind::Json);
    EXPECT_THAT(json.json_paths, ElementsAre("$.a", "$.b"));
    const auto vector = only<CreateIndex>(
                            "CREATE VECTOR INDEX i ON t (v) WITH (METRIC = 'cosine', TYPE = "
                            "'diskann', MAXDOP = 8) ON [PRIMARY]")
                            .index;
    EXPECT_EQ(vector.kind, IndexKind::Vector);
    EXPECT_THAT(to_text(vector.options), ElementsAre("METRIC=cosine", "TYPE=diskann", "MAXDOP=8"));
    const auto full_text = only<CreateIndex>(
        "CREATE FULLTEXT INDEX ON t (a LANGUAGE 1033, b TYPE COLUMN c LANGUAGE 'English'"
        " STATISTICAL_SEMANTICS) KEY INDEX pk ON (cat, FILEGROUP fg)"
        " WITH (CHANGE_TRACKING = AUTO, STOPLIST = SYSTEM)");
    EXPECT_EQ(full_text.index.kind, IndexKind::FullText);
    EXPECT_EQ(full_text.index.fulltext_key_index, "pk");
    EXPECT_THAT(names(full_text.index.columns), ElementsAre("a", "b"));
    only<CreateIndex>(
        "CREATE FULLTEXT INDEX ON t (a) KEY INDEX pk WITH CHANGE_TRACKING OFF,"
        " NO POPULATION");
}

TEST(InlineIndex, ReadsAllKinds) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int, b int,"
        " INDEX i UNIQUE CLUSTERED (a, b DESC), INDEX j (a) INCLUDE (b) WHERE b = 1 ON fg,"
        " INDEX h HASH (a) WITH (BUCKET_COUNT = 1024), INDEX c CLUSTERED COLUMNSTORE ORDER (a)"
        " INDEX n NONCLUSTERED COLUMNSTORE (a, b))");
    ASSERT_EQ(table.indexes.size(), 5U);
    EXPECT_TRUE(table.indexes[0].is_unique);
    EXPECT_EQ(table.indexes[0].clustering, Clustering::Clustered);
    EXPECT_THAT(names(table.indexes[1].included_columns), ElementsAre("b"));
    EXPECT_EQ(to_text(table.indexes[1].filter), "(b = 1)");
    EXPECT_EQ(table.indexes[1].placement->name.text, "fg");
    EXPECT_TRUE(table.indexes[2].is_hash);
    EXPECT_THAT(to_text(table.indexes[2].options), ElementsAre("BUCKET_COUNT=1024"));
    EXPECT_EQ(table.indexes[3].kind, IndexKind::Columnstore);
    EXPECT_THAT(names(table.indexes[3].order_columns), ElementsAre("a"));
    EXPECT_THAT(names(table.indexes[4].columns), ElementsAre("a", "b"));
}

TEST(AlterIndex, ReadsActions) {
    const auto rebuild = only<AlterIndex>(
        "ALTER INDEX i ON s.t REBUILD PARTITION = 3 WITH (DATA_COMPRESSION = ROW)");
    EXPECT_EQ(rebuild.index->text, "i");
    EXPECT_EQ(to_text(rebuild.table), "s.t");
    EXPECT_EQ(rebuild.action, AlterIndexAction::Rebuild);
    EXPECT_EQ(rebuild.partition, 3);
    EXPECT_THAT(to_text(rebuild.options), ElementsAre("DATA_COMPRESSION=ROW"));
    const auto all = only<AlterIndex>("ALTER INDEX ALL ON t REBUILD PARTITION = ALL");
    EXPECT_FALSE(all.index.has_value());
    EXPECT_FALSE(all.partition.has_value());
    const auto unknown = only<AlterIndex>(
        "ALTER INDEX i ON t REBUILD PARTITION = $PARTITION.f(3) WITH (DATA_COMPRESSION = ROW)");
    EXPECT_FALSE(unknown.partition.has_value());
    EXPECT_THAT(unknown.options, testing::IsEmpty());
    EXPECT_EQ(only<AlterIndex>("ALTER INDEX i ON t DISABLE").action, AlterIndexAction::Disable);
    EXPECT_EQ(only<AlterIndex>("ALTER INDEX i ON t REORGANIZE").action,
              AlterIndexAction::Reorganize);
    EXPECT_EQ(only<AlterIndex>("ALTER INDEX i ON t SET (ALLOW_PAGE_LOCKS = OFF)").action,
              AlterIndexAction::Set);
    EXPECT_EQ(only<AlterIndex>("ALTER INDEX i ON t RESUME WITH (MAXDOP = 2)").action,
              AlterIndexAction::Other);
}

TEST(DropIndex, ReadsNewAndOldForms) {
    const auto statement =
        only<DropIndex>("DROP INDEX IF EXISTS i ON s.t WITH (MAXDOP = 1), s2.t2.j");
    EXPECT_TRUE(statement.if_exists);
    ASSERT_EQ(statement.targets.size(), 2U);
    EXPECT_EQ(statement.targets[0].index.text, "i");
    EXPECT_EQ(to_text(statement.targets[0].table), "s.t");
    EXPECT_EQ(statement.targets[1].index.text, "j");
    EXPECT_EQ(to_text(statement.targets[1].table), "s2.t2");
}

}  // namespace
}  // namespace tsqlaudit::syntax
