// The facts of the model schema: what the rules for it rest on.
#include <gmock/gmock.h>

#include <filesystem>
#include <string>

#include "facts/derived.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using facts::ColumnFacts;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

class ModelFacts : public testing::Test {
protected:
    static const Derived& model() {
        static const Derived derived = [] {
            std::string sql;
            for (const char* table : {"Atom", "Model", "ModelLayer", "ModelMetadata", "TensorAtom",
                                      "TensorAtomCoefficient"}) {
                sql += read_file(source_dir() / "fixtures/part22" /
                                 ("dbo." + std::string{table} + ".sql"));
                sql += "\nGO\n";
            }
            return Derived{sql};
        }();
        return derived;
    }

    static std::vector<std::string> atoms(std::string_view table, bool wanted) {
        std::vector<std::string> names;
        for (const facts::AtomColumn& column : model().facts(table).atomization->columns) {
            if (column.is_atom == wanted) {
                names.push_back(column.name);
            }
        }
        return names;
    }

    static std::string verdict(std::string_view table) {
        return std::string{to_string(model().facts(table).atomization->verdict)};
    }
};

TEST_F(ModelFacts, ScaleGrowsFromModelsToCoefficients) {
    EXPECT_THAT(
        model().scales(),
        UnorderedElementsAre(Pair("Model", "small"), Pair("ModelMetadata", "small"),
                             Pair("ModelLayer", "moderate"), Pair("Atom", "large"),
                             Pair("TensorAtom", "large"), Pair("TensorAtomCoefficient", "huge")));
}

TEST_F(ModelFacts, TenantsAreInheritedOnlyWhereThereIsNoDoubt) {
    EXPECT_TRUE(model().schema().is_multi_tenant);
    EXPECT_EQ(model().schema().tenant_column, "TenantId");
    EXPECT_FALSE(model().schema().tenant_root);
    EXPECT_EQ(model().tenancy("Model"), "tenanted");
    EXPECT_EQ(model().tenancy("Atom"), "tenanted");
    EXPECT_EQ(model().tenancy("ModelLayer"), "ambiguous: Model, Atom");
    EXPECT_EQ(model().tenancy("TensorAtom"), "ambiguous: Atom, Model");
    EXPECT_EQ(model().tenancy("TensorAtomCoefficient"), "inherited via Model");
    EXPECT_EQ(model().tenancy("ModelMetadata"), "inherited via Model");
}

TEST_F(ModelFacts, NaturalKeys) {
    EXPECT_THAT(model().keys("Model"),
                ElementsAre("name (TenantId, ModelName, ModelVersion) where IsActive = 1"));
    EXPECT_THAT(model().keys("ModelLayer"), ElementsAre("place (ModelId, LayerIdx)"));
    EXPECT_THAT(model().keys("TensorAtom"),
                ElementsAre("combination (AtomId, ModelId, LayerId), guessed"));
    EXPECT_THAT(model().keys("TensorAtomCoefficient"), IsEmpty());
    EXPECT_THAT(model().keys("ModelMetadata"), IsEmpty());
    EXPECT_THAT(model().keys("Atom"), IsEmpty());
}

TEST_F(ModelFacts, MetadataExtendTheModel) {
    const auto& extension = model().facts("ModelMetadata").extension;
    ASSERT_TRUE(extension);
    EXPECT_EQ(extension->parent, model().id("Model"));
    EXPECT_FALSE(extension->enforced);
    for (const char* table : {"Model", "ModelLayer", "TensorAtom", "TensorAtomCoefficient"}) {
        EXPECT_FALSE(model().facts(table).extension) << table;
    }
}

TEST_F(ModelFacts, Lookups) {
    EXPECT_THAT(model().columns_with("Model", &ColumnFacts::is_lookup),
                ElementsAre("ModelName", "ModelType", "LastUsed"));
    EXPECT_THAT(model().columns_with("ModelLayer", &ColumnFacts::is_lookup),
                ElementsAre("LayerName", "LayerType"));
    EXPECT_THAT(model().columns_with("TensorAtom", &ColumnFacts::is_lookup),
                ElementsAre("AtomType", "ImportanceScore"));
    EXPECT_THAT(model().columns_with("ModelMetadata", &ColumnFacts::is_lookup),
                ElementsAre("EmbeddingDimension", "License"));
}

TEST_F(ModelFacts, AtomsOfModel) {
    EXPECT_THAT(atoms("Model", true), ElementsAre("ModelName", "ModelType", "Architecture",
                                                  "Config", "MetadataJson", "SerializedModel"));
    EXPECT_THAT(atoms("Model", false),
                ElementsAre("ModelId", "ParameterCount", "IngestionDate", "CreatedAt", "LastUsed",
                            "UsageCount", "AverageInferenceMs", "TenantId", "IsActive"));
    EXPECT_EQ(verdict("Model"), "questionable");
}

TEST_F(ModelFacts, AtomsOfModelLayer) {
    EXPECT_THAT(atoms("ModelLayer", true),
                ElementsAre("LayerName", "LayerType", "TensorShape", "TensorDtype", "Parameters",
                            "QuantizationType", "QuantizationScale", "QuantizationZeroPoint"));
    EXPECT_THAT(atoms("ModelLayer", false),
                ElementsAre("LayerId", "ModelId", "LayerIdx", "LayerAtomId", "ParameterCount",
                            "WeightsGeometry", "ZMin", "ZMax", "MMin", "MMax", "MortonCode",
                            "PreviewPointCount", "CacheHitRate", "AvgComputeTimeMs"));
    EXPECT_EQ(verdict("ModelLayer"), "questionable");
}

TEST_F(ModelFacts, AtomsOfTensors) {
    EXPECT_THAT(atoms("TensorAtom", true), ElementsAre("AtomType", "Metadata"));
    EXPECT_THAT(atoms("TensorAtom", false),
                ElementsAre("TensorAtomId", "AtomId", "ModelId", "LayerId", "ImportanceScore",
                            "CreatedAt", "SpatialSignature", "GeometryFootprint"));
    EXPECT_EQ(verdict("TensorAtom"), "mostly-correct");
    EXPECT_THAT(atoms("TensorAtomCoefficient", true), IsEmpty());
    EXPECT_THAT(atoms("TensorAtomCoefficient", false),
                ElementsAre("TensorAtomId", "ModelId", "LayerIdx", "PositionX", "PositionY",
                            "PositionZ", "SpatialKey", "ValidFrom", "ValidTo"));
    EXPECT_EQ(verdict("TensorAtomCoefficient"), "correct");
}

TEST_F(ModelFacts, AtomsOfModelMetadata) {
    EXPECT_THAT(atoms("ModelMetadata", true),
                ElementsAre("SupportedTasks", "SupportedModalities", "MaxInputLength",
                            "MaxOutputLength", "EmbeddingDimension", "PerformanceMetrics",
                            "TrainingDataset", "TrainingDate", "License", "SourceUrl"));
    EXPECT_THAT(atoms("ModelMetadata", false), ElementsAre("MetadataId", "ModelId"));
    EXPECT_EQ(verdict("ModelMetadata"), "violation");
}

TEST_F(ModelFacts, TheStoreIsFoundAndExempt) {
    EXPECT_EQ(model().schema().atom_store, model().id("Atom"));
    EXPECT_FALSE(model().facts("Atom").atomization);
}

}  // namespace
}  // namespace tsqlaudit::test
