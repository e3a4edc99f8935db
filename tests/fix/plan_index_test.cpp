// Steps that create, rebuild and drop keys and indexes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/builder.h"
#include "fix/plan_fixture.h"
#include "sqlserver/data_type.h"
#include "syntax/parser.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(PlanTest, IndexIsRenderedWithQuotedNames) {
    catalog_.tables[0].name.name = "Chi]ld";
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}, {"Kind", true}};
    index.included_columns = {"Id"};
    EXPECT_EQ(sql_for(index),
              "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
              "OBJECT_ID(N'[dbo].[Chi]]ld]') AND name = N'IX_Chi]ld_ParentId_Kind')\n"
              "    CREATE NONCLUSTERED INDEX [IX_Chi]]ld_ParentId_Kind]\n"
              "        ON [dbo].[Chi]]ld] ([ParentId], [Kind] DESC)\n"
              "        INCLUDE ([Id]);");
}

TEST_F(PlanTest, ADisabledIndexThatWouldDoIsBuiltAgain) {
    catalog::Index existing;
    existing.name = "IX_Off";
    existing.key_columns = {{"ParentId", false}, {"Kind", false}};
    existing.is_disabled = true;
    catalog_.tables[0].indexes.push_back(existing);
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    EXPECT_EQ(sql_for(index),
              "IF EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[dbo].[Child]') "
              "AND name = N'IX_Off' AND is_disabled = 1)\n"
              "    ALTER INDEX [IX_Off] ON [dbo].[Child] REBUILD;");
    index.included_columns = {"Id", "Shape"};  // it does not hold
    EXPECT_THAT(sql_for(index), HasSubstr("CREATE NONCLUSTERED INDEX [IX_Child_ParentId]"));
    index.included_columns = {};
    catalog_.tables[0].indexes.back().is_unique = true;  // rows may repeat its key by now
    EXPECT_THAT(sql_for(index), HasSubstr("CREATE NONCLUSTERED INDEX [IX_Child_ParentId]"));
    catalog_.tables[0].indexes.back().is_unique = false;
    catalog_.tables[0].indexes.back().is_disabled = false;
    EXPECT_THAT(sql_for(index), HasSubstr("CREATE NONCLUSTERED INDEX [IX_Child_ParentId]"));
}

TEST_F(PlanTest, MemoryOptimizedTableGetsItsIndexByAlterTable) {
    catalog_.tables[0].is_memory_optimized = true;
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    index.included_columns = {"Kind"};
    EXPECT_EQ(
        sql_for(index),
        "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[dbo].[Child]') "
        "AND name = N'IX_Child_ParentId')\n"
        "    ALTER TABLE [dbo].[Child] ADD INDEX [IX_Child_ParentId] NONCLUSTERED ([ParentId]);");
}

TEST_F(PlanTest, UniqueKeyLooksForDuplicatesFirst) {
    EXPECT_EQ(
        sql_for(rules::AddUniqueKey{{"ParentId", "Kind"}, ""}),
        "IF EXISTS (SELECT [ParentId], [Kind] FROM [dbo].[Child] GROUP BY [ParentId], [Kind] "
        "HAVING COUNT_BIG(*) > 1)\n"
        "BEGIN\n"
        "    RAISERROR(N'dbo.Child has duplicates in (ParentId, Kind): resolve them first.', 16, "
        "1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "IF OBJECT_ID(N'[dbo].[UQ_Child_ParentId_Kind]') IS NULL\n"
        "    ALTER TABLE [dbo].[Child] ADD CONSTRAINT [UQ_Child_ParentId_Kind] UNIQUE NONCLUSTERED "
        "([ParentId], [Kind]);\n"
        "GO\n"
        "SET NOEXEC OFF;");
}

