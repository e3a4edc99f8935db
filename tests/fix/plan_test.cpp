#include "fix/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/builder.h"
#include "fix/batch.h"
#include "sqlserver/data_type.h"
#include "syntax/parser.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

catalog::Column column(const std::string& name, const std::string& type, bool nullable = false) {
    catalog::Column result;
    result.name = name;
    result.type = sqlserver::make_system_type("", type, std::nullopt, std::nullopt, false, "");
    result.is_nullable = nullable;
    return result;
}

catalog::Index primary_key(const std::string& name, const std::string& key) {
    catalog::Index index;
    index.name = name;
    index.is_primary_key = index.is_unique = index.is_clustered = true;
    index.key_columns = {{key, false}};
    return index;
}

// dbo.Parent(Id, TenantId) and dbo.Child(Id, ParentId → Parent, Kind).
class PlanTest : public ::testing::Test {
protected:
    PlanTest() {
        catalog::Table child;
        child.name = {"dbo", "Child"};
        child.columns = {column("Id", "int"), column("ParentId", "int"),
                         column("Kind", "int", true)};
        child.indexes = {primary_key("PK_Child", "Id")};
        catalog::ForeignKey key;
        key.name = "FK_Child_Parent";
        key.columns = {"ParentId"};
        key.referenced_table = {"dbo", "Parent"};
        key.referenced_columns = {"Id"};
        key.referenced_index = 1;
        child.foreign_keys = {key};
        catalog::Table parent;
        parent.name = {"dbo", "Parent"};
        parent.columns = {column("Id", "int"), column("TenantId", "int")};
        parent.indexes = {primary_key("PK_Parent", "Id")};
        catalog_.tables = {child, parent};
        schema_.tables.resize(2);
        schema_.tables[1].tenancy.column = "TenantId";
    }

    Plan plan_for(std::vector<rules::Remedy> remedies, std::size_t table = 0) {
        std::vector<rules::Finding> findings;
        for (rules::Remedy& remedy : remedies) {
            rules::Finding finding;
            finding.table = table;
            finding.remedy = std::move(remedy);
            findings.push_back(std::move(finding));
        }
        return plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022},
                    findings);
    }

    std::string sql_for(rules::Remedy remedy) {
        const Plan result = plan_for({std::move(remedy)});
        return result.steps.at(0).sql();
    }

    catalog::Catalog catalog_;
    facts::SchemaFacts schema_;
};

TEST_F(PlanTest, FindingWithoutRemedyHasNoStep) {
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022},
             {rules::Finding{}});
    EXPECT_TRUE(result.steps.empty());
    EXPECT_EQ(result.step_of.at(0), std::nullopt);
}

TEST_F(PlanTest, FindingsThatShareAChangeShareItsStep) {
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    const Plan result = plan_for({index, rules::AddUniqueKey{{"ParentId", "Kind"}, ""}});
    ASSERT_EQ(result.steps.size(), 1U);
    EXPECT_EQ(result.step_of.at(0), 0U);
    EXPECT_EQ(result.step_of.at(1), 0U);
}

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
    catalog_.tables[0].indexes.back().is_disabled = false;
    EXPECT_THAT(sql_for(index), HasSubstr("CREATE NONCLUSTERED INDEX [IX_Child_ParentId]"));
}

