// What stands in the way of columnstores, partitions and compression, and what is in place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/suitability_fixture.h"

namespace tsqlaudit::test {
namespace {

using catalog::IndexKind;
using facts::CompressionAdvice;
using facts::Scale;
using facts::Verdict;
using sqlserver::Target;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Role = facts::ColumnRole;

TEST_F(SuitabilityTest, ATableOfLobsHasNoColumnstore) {
    schema_.add("T", Scale::Large).column("A", "xml null", Role::Xml);
    EXPECT_THAT(of("T").columnstore.blockers,
                ElementsAre("no column has a type that a columnstore index can hold"));
    EXPECT_EQ(of("T").columnstore.verdict, Verdict::Blocked);
}

TEST_F(SuitabilityTest, RowsThatAreSearchedByVectorsAreNotAddedUp) {
    schema_.add("Chunk", Scale::Huge)
        .identity("ChunkId", "bigint")
        .column("Norm", "real", Role::Metric);
    EXPECT_EQ(of("Chunk").columnstore.score, 85);
    schema_.at("Chunk").column("Embedding", "vector(768)", Role::Embedding);
    EXPECT_EQ(of("Chunk").columnstore.score, 60);
    EXPECT_THAT(of("Chunk").columnstore.reasons,
                Contains(HasSubstr("rows are looked for by what is near Embedding")));
    schema_.at("Chunk").last().is_nullable = true;
    EXPECT_EQ(of("Chunk").columnstore.score, 85);
}

TEST_F(SuitabilityTest, PersistedComputedColumnsKeepAClusteredColumnstoreAway) {
    schema_.add("Event", Scale::Huge)
        .identity("EventId", "bigint")
        .computed("C", "[EventId] + 1", "x", Role::Other)
        .facts()
        .is_log_like = true;
    schema_.at("Event").last().type = type_of("int");
    EXPECT_NE(of("Event").compression.recommendation, CompressionAdvice::Columnstore);
    schema_.at("Event").last().computed->is_persisted = false;
    EXPECT_EQ(of("Event").compression.recommendation, CompressionAdvice::Columnstore);
    schema_.settings.target = Target::Sql2016;
    EXPECT_NE(of("Event").compression.recommendation, CompressionAdvice::Columnstore);
}

TEST_F(SuitabilityTest, UniqueKeysHaveToHoldThePartitioningColumn) {
    schema_.add("Event", Scale::Large)
        .identity("EventId", "bigint")
        .column("Code", "varchar(20)", Role::Code)
        .column("At", "datetime2(3) null", Role::Timestamp)
        .unique("UQ_Code", {"Code"})
        .unique("UQ_Code_At", {"Code", "At"})
        .facts()
        .is_log_like = true;
    EXPECT_THAT(of("Event").partitioning.changes,
                ElementsAre("At has to be NOT NULL",
                            "the primary key (EventId) has to contain At, which then no longer "
                            "keeps EventId unique by itself",
                            "the unique key (Code) has to contain At, or stay on a filegroup of "
                            "its own (then no partition can be switched)"));
}

TEST_F(SuitabilityTest, AKeyBesideTheRowsMayStayWhereItIs) {
    schema_.add("Event", Scale::Large)
        .identity("EventId", "bigint")
        .column("Code", "varchar(20)", Role::Code)
        .column("At", "datetime2(3) null", Role::Timestamp)
        .index(IndexKind::Columnstore, "NCCI", {"Code", "At"})
        .facts()
        .is_log_like = true;
    schema_.at("Event").table().indexes[0].is_clustered = false;
    EXPECT_THAT(of("Event").partitioning.changes,
                ElementsAre("the primary key (EventId) has to contain At, or stay where it is "
                            "(then no partition can be switched)",
                            "the columnstore index NCCI has to be dropped first and created again "
                            "on the partition scheme"));
}

TEST_F(SuitabilityTest, OfALedgerNeitherTheKeyIsReplacedNorAPartitionSwitched) {
    schema_.add("Event", Scale::Large)
        .identity("EventId", "bigint")
        .column("At", "datetime2(3)", Role::Timestamp)
        .facts()
        .is_log_like = true;
    EXPECT_EQ(of("Event").partitioning.score, 85);
    EXPECT_THAT(of("Event").partitioning.reasons, Contains(HasSubstr("can be switched out")));
    schema_.at("Event").table().is_ledger = true;
    EXPECT_EQ(of("Event").partitioning.score, 40);
    EXPECT_THAT(of("Event").partitioning.reasons, Not(Contains(HasSubstr("can be switched out"))));
    EXPECT_TRUE(of("Event").partitioning.blockers.empty());
    schema_.at("Event").table().versioning = catalog::SystemVersioning{};
    EXPECT_THAT(of("Event").partitioning.blockers,
                ElementsAre("the primary key of an updatable ledger table cannot be replaced"));
}

TEST_F(SuitabilityTest, CiphertextDoesNotShrink) {
    schema_.add("Note", Scale::Large)
        .identity("NoteId", "bigint")
        .column("Wording", "nvarchar(400)", Role::FreeText);
    EXPECT_GT(of("Note").compression.savings_high, 40);
    schema_.at("Note").last().is_encrypted = true;
    EXPECT_LT(of("Note").compression.savings_high, 10);
}

TEST_F(SuitabilityTest, WhatCannotBePartitioned) {
    schema_.add("T", Scale::Large)
        .identity("Id", "int")
        .column("V", "vector(3) null", Role::Embedding)
        .index(IndexKind::Vector, "VIX", {"V"});
    EXPECT_THAT(of("T").partitioning.blockers,
                ElementsAre("a table with a vector index cannot be partitioned"));
    schema_.at("T").table().kind = catalog::TableKind::Edge;
    EXPECT_THAT(of("T").partitioning.blockers,
                ElementsAre("a graph table cannot be converted to a partitioned one",
                            "a table with a vector index cannot be partitioned"));
}

TEST_F(SuitabilityTest, AnAliasTypeDoesNotPartition) {
    schema_.add("Event", Scale::Large)
        .identity("EventId", "bigint")
        .column("At", "datetime2(3)", Role::Timestamp)
        .facts()
        .is_log_like = true;
    EXPECT_EQ(of("Event").partitioning.column, "At");
    schema_.at("Event").last().type.alias = "dbo.Moment";
    EXPECT_EQ(of("Event").partitioning.column, "");
}

TEST_F(SuitabilityTest, AzureHasOneFilegroup) {
    schema_.add("T", Scale::Large).identity("Id", "int");
    schema_.settings.target = Target::Azure;
    EXPECT_THAT(of("T").partitioning.reasons,
                Contains("Azure SQL Database: all partitions on [PRIMARY]"));
}

TEST_F(SuitabilityTest, WhatCannotBeCompressed) {
    schema_.add("T", Scale::Large).identity("Id", "int").column("A", "int null", Role::Other);
    schema_.at("T").last().is_sparse = true;
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::None);
    EXPECT_THAT(of("T").compression.reasons,
                ElementsAre("a table with sparse columns cannot be compressed (A)"));
    schema_.at("T").last().is_sparse = false;
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::Row);
    schema_.at("T").column("Wide", "char(8000)", Role::Other);
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::None);
}