TEST_F(PlanTest, FilteredUniqueKeyIsAnIndexAndCountsOnlyItsRows) {
    const std::string sql = sql_for(rules::AddUniqueKey{{"Kind"}, "[Kind] IS NOT NULL"});
    EXPECT_THAT(sql, HasSubstr("FROM [dbo].[Child] WHERE [Kind] IS NOT NULL GROUP BY"));
    EXPECT_THAT(sql, HasSubstr("CREATE UNIQUE NONCLUSTERED INDEX [UX_Child_Kind]"));
}

TEST_F(PlanTest, UniqueKeyOfAPartitionedTableNeedsThePartitioningColumn) {
    catalog_.tables[0].storage.partition_column = "Id";
    const Plan result = plan_for({rules::AddUniqueKey{{"Kind"}, ""}});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_TRUE(plan_for({rules::AddUniqueKey{{"Kind", "Id"}, ""}}).steps.at(0).is_safe);
}

TEST_F(PlanTest, SpatialIndexWithoutClusteredPrimaryKeyIsNotOffered) {
    rules::CreateSpatialIndex spatial{"Shape", true};
    EXPECT_TRUE(plan_for({spatial}).steps.at(0).is_safe);
    catalog_.tables[0].indexes[0].is_clustered = false;
    const Plan result = plan_for({spatial});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), HasSubstr("12008"));
}

TEST_F(PlanTest, GeometryNeedsABoundingBoxThatAPersonChooses) {
    EXPECT_FALSE(plan_for({rules::CreateSpatialIndex{"Shape", false}}).steps.at(0).is_safe);
}

TEST_F(PlanTest, CompressionRebuildsEachIndexByName) {
    rules::Compress compress;
    compress.indexes = {0};
    EXPECT_EQ(sql_for(compress),
              "IF EXISTS (SELECT 1 FROM sys.partitions\n"
              "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND index_id IN (0, 1) AND "
              "data_compression_desc <> N'PAGE')\n"
              "    ALTER TABLE [dbo].[Child] REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = "
              "PAGE);\n"
              "GO\n"
              "IF EXISTS (SELECT 1 FROM sys.partitions AS p\n"
              "           JOIN sys.indexes AS i ON i.object_id = p.object_id AND i.index_id = "
              "p.index_id\n"
              "           WHERE i.object_id = OBJECT_ID(N'[dbo].[Child]') AND i.name = N'PK_Child' "
              "AND p.data_compression_desc <> N'PAGE')\n"
              "    ALTER INDEX [PK_Child] ON [dbo].[Child] REBUILD PARTITION = ALL WITH "
              "(DATA_COMPRESSION = PAGE);");
}

TEST_F(PlanTest, HistoryColumnstoreReplacesTheClusteredIndexUnderItsName) {
    rules::CreateColumnstore columnstore;
    columnstore.is_clustered = columnstore.on_history = true;
    catalog_.tables[0].versioning = catalog::SystemVersioning{};
    catalog_.tables[0].versioning->history_table = {"dbo", "ChildHistory"};
    EXPECT_THAT(sql_for(columnstore),
                EndsWith("-- IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
                         "OBJECT_ID(N'[dbo].[ChildHistory]') AND type_desc = N'CLUSTERED "
                         "COLUMNSTORE')\n"
                         "--     CREATE CLUSTERED COLUMNSTORE INDEX [ix_ChildHistory]\n"
                         "--         ON [dbo].[ChildHistory]\n"
                         "--         WITH (DROP_EXISTING = ON);"));
}

// 13766, 13772 and 13780 are about a retention period, which SQL Server 2016 does not have.
TEST_F(PlanTest, HistoryColumnstoreSaysWhatARetentionExcludes) {
    rules::CreateColumnstore columnstore;
    columnstore.is_clustered = columnstore.on_history = true;
    catalog_.tables[0].versioning = catalog::SystemVersioning{};
    catalog_.tables[0].versioning->history_table = {"dbo", "ChildHistory"};
    catalog_.tables[0].versioning->implied_indexes = {{.name = "IX_Past"}};
    catalog_.tables[0].columns.push_back(column("Body", "xml"));
    const std::string sql = sql_for(columnstore);
    EXPECT_THAT(sql, HasSubstr("(error 13766): make it INFINITE first"));
    EXPECT_THAT(sql, HasSubstr("(error 13772): drop IX_Past where"));
    EXPECT_THAT(sql, HasSubstr("(error 13780)"));
    std::vector<rules::Finding> findings(1);
    findings[0].remedy = columnstore;
    EXPECT_THAT(
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2016}, findings)
            .steps.at(0)
            .sql(),
        Not(HasSubstr("error 137")));
}