TEST_F(PlanTest, NameThatIsTakenGetsANumber) {
    catalog::Index taken;
    taken.name = "ix_child_parentid";
    taken.key_columns = {{"Kind", false}};
    catalog_.tables[0].indexes.push_back(taken);
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    EXPECT_THAT(sql_for(index), HasSubstr("[IX_Child_ParentId_2]"));
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

// NOT NULL waits for the programs, which would be refused.
TEST_F(PlanTest, TenantColumnIsFilledFromTheParentAndNeverDefaulted) {
    rules::AddTenantColumn remedy{"TenantId", "int", {1}, {0}};
    const Plan result = plan_for({remedy});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_EQ(
        result.steps.at(0).sql(),
        commented(
            "Programs that insert rows without the column are refused once it is NOT NULL: "
            "add and fill it, let all of them fill it, and then run the whole step.\n"
            "IF COL_LENGTH(N'[dbo].[Child]', N'TenantId') IS NULL\n"
            "    ALTER TABLE [dbo].[Child] ADD [TenantId] int NULL;\nGO\n"
            "UPDATE c\n    SET c.[TenantId] = p1.[TenantId]\n    FROM [dbo].[Child] AS c\n"
            "    JOIN [dbo].[Parent] AS p1 ON p1.[Id] = c.[ParentId]\n"
            "    WHERE c.[TenantId] IS NULL;\nGO\n"
            "IF EXISTS (SELECT 1 FROM [dbo].[Child] WHERE [TenantId] IS NULL)\nBEGIN\n"
            "    RAISERROR(N'dbo.Child has rows whose TenantId the parent does not tell: fill it "
            "for them.', 16, 1);\n    SET NOEXEC ON;\nEND;\nGO\n"
            "IF EXISTS (SELECT 1 FROM sys.columns\n"
            "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'TenantId' AND "
            "is_nullable = 1)\n"
            "    ALTER TABLE [dbo].[Child] ALTER COLUMN [TenantId] int NOT NULL;\nGO\n"
            "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
            "OBJECT_ID(N'[dbo].[Child]') AND name = N'IX_Child_TenantId')\n"
            "    CREATE NONCLUSTERED INDEX [IX_Child_TenantId]\n"
            "        ON [dbo].[Child] ([TenantId]);"));
}

TEST_F(PlanTest, TenantColumnOverANullableKeyNeedsAPerson) {
    catalog_.tables[0].columns[1].is_nullable = true;
    rules::AddTenantColumn remedy{"TenantId", "int", {1}, {0}};
    const Plan result = plan_for({remedy});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), Not(HasSubstr("\nALTER TABLE [dbo].[Child] ALTER")));
}

TEST_F(PlanTest, FillingATenantColumnFiresTriggers) {
    catalog_.tables[0].triggers.push_back({.name = {"dbo", "TR_Child"}});
    const Plan result = plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}});
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- Filling the column fires the triggers"));
}

TEST_F(PlanTest, AColumnOfTheNameOfTheTenantIsNotAddedAgain) {
    catalog_.tables[0].columns.push_back(column("tenantid", "varchar"));
    const Plan result = plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}});
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- There is a column of that name already"));
}

