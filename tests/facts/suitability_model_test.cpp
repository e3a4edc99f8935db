// The scores of the model tables are what the formulas of docs/suitability.md give, point by point.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/model_sample.h"
#include "facts/partition_changes.h"

namespace tsqlaudit::test {
namespace {

using facts::CompressionAdvice;
using facts::Suitability;
using facts::Verdict;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SuitabilityOfTheModel : public testing::Test {
protected:
    Suitability of(std::string_view table) { return schema_.suitability(table); }

    SampleSchema schema_ = model_sample();
};

TEST_F(SuitabilityOfTheModel, ForMemoryOptimisedTables) {
    EXPECT_EQ(of("Model").memory_optimized.score, 30 + 25 + 5 - 5);
    EXPECT_EQ(of("ModelLayer").memory_optimized.score, 35 + 25 + 5);
    EXPECT_EQ(of("TensorAtom").memory_optimized.score, 30 + 10);
    EXPECT_EQ(of("TensorAtomCoefficient").memory_optimized.score, 20 - 5 - 5);
    EXPECT_EQ(of("ModelMetadata").memory_optimized.score, 30);
}

TEST_F(SuitabilityOfTheModel, NamesTheBlockersForMemoryOptimisedTables) {
    EXPECT_EQ(of("ModelLayer").memory_optimized.verdict, Verdict::Blocked);
    EXPECT_THAT(
        of("ModelLayer").memory_optimized.blockers,
        ElementsAre("columns of type geometry are not supported: WeightsGeometry",
                    "foreign keys with a cascading or SET action are not supported: ModelId and "
                    "LayerAtomId",
                    "foreign keys may reference only memory-optimised tables, so these would have "
                    "to move too: dbo.Model and dbo.Atom",
                    "disk-based tables cannot reference it, so these would have to move too: "
                    "dbo.TensorAtom"));
}

// The audit that these tables come from says otherwise; both are allowed since SQL Server 2016.
TEST_F(SuitabilityOfTheModel, TakesLobsAndVersioningForNoBlockers) {
    EXPECT_THAT(of("Model").memory_optimized.blockers, Not(Contains(HasSubstr("SerializedModel"))));
    EXPECT_THAT(of("TensorAtomCoefficient").memory_optimized.blockers,
                Not(Contains(HasSubstr("version"))));
}

TEST_F(SuitabilityOfTheModel, SaysThatJsonIsNotDocumented) {
    EXPECT_THAT(of("Model").memory_optimized.blockers, Not(Contains(HasSubstr("json"))));
    EXPECT_THAT(of("Model").memory_optimized.reasons,
                Contains("whether memory-optimised tables take the json type is not documented "
                         "(Config and MetadataJson)"));
}

TEST_F(SuitabilityOfTheModel, ForColumnstores) {
    EXPECT_EQ(of("TensorAtom").columnstore.score, 55 + 10 + 5);
    EXPECT_EQ(of("TensorAtom").columnstore.verdict, Verdict::Recommended);
    EXPECT_THAT(of("TensorAtom").columnstore.blockers, IsEmpty());
    EXPECT_THAT(of("TensorAtom").columnstore.reasons,
                Contains("a nonclustered columnstore index leaves out Metadata, SpatialSignature "
                         "and GeometryFootprint"));
    EXPECT_EQ(of("TensorAtomCoefficient").columnstore.score, 75 + 10 + 5);
    EXPECT_EQ(of("TensorAtomCoefficient").columnstore.verdict, Verdict::Present);
    EXPECT_EQ(of("Model").columnstore.score, 0);  // 10 + 10 - 15 - 15
    EXPECT_EQ(of("ModelLayer").columnstore.score, 30 + 10 + 5 - 15 - 15);
    EXPECT_EQ(of("ModelMetadata").columnstore.score, 10 + 10);
}

TEST_F(SuitabilityOfTheModel, ForPartitioning) {
    EXPECT_EQ(of("Model").partitioning.score, 10 + 15);
    EXPECT_EQ(of("Model").partitioning.column, "TenantId");
    EXPECT_EQ(of("ModelLayer").partitioning.score, 50 + 15);
    EXPECT_EQ(of("ModelLayer").partitioning.column, "ModelId");
    EXPECT_EQ(of("TensorAtom").partitioning.score, 70 + 15);
    EXPECT_EQ(of("TensorAtom").partitioning.column, "LayerId");
    EXPECT_EQ(of("TensorAtomCoefficient").partitioning.score, 80 + 15);
    EXPECT_EQ(of("TensorAtomCoefficient").partitioning.column, "ModelId");
    EXPECT_EQ(of("ModelMetadata").partitioning.score, 4);
    EXPECT_EQ(of("ModelMetadata").partitioning.column, "");
    EXPECT_EQ(of("Atom").partitioning.column, "");
}

TEST_F(SuitabilityOfTheModel, SaysWhatHasToChangeBeforePartitioning) {
    EXPECT_THAT(of("TensorAtom").partitioning.changes,
                ElementsAre("LayerId has to be NOT NULL",
                            "the primary key (TensorAtomId) has to contain LayerId, which then no "
                            "longer keeps TensorAtomId unique by itself"));
    EXPECT_THAT(
        of("ModelLayer").partitioning.changes,
        ElementsAre("the primary key (LayerId) has to contain ModelId, which then no longer keeps "
                    "LayerId unique by itself",
                    "foreign keys of dbo.TensorAtom reference (LayerId): keep it unique in an "
                    "index that is not partitioned, or widen them too"));
    EXPECT_THAT(
        of("TensorAtomCoefficient").partitioning.changes,
        ElementsAre("SIX_TensorAtomCoefficients_SpatialKey has to be dropped first and created "
                    "again",
                    "the columnstore index NCCI_TensorAtomCoefficients has to be dropped first and "
                    "created again on "
                    "the partition scheme"));
}

// The keys and the columnstore change on the way.
TEST_F(SuitabilityOfTheModel, SaysWhatAPersonHasToChangeBeforePartitioning) {
    const auto before = [&](const char* table, const char* column) {
        return facts::changes_before_partitioning(schema_.at(table).table(), column);
    };
    EXPECT_THAT(before("TensorAtom", "LayerId"), ElementsAre("LayerId has to be NOT NULL"));
    EXPECT_THAT(before("ModelLayer", "ModelId"), IsEmpty());
    EXPECT_THAT(before("ModelLayer", "TenantId"), ElementsAre("TenantId has to be added"));
    EXPECT_THAT(before("TensorAtomCoefficient", "ModelId"),
                ElementsAre("SIX_TensorAtomCoefficients_SpatialKey has to be dropped first and "
                            "created again"));
}

TEST_F(SuitabilityOfTheModel, ForCompression) {
    EXPECT_EQ(of("Model").compression.recommendation, CompressionAdvice::Page);
    EXPECT_EQ(of("ModelLayer").compression.recommendation, CompressionAdvice::Row);
    EXPECT_EQ(of("TensorAtom").compression.recommendation, CompressionAdvice::Row);
    EXPECT_EQ(of("ModelMetadata").compression.recommendation, CompressionAdvice::Page);
    EXPECT_EQ(of("ModelLayer").compression.savings_low, 20);
    EXPECT_EQ(of("ModelLayer").compression.savings_high, 30);
    EXPECT_FALSE(of("Model").compression.already);
    EXPECT_THAT(of("Model").compression.reasons,
                Contains("data outside the row is not touched by it: SerializedModel"));
}

// A nonclustered columnstore is a copy: it leaves the rows as they are.
TEST_F(SuitabilityOfTheModel, DoesNotTakeANonclusteredColumnstoreForCompression) {
    const facts::CompressionEstimate compression = of("TensorAtomCoefficient").compression;
    EXPECT_EQ(compression.recommendation, CompressionAdvice::Row);
    EXPECT_FALSE(compression.already);
    EXPECT_THAT(compression.reasons,
                Contains("the columnstore index NCCI_TensorAtomCoefficients holds a compressed "
                         "copy of its columns; the rows of the table itself are not compressed by "
                         "it"));
}

}  // namespace
}  // namespace tsqlaudit::test