TEST_F(PlanTest, AnonymousHistoryTableCannotBeNamedInAScript) {
    rules::CreateColumnstore columnstore;
    columnstore.is_clustered = columnstore.on_history = true;
    catalog_.tables[0].versioning = catalog::SystemVersioning{};
    EXPECT_FALSE(plan_for({columnstore}).steps.at(0).is_safe);
}

TEST_F(PlanTest, ATableGetsOnePrimaryKey) {
    const Plan result = plan_for({rules::AddPrimaryKey{}, rules::AddPrimaryKey{.columns = {"Id"}}});
    ASSERT_EQ(result.steps.size(), 1U);
    EXPECT_THAT(result.steps[0].sql(), HasSubstr("PRIMARY KEY CLUSTERED ([Id])"));
}

TEST_F(PlanTest, AnUnnamedIndexIsNeitherRebuiltNorDroppedByAnEmptyName) {
    catalog::Index unnamed;
    unnamed.is_unique = unnamed.is_unique_constraint = true;
    unnamed.key_columns = {{"Kind", false}};
    catalog_.tables[0].indexes.push_back(unnamed);
    const Plan dropped = plan_for({rules::DropIndexRemedy{1}});
    EXPECT_TRUE(dropped.steps.at(0).is_safe);
    EXPECT_THAT(dropped.steps.at(0).sql(), HasSubstr("FROM sys.key_constraints AS n"));
    EXPECT_THAT(dropped.steps.at(0).sql(), HasSubstr("AND N'[Kind]' = STUFF(("));
    rules::Compress compress;
    compress.indexes = {1};
    const std::string rebuild = sql_for(compress);
    EXPECT_THAT(rebuild, EndsWith("\n    ALTER INDEX ALL ON [dbo].[Child] REBUILD PARTITION = ALL "
                                  "WITH (DATA_COMPRESSION = PAGE);"));
    EXPECT_THAT(rebuild, HasSubstr("i.type IN (1, 2)"));
    // ALL would rebuild an index that is not meant.
    catalog_.tables[0].indexes.push_back(unnamed);
    catalog_.tables[0].indexes.back().kind = catalog::IndexKind::Columnstore;
    EXPECT_THAT(sql_for(compress), Not(HasSubstr("ALTER INDEX")));
}

// The second run would take the other one for it.
TEST_F(PlanTest, OneOfTwoUnnamedKeysOnTheSameColumnsIsNotDropped) {
    catalog::Index unnamed;
    unnamed.is_unique = unnamed.is_unique_constraint = true;
    unnamed.key_columns = {{"Kind", false}};
    catalog_.tables[0].indexes.push_back(unnamed);
    catalog_.tables[0].indexes.push_back(unnamed);
    EXPECT_FALSE(plan_for({rules::DropIndexRemedy{1}}).steps.at(0).is_safe);
}

TEST_F(PlanTest, TheKeyOfAFullTextIndexIsNotDropped) {
    catalog::Index key;
    key.name = "UX_Kind";
    key.is_unique = true;
    key.key_columns = {{"Kind", false}};
    catalog::Index words;
    words.kind = catalog::IndexKind::FullText;
    words.fulltext_key_index = "ux_kind";
    catalog_.tables[0].indexes.push_back(key);
    EXPECT_TRUE(plan_for({rules::DropIndexRemedy{1}}).steps.at(0).is_safe);
    catalog_.tables[0].indexes.push_back(words);
    EXPECT_THAT(plan_for({rules::DropIndexRemedy{1}}).steps.at(0).sql(), HasSubstr("7614"));
}