TEST_F(PlanTest, NotNullIsRefusedWhileNullsExist) {
    rules::AlterColumn alter;
    alter.name = "Kind";
    alter.nullable = false;
    EXPECT_EQ(
        sql_for(alter),
        "IF EXISTS (SELECT 1 FROM [dbo].[Child] WHERE [Kind] IS NULL)\n"
        "BEGIN\n"
        "    RAISERROR(N'dbo.Child has NULL in Kind: fill it or delete the rows first.', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "IF EXISTS (SELECT 1 FROM sys.columns\n"
        "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'Kind' AND "
        "is_nullable = 1)\n"
        "    ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] int NOT NULL;\n"
        "GO\n"
        "SET NOEXEC OFF;");
}

TEST_F(PlanTest, UnnamedDefaultIsDroppedByLookingItsNameUp) {
    catalog_.tables[0].columns[2].default_constraint = catalog::DefaultConstraint{};
    EXPECT_THAT(sql_for(rules::DropDefault{"Kind"}), HasSubstr("sys.default_constraints"));
    catalog_.tables[0].columns[2].default_constraint->name = "DF_Kind";
    EXPECT_EQ(sql_for(rules::DropDefault{"Kind"}),
              "ALTER TABLE [dbo].[Child] DROP CONSTRAINT IF EXISTS [DF_Kind];");
    catalog_.tables[0].columns[2].is_nullable = true;
    EXPECT_THAT(plan_for({rules::DropDefault{"Kind"}}).steps.at(0).cost, HasSubstr("writes NULL"));
    catalog_.tables[0].columns[2].is_nullable = false;
    EXPECT_THAT(plan_for({rules::DropDefault{"Kind"}}).steps.at(0).cost, HasSubstr("is refused"));
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

TEST_F(PlanTest, ChangesOfOneColumnBecomeOneStatement) {
    const Plan result =
        plan_for({rules::AlterColumn{.name = "Kind", .nullable = false},
                  rules::AlterColumn{.name = "kind", .type = "bigint", .nullable = true}});
    ASSERT_EQ(result.steps.size(), 1U);
    EXPECT_THAT(result.steps[0].sql(),
                HasSubstr("ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] bigint NOT NULL;"));
}

TEST_F(PlanTest, AColumnIsAlteredBeforeItIsIndexed) {
    std::vector<rules::Finding> findings(2);
    findings[0].priority = 1;
    rules::CreateIndex index;
    index.key_columns = {{"Kind", false}};
    findings[0].remedy = index;
    findings[1].priority = 2;
    findings[1].remedy = rules::AlterColumn{.name = "Kind", .type = "bigint"};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_EQ(result.step_of.at(1), 0U);
    EXPECT_EQ(result.step_of.at(0), 1U);
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

TEST_F(PlanTest, AConstraintNotForReplicationIsNeverTrusted) {
    catalog_.tables[0].foreign_keys[0].not_for_replication = true;
    const Plan result = plan_for({rules::ValidateConstraint{"FK_Child_Parent"}});
    EXPECT_FALSE(result.steps.at(0).is_safe);
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

TEST_F(PlanTest, AColumnThatIsThereIsNotAddedAgain) {
    const Plan result =
        plan_for({rules::AddColumns{.columns = {{.name = "KIND", .type = "datetime2(7)"}}}});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- "));
}

TEST_F(PlanTest, DefaultsOfAddedColumnsHaveNames) {
    const rules::AddColumns columns{
        .columns = {{.name = "CreatedAt", .type = "datetime2(3)", .default_value = "GETDATE()"},
                    {.name = "CreatedBy", .type = "int"}}};
    const Plan result = plan_for({columns});
    EXPECT_EQ(result.steps.at(0).title, "Add the columns CreatedAt, CreatedBy to dbo.Child");
    EXPECT_TRUE(result.steps.at(0).is_safe);
    EXPECT_EQ(result.steps.at(0).change,
              "IF COL_LENGTH(N'[dbo].[Child]', N'CreatedAt') IS NULL\n"
              "    ALTER TABLE [dbo].[Child] ADD [CreatedAt] datetime2(3) NULL\n"
              "        CONSTRAINT [DF_Child_CreatedAt] DEFAULT GETDATE();\n"
              "GO\n"
              "IF COL_LENGTH(N'[dbo].[Child]', N'CreatedBy') IS NULL\n"
              "    ALTER TABLE [dbo].[Child] ADD [CreatedBy] int NULL;");
}

TEST_F(PlanTest, ColumnsThatAPersonHasToWantAreATemplate) {
    const rules::NewColumn column{.name = "CreatedAt", .type = "datetime2(3)"};
    const Plan unusual =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Unusual}});
    EXPECT_FALSE(unusual.steps.at(0).is_safe);
    EXPECT_THAT(unusual.steps.at(0).sql(),
                StartsWith("-- Decide whether rows shall record it, as hardly any table"));
    const Plan unheard_of =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::New}});
    EXPECT_FALSE(unheard_of.steps.at(0).is_safe);
    EXPECT_THAT(unheard_of.steps.at(0).sql(),
                StartsWith("-- Decide whether rows shall record it, which no table"));
    const Plan unfilled =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Unfilled}});
    EXPECT_FALSE(unfilled.steps.at(0).is_safe);
    EXPECT_THAT(unfilled.steps.at(0).sql(),
                StartsWith("-- In most tables no default fills CreatedAt: "));
    const Plan login =
        plan_for({rules::AddColumns{.columns = {column}, .doubt = rules::ColumnDoubt::Login}});
    EXPECT_FALSE(login.steps.at(0).is_safe);
    EXPECT_THAT(login.steps.at(0).sql(),
                StartsWith("-- No table of the schema has such a column: decide who is to be "
                           "recorded. "));
}