TEST_F(SuitabilityTest, BytesThatDoNotShrinkAreNotWorthCompressing) {
    schema_.add("T", Scale::Large)
        .column("Id", "uniqueidentifier", Role::Guid)
        .column("Digest", "binary(64)", Role::Hash)
        .primary_key({"Id"});
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::None);
    EXPECT_THAT(of("T").compression.reasons,
                ElementsAre("PAGE would save no more than 5 % of the usual row"));
}

TEST_F(SuitabilityTest, CompressionInPlace) {
    schema_.add("T", Scale::Large)
        .identity("Id", "int")
        .column("Text", "varchar(200)", Role::FreeText);
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::Page);
    EXPECT_FALSE(of("T").compression.already);
    catalog::Table& table = schema_.at("T").table();
    table.compression.whole = catalog::Compression::Row;
    EXPECT_FALSE(of("T").compression.already);
    table.compression.whole = catalog::Compression::Page;
    EXPECT_TRUE(of("T").compression.already);
    table.compression.whole = catalog::Compression::None;
    EXPECT_FALSE(of("T").compression.already);
    table.compression.whole.reset();
    table.indexes[0].compression.whole = catalog::Compression::Page;
    EXPECT_TRUE(of("T").compression.already);
}

TEST_F(SuitabilityTest, AClusteredColumnstoreIsCompression) {
    schema_.add("T", Scale::Large).column("A", "int", Role::Other);
    schema_.at("T").index(IndexKind::Columnstore, "CCI", {}).table().indexes[0].is_clustered = true;
    EXPECT_EQ(of("T").columnstore.verdict, Verdict::Present);
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::None);
    EXPECT_THAT(of("T").compression.reasons,
                ElementsAre("its clustered columnstore index is compressed already"));
}

TEST_F(SuitabilityTest, HasWordsForVerdictsAndAdvice) {
    EXPECT_EQ(to_string(Verdict::NotRecommended), "not-recommended");
    EXPECT_EQ(to_string(Verdict::Blocked), "blocked");
    EXPECT_EQ(to_string(CompressionAdvice::Page), "PAGE");
    EXPECT_EQ(to_string(CompressionAdvice::None), "NONE");
}

}  // namespace
}  // namespace tsqlaudit::test
