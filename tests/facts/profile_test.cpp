// From the DDL of the model to its suitability and atomization: what the model audit claims about
// them, within ten points.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "facts/facts.h"
#include "support/catalog_from.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using facts::AtomVerdict;
using facts::CompressionAdvice;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

constexpr std::array model_files{"dbo.Atom",       "dbo.Model",
                                 "dbo.ModelLayer", "dbo.ModelMetadata",
                                 "dbo.TensorAtom", "dbo.TensorAtomCoefficient"};

const BuiltCatalog& model() {
    static const BuiltCatalog built = [] {
        std::vector<SqlFile> files;
        for (const std::string name : model_files) {
            files.push_back(
                {name + ".sql", read_file(source_dir() / "fixtures/part22" / (name + ".sql"))});
        }
        return catalog_from(files);
    }();
    return built;
}

const facts::SchemaFacts& model_facts() {
    static const facts::SchemaFacts schema = facts::derive(model().catalog, {});
    return schema;
}

const facts::TableFacts& facts_of(const std::string& name) {
    const auto& tables = model().catalog.tables;
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const catalog::Table& table) {
        return table.name.name == name;
    });
    return model_facts().tables.at(static_cast<std::size_t>(found - tables.begin()));
}

constexpr int tolerance = 10;

struct Claim {
    const char* table;
    int memory_optimized;
    int partitioning;
    const char* partition_column;  // nullptr: nothing is claimed
    CompressionAdvice compression;
};

class ClaimedSuitability : public testing::TestWithParam<Claim> {};

TEST_P(ClaimedSuitability, IsDerived) {
    const Claim& claim = GetParam();
    const facts::Suitability& found = facts_of(claim.table).suitability;
    EXPECT_NEAR(found.memory_optimized.score, claim.memory_optimized, tolerance);
    EXPECT_NEAR(found.partitioning.score, claim.partitioning, tolerance);
    if (claim.partition_column != nullptr) {
        EXPECT_EQ(found.partitioning.column, claim.partition_column);
    }
    EXPECT_EQ(found.compression.recommendation, claim.compression);
}

INSTANTIATE_TEST_SUITE_P(
    Model, ClaimedSuitability,
    testing::Values(
        Claim{"Model", 60, 30, nullptr, CompressionAdvice::Page},
        Claim{"ModelLayer", 65, 70, "ModelId", CompressionAdvice::Row},
        Claim{"TensorAtom", 40, 85, "LayerId", CompressionAdvice::Row},
        // The audit takes the nonclustered columnstore for compression; it compresses no row.
        Claim{"TensorAtomCoefficient", 10, 95, "ModelId", CompressionAdvice::Row},
        Claim{"ModelMetadata", 30, 10, nullptr, CompressionAdvice::Page}),
    [](const auto& test) { return std::string{test.param.table}; });

TEST(Profile, ColumnstoreScoresOfTheModel) {
    EXPECT_NEAR(facts_of("TensorAtom").suitability.columnstore.score, 70, tolerance);
    EXPECT_EQ(facts_of("TensorAtom").suitability.columnstore.verdict, facts::Verdict::Recommended);
    EXPECT_NEAR(facts_of("TensorAtomCoefficient").suitability.columnstore.score, 95, tolerance);
    EXPECT_EQ(facts_of("TensorAtomCoefficient").suitability.columnstore.verdict,
              facts::Verdict::Present);
    for (const char* table : {"Model", "ModelLayer", "ModelMetadata"}) {
        EXPECT_LT(facts_of(table).suitability.columnstore.score, 60) << table;
    }
}

struct AtomClaim {
    const char* table;
    AtomVerdict verdict;
    std::vector<std::string> atoms;
    std::vector<std::string> others;
};

class ClaimedAtoms : public testing::TestWithParam<AtomClaim> {};

TEST_P(ClaimedAtoms, AreDerived) {
    const AtomClaim& claim = GetParam();
    ASSERT_TRUE(facts_of(claim.table).atomization.has_value());
    const facts::Atomization& found = *facts_of(claim.table).atomization;
    std::vector<std::string> atoms;
    std::vector<std::string> others;
    for (const facts::AtomColumn& column : found.columns) {
        (column.is_atom ? atoms : others).push_back(column.name);
        EXPECT_FALSE(column.reason.empty()) << column.name;
    }
    EXPECT_THAT(atoms, UnorderedElementsAreArray(claim.atoms));
    EXPECT_THAT(others, UnorderedElementsAreArray(claim.others));
    EXPECT_EQ(to_string(found.verdict), to_string(claim.verdict));
}