TEST_F(PlanTest, ANameThatIsTakenIsSaidBesideWhatTheRuleLeavesToDecide) {
    const Plan result = plan_for({rules::AddColumns{.columns = {{.name = "kind", .type = "int"}},
                                                    .doubt = rules::ColumnDoubt::Unfilled}});
    EXPECT_THAT(result.steps.at(0).sql(),
                AllOf(StartsWith("-- In most tables no default fills kind: "),
                      HasSubstr("in other tables. There is a column of that name already")));
}

TEST_F(PlanTest, AFullTableTakesNoColumn) {
    const rules::AddColumns one{.columns = {{.name = "CreatedAt", .type = "datetime2(7)"}}};
    const rules::AddColumns other{.columns = {{.name = "CreatedBy", .type = "nvarchar(128)"}}};
    catalog::NamedList<catalog::Column>& columns = catalog_.tables[0].columns;
    while (columns.size() < 1023) {
        columns.push_back(column("C" + std::to_string(columns.size()), "bit"));
    }
    EXPECT_TRUE(plan_for({one}).steps.at(0).is_safe);
    // Each would fit, both do not.
    const Plan both = plan_for({one, other});
    EXPECT_THAT(both.steps.at(0).sql(),
                StartsWith("-- The table would have 1025 columns, over the limit of 1024 (error "
                           "1702)"));
    EXPECT_FALSE(both.steps.at(1).is_safe);
    columns.push_back(column("Last", "bit"));
    EXPECT_FALSE(plan_for({one}).steps.at(0).is_safe);
    EXPECT_FALSE(
        plan_for({rules::AddTenantColumn{"TenantId", "int", {1}, {0}}}).steps.at(0).is_safe);
}

TEST_F(PlanTest, ARowThatIsFullTakesNoColumn) {
    catalog::NamedList<catalog::Column>& columns = catalog_.tables[0].columns;
    // Header 4 + 2, three int columns 12, null bitmap 1; 8 bytes are left.
    for (const int length : {8000, 8060 - 19 - 8 - 8000}) {
        columns.push_back(column("Filler" + std::to_string(length), "int"));
        columns.back().type =
            sqlserver::make_system_type("", "char", length, std::nullopt, false, "");
    }
    const auto add = [](const char* type) {
        return rules::AddColumns{.columns = {{.name = "CreatedAt", .type = type}}};
    };
    EXPECT_TRUE(plan_for({add("bigint")}).steps.at(0).is_safe);
    EXPECT_TRUE(plan_for({add("nvarchar(4000)")}).steps.at(0).is_safe);
    EXPECT_THAT(plan_for({add("char(9)")}).steps.at(0).sql(),
                StartsWith("-- A row would have at least 8061 bytes, over the limit of 8060 (error "
                           "1701)"));
}

TEST_F(PlanTest, ConstraintsWithoutNameAreLookedUp) {
    catalog::CheckConstraint check;
    check.columns = {"Kind"};
    catalog_.tables[0].checks = {check};
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "bigint"}),
                HasSubstr("FROM sys.check_constraints AS n"));
}

TEST_F(PlanTest, TheIndexUnderAForeignKeyIsNotDroppedBlindly) {
    EXPECT_FALSE(plan_for({rules::DropIndexRemedy{0}}, 1).steps.at(0).is_safe);
}