TEST_F(PlanTest, OnlineIsSaidOnlyWhereSqlServerCan) {
    EXPECT_THAT(plan_for({rules::Compress{}}).steps.at(0).cost, HasSubstr("ONLINE"));
    catalog_.tables[0].columns.push_back(column("Body", "ntext"));
    EXPECT_THAT(plan_for({rules::Compress{}}).steps.at(0).cost, Not(HasSubstr("ONLINE")));
    std::vector<rules::Finding> findings(1);
    findings[0].remedy = rules::CreateColumnstore{.columns = {"Id"}};
    const auto cost = [&](sqlserver::Target target) {
        return plan(catalog_, schema_, facts::Settings{.target = target}, findings)
            .steps.at(0)
            .cost;
    };
    EXPECT_THAT(cost(sqlserver::Target::Sql2016), Not(HasSubstr("ONLINE")));
    EXPECT_THAT(cost(sqlserver::Target::Sql2017), HasSubstr("ONLINE"));
}

TEST_F(PlanTest, AnIndexThatANewKeyMakesRedundantIsDropped) {
    catalog::Index index;
    index.name = "IX_Child_ParentId";
    index.key_columns = {{"ParentId", false}};
    catalog_.tables[0].indexes.push_back(index);
    rules::Compress compress;
    compress.indexes = {1};
    const Plan result = plan_for({rules::AddUniqueKey{{"ParentId", "Id"}, ""}, compress});
    ASSERT_EQ(result.steps.size(), 3U);
    EXPECT_THAT(result.steps[0].change, Not(HasSubstr("IX_Child_ParentId")));
    EXPECT_THAT(result.steps[1].change, HasSubstr("WITH (DATA_COMPRESSION = PAGE)"));
    EXPECT_EQ(result.step_of.at(0), 1U);
    // Until its place is taken it is needed.
    EXPECT_THAT(result.steps[2].change,
                EndsWith("\n    DROP INDEX IF EXISTS [IX_Child_ParentId] ON [dbo].[Child];"));
    EXPECT_GT(result.steps[2].stage, result.steps[1].stage);
    EXPECT_THAT(with_prerequisites(result, {2}), ElementsAre(1U, 2U));
}

TEST_F(PlanTest, AnIndexIsRedundantOnlyBesideOneOfTheSameRows) {
    const auto drops = [&](const std::string& index_filter, const std::string& key_filter) {
        text::SourceSet sources;
        const text::FileId file = sources.add(
            {"",
             "CREATE TABLE dbo.T (ParentId int, Kind int);\nCREATE INDEX IX ON dbo.T (ParentId)" +
                 index_filter + ";"});
        catalog::Index index = catalog::build(sources, {syntax::parse(sources, file).script})
                                   .catalog.tables.at(0)
                                   .indexes.at(0);
        catalog_.tables[0].indexes.push_back(index);
        const Plan result = plan_for({rules::AddUniqueKey{{"ParentId", "Id"}, key_filter}});
        catalog_.tables[0].indexes.erase(catalog_.tables[0].indexes.size() - 1);
        return result.steps.size() == 2;
    };
    EXPECT_TRUE(drops("", ""));
    EXPECT_TRUE(drops(" WHERE Kind IS NOT NULL", "[Kind] IS NOT NULL"));
    EXPECT_FALSE(drops("", "[Kind] IS NOT NULL"));
    EXPECT_FALSE(drops(" WHERE Kind = 1", "[Kind] IS NOT NULL"));
    EXPECT_FALSE(drops(" WHERE Kind = 1", ""));
}

TEST_F(PlanTest, TheIndexUnderAForeignKeyIsNotDroppedBlindly) {
    EXPECT_FALSE(plan_for({rules::DropIndexRemedy{0}}, 1).steps.at(0).is_safe);
}

}  // namespace
}  // namespace tsqlaudit::fix