INSTANTIATE_TEST_SUITE_P(
    Model, ClaimedAtoms,
    testing::Values(AtomClaim{"Model",
                              AtomVerdict::Questionable,
                              {"ModelName", "ModelType", "Architecture", "Config", "MetadataJson",
                               "SerializedModel"},
                              {"ModelId", "ParameterCount", "UsageCount", "AverageInferenceMs",
                               "LastUsed", "TenantId", "IsActive", "IngestionDate", "CreatedAt"}},
                    AtomClaim{"ModelLayer",
                              AtomVerdict::Questionable,
                              {"LayerName", "LayerType", "TensorShape", "TensorDtype", "Parameters",
                               "QuantizationType", "QuantizationScale", "QuantizationZeroPoint"},
                              {"LayerId", "ModelId", "LayerIdx", "LayerAtomId", "WeightsGeometry",
                               "ZMin", "ZMax", "MMin", "MMax", "MortonCode", "ParameterCount",
                               "PreviewPointCount", "CacheHitRate", "AvgComputeTimeMs"}},
                    AtomClaim{"TensorAtom",
                              AtomVerdict::MostlyCorrect,
                              {"AtomType", "Metadata"},
                              {"TensorAtomId", "AtomId", "ModelId", "LayerId", "SpatialSignature",
                               "GeometryFootprint", "ImportanceScore", "CreatedAt"}},
                    AtomClaim{"TensorAtomCoefficient",
                              AtomVerdict::Correct,
                              {},
                              {"TensorAtomId", "ModelId", "LayerIdx", "PositionX", "PositionY",
                               "PositionZ", "SpatialKey", "ValidFrom", "ValidTo"}},
                    AtomClaim{"ModelMetadata",
                              AtomVerdict::Violation,
                              {"SupportedTasks", "SupportedModalities", "MaxInputLength",
                               "MaxOutputLength", "EmbeddingDimension", "PerformanceMetrics",
                               "TrainingDataset", "TrainingDate", "License", "SourceUrl"},
                              {"MetadataId", "ModelId"}}),
    [](const auto& test) { return std::string{test.param.table}; });

TEST(Profile, TheStoreIsExemptFromAtomization) {
    EXPECT_FALSE(facts_of("Atom").atomization.has_value());
}

// A revised table is T-SQL that our own parser reads, and what it reads is a table without debt.
TEST(Profile, RevisedTablesAreReadBackWithoutAtoms) {
    std::vector<SqlFile> files{
        {"dbo.Atom.sql", read_file(source_dir() / "fixtures/part22/dbo.Atom.sql")}};
    for (const char* table :
         {"Model", "ModelLayer", "ModelMetadata", "TensorAtom", "TensorAtomCoefficient"}) {
        const std::string& sql = facts_of(table).atomization->revised_schema;
        ASSERT_FALSE(sql.empty()) << table;
        files.push_back({std::string{table} + ".sql", sql});
    }
    const BuiltCatalog revised = catalog_from(files);
    EXPECT_THAT(revised.diagnostics, IsEmpty());
    ASSERT_EQ(revised.catalog.tables.size(), 6U);
    const facts::SchemaFacts schema = facts::derive(revised.catalog, {});
    ASSERT_TRUE(schema.atom_store.has_value());
    for (const facts::TableFacts& table : schema.tables) {
        if (table.atomization) {
            EXPECT_EQ(table.atomization->verdict, AtomVerdict::Correct)
                << revised.catalog.tables[table.id].name.name;
            EXPECT_EQ(table.atomization->revised_schema, "");
        }
    }
}

TEST(Profile, RevisedTablesKeepKeysDefaultsAndVersioning) {
    const BuiltCatalog revised =
        catalog_from(facts_of("TensorAtomCoefficient").atomization->revised_schema);
    ASSERT_EQ(revised.catalog.tables.size(), 1U);
    const catalog::Table& table = revised.catalog.tables.front();
    EXPECT_EQ(table.columns.size(), 9U);
    EXPECT_EQ(table.primary_key()->key_columns.size(), 6U);
    EXPECT_EQ(table.foreign_keys.size(), 2U);
    EXPECT_TRUE(table.find_column("PositionZ")->default_constraint.has_value());
    EXPECT_TRUE(table.find_column("SpatialKey")->computed->is_persisted);
    ASSERT_TRUE(table.versioning.has_value());
    EXPECT_EQ(table.versioning->history_table.name, "TensorAtomCoefficients_History");
}

}  // namespace
}  // namespace tsqlaudit::test