TEST_F(PlanTest, OnlyTextHasACollation) {
    catalog_.tables[0].columns[2].collation = "Latin1_General_BIN2";
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "json"}),
                Not(HasSubstr("COLLATE")));
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "nvarchar(20)"}),
                HasSubstr("nvarchar(20) COLLATE Latin1_General_BIN2"));
}

TEST_F(PlanTest, TemplatesCannotRunByMistake) {
    rules::PartitionTable partition{"Id", {"widen\nthe key"}};
    const std::string sql = sql_for(partition);
    for (std::size_t at = 0; at < sql.size(); at = sql.find('\n', at) + 1) {
        EXPECT_EQ(sql.substr(at, 3), "-- ");
        if (sql.find('\n', at) == std::string::npos) {
            break;
        }
    }
}

TEST_F(PlanTest, ALineBreakInANameMakesATemplate) {
    catalog_.tables[0].name.name = "x\nGO\nDROP TABLE y\nGO\n--";
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    const Plan result = plan_for({index});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- A name or text in it has a line break"));
    EXPECT_THAT(result.steps.at(0).sql(), Not(HasSubstr("\nGO")));
}

TEST_F(PlanTest, NamesCannotBreakOutOfTheirQuotes) {
    catalog_.tables[0].name = {"d'b", "it's]; DROP TABLE x; --"};
    catalog_.tables[0].columns.rename(1, "a]b'c %d");
    rules::AddUniqueKey key{{"a]b'c %d"}, ""};
    EXPECT_EQ(
        sql_for(key),
        "IF EXISTS (SELECT [a]]b'c %d] FROM [d'b].[it's]]; DROP TABLE x; --] GROUP BY [a]]b'c %d] "
        "HAVING COUNT_BIG(*) > 1)\n"
        "BEGIN\n"
        "    RAISERROR(N'd''b.it''s]; DROP TABLE x; -- has duplicates in (a]b''c %%d): resolve "
        "them "
        "first.', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "IF OBJECT_ID(N'[d''b].[UQ_it''s]]; DROP TABLE x; --_a]]b''c %d]') IS NULL\n"
        "    ALTER TABLE [d'b].[it's]]; DROP TABLE x; --] ADD CONSTRAINT [UQ_it's]]; DROP TABLE x; "
        "--_a]]b'c %d] UNIQUE NONCLUSTERED ([a]]b'c %d]);\n"
        "GO\n"
        "SET NOEXEC OFF;");
}

TEST_F(PlanTest, AlteredTypesAreComparedWithWhatTheSchemaHas) {
    catalog_.tables[0].columns[2].type =
        sqlserver::make_system_type("", "nvarchar", 20, std::nullopt, false, "");
    EXPECT_EQ(sql_for(rules::AlterColumn{.name = "Kind", .type = "nvarchar(40)"}),
              "IF EXISTS (SELECT 1 FROM sys.columns\n"
              "           WHERE object_id = OBJECT_ID(N'[dbo].[Child]') AND name = N'Kind' AND "
              "user_type_id = TYPE_ID(N'nvarchar') AND max_length = 40)\n"
              "    ALTER TABLE [dbo].[Child] ALTER COLUMN [Kind] nvarchar(40) NULL;");
    catalog_.tables[0].columns[2].type =
        sqlserver::make_system_type("", "decimal", 9, 2, false, "");
    EXPECT_THAT(
        sql_for(rules::AlterColumn{.name = "Kind", .type = "decimal(18, 2)"}),
        HasSubstr("TYPE_ID(N'decimal'), TYPE_ID(N'numeric')) AND precision = 9 AND scale = 2)"));
}

// Rows without parent may be why it was never checked: they keep back this step and no other.
TEST_F(PlanTest, ValidatingAForeignKeyLooksForOrphansFirst) {
    const std::string untrusted =
        "IF OBJECTPROPERTY(OBJECT_ID(N'[dbo].[FK_Child_Parent]'), 'CnstIsNotTrusted') = 1\n";
    const std::string orphans =
        "EXISTS (SELECT 1 FROM [dbo].[Child] AS c\n"
        "           WHERE c.[ParentId] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [dbo].[Parent] AS "
        "p WHERE p.[Id] = c.[ParentId]))\n";
    EXPECT_EQ(sql_for(rules::ValidateConstraint{"FK_Child_Parent"}),
              untrusted + "    AND " + orphans +
                  "    RAISERROR(N'dbo.Child has values in (ParentId) that dbo.Parent lacks: "
                  "resolve them first. The constraint stays as it is.', 10, 1);\n"
                  "GO\n" +
                  untrusted + "    AND NOT " + orphans +
                  "    ALTER TABLE [dbo].[Child] WITH CHECK CHECK CONSTRAINT [FK_Child_Parent];");
}

TEST_F(PlanTest, ACheckIsValidatedAgainstTheRowsThatBreakIt) {
    catalog::CheckConstraint check;
    check.name = "CK_Kind";
    check.condition_text = "[Kind] > 0";
    catalog_.tables[0].checks = {check};
    EXPECT_THAT(sql_for(rules::ValidateConstraint{"ck_kind"}),
                HasSubstr("\n    AND NOT EXISTS (SELECT 1 FROM [dbo].[Child] WHERE NOT ([Kind] > "
                          "0))\n    ALTER TABLE"));
}

TEST_F(PlanTest, TheTypeJsonNeedsItsVersion) {
    std::vector<rules::Finding> findings(1);
    findings[0].remedy = rules::AlterColumn{.name = "Kind", .type = "json"};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2025}, findings);
    EXPECT_EQ(result.steps.at(0).needs, sqlserver::Target::Sql2025);
    EXPECT_EQ(plan_for({rules::Compress{}}).steps.at(0).needs, sqlserver::Target::Sql2016);
}

TEST_F(PlanTest, AnAdviceSaysWhatIsToBeDecided) {
    const Plan result = plan_for({rules::Advice{"Keep or drop Kind", "Ask around."}});
    EXPECT_EQ(result.steps.at(0).title, "Keep or drop Kind");
    EXPECT_EQ(result.steps.at(0).sql(), "-- Ask around.");
    EXPECT_FALSE(result.steps.at(0).is_safe);
}

TEST_F(PlanTest, AStepBringsWhatItLeansOn) {
    rules::CreateIndex index;
    index.key_columns = {{"deletedat", false}};
    rules::CreateIndex other;
    other.key_columns = {{"Kind", false}};
    const Plan result =
        plan_for({rules::AddColumns{.columns = {{.name = "DeletedAt", .type = "datetime2(7)"}}},
                  index, other});
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(1)}),
                ElementsAre(*result.step_of.at(0), *result.step_of.at(1)));
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(2)}),
                ElementsAre(*result.step_of.at(2)));
}

TEST_F(PlanTest, AForeignKeyLeansOnTheKeyOfTheOtherTable) {
    std::vector<rules::Finding> findings(3);
    findings[0].remedy = rules::AddForeignKey{{"Kind"}, 1, {"TenantId"}};
    findings[1].table = findings[2].table = 1;
    findings[1].remedy = rules::AddUniqueKey{{"tenantid"}, ""};
    findings[2].remedy = rules::AddUniqueKey{{"Id", "TenantId"}, ""};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(0)}),
                ElementsAre(*result.step_of.at(0), *result.step_of.at(1)));
}

TEST_F(PlanTest, StepsOfATableComeByPriorityThenDependency) {
    std::vector<rules::Finding> findings(2);
    findings[0].priority = 2;
    findings[0].remedy = rules::Compress{};
    findings[1].priority = 1;
    findings[1].remedy = rules::AddUniqueKey{{"Kind"}, ""};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_EQ(result.step_of.at(1), 0U);
    EXPECT_EQ(result.step_of.at(0), 1U);
}

}  // namespace
}  // namespace tsqlaudit::fix
