// What stands in the way of a memory-optimised table, by target.
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
using testing::IsEmpty;
using Role = facts::ColumnRole;

TEST_F(SuitabilityTest, TypesThatMemoryOptimisedTablesLack) {
    schema_.add("T", Scale::Small)
        .identity("Id", "int")
        .column("A", "geography null", Role::Spatial)
        .column("B", "xml null", Role::Xml)
        .column("C", "rowversion", Role::RowVersion)
        .column("D", "datetimeoffset(7)", Role::Timestamp)
        .column("E", "hierarchyid null", Role::Other)
        .column("F", "sql_variant null", Role::Other)
        .column("G", "vector(3) null", Role::Embedding)
        .column("H", "json null", Role::Json)
        .column("I", "varbinary(max) null", Role::Binary);
    EXPECT_THAT(blockers_of("T"),
                ElementsAre("columns of type datetimeoffset(7) are not supported: D",
                            "columns of type geography are not supported: A",
                            "columns of type hierarchyid are not supported: E",
                            "columns of type rowversion are not supported: C",
                            "columns of type sql_variant are not supported: F",
                            "columns of type vector(3) are not supported: G",
                            "columns of type xml are not supported: B"));
}

// A count that starts from zero is a counter by its role.
TEST_F(SuitabilityTest, WhatComesWithTheRowIsNotRewritten) {
    const auto score = [&](const std::string& type, const std::string& value) {
        SampleSchema schema;
        schema.add("Mill", Scale::Moderate)
            .identity("MillId", "int")
            .column("BladeCount", type, Role::Aggregate);
        if (!value.empty()) {
            schema.at("Mill").default_value("BladeCount", value);
        }
        return schema.suitability("Mill").memory_optimized.score;
    };
    EXPECT_EQ(score("int", ""), 35);
    EXPECT_EQ(score("int", "3"), 35);
    EXPECT_EQ(score("int null", ""), 35 + 10);
    EXPECT_EQ(score("decimal(9, 1)", "0"), 35 + 10);
}

TEST_F(SuitabilityTest, ClaimsNothingAboutTypesThatNobodyKnows) {
    schema_.add("T", Scale::Small).identity("Id", "int").column("A", "int", Role::Other);
    schema_.at("T").last().type = {};
    EXPECT_THAT(blockers_of("T"), IsEmpty());
    EXPECT_THAT(of("T").columnstore.blockers, IsEmpty());
}

TEST_F(SuitabilityTest, ComputedColumnsNeedSqlServer2017) {
    schema_.add("T", Scale::Small)
        .identity("Id", "int")
        .computed("C", "[Id] + 1", "x", Role::Other);
    schema_.at("T").last().type = type_of("int");
    EXPECT_THAT(blockers_of("T"), IsEmpty());
    schema_.settings.target = Target::Sql2016;
    EXPECT_THAT(blockers_of("T"),
                ElementsAre("computed columns are not supported before SQL Server 2017: C"));
}

TEST_F(SuitabilityTest, AComputedColumnHasATypeToo) {
    schema_.add("T", Scale::Small)
        .identity("Id", "int")
        .computed("Place", "geometry::Point([Id], 0, 0)", "geometry::Point", Role::Spatial);
    schema_.at("T").last().type = type_of("geometry");
    EXPECT_THAT(blockers_of("T"), ElementsAre("columns of type geometry are not supported: Place"));
    schema_.at("T").last().type = type_of("float");
    EXPECT_THAT(blockers_of("T"), IsEmpty());
    schema_.at("T").last().type = {};  // nothing is known of the expression
    EXPECT_THAT(blockers_of("T"), IsEmpty());
}

TEST_F(SuitabilityTest, IdentityOtherThanOneByOne) {
    schema_.add("T", Scale::Small).identity("Id", "int");
    schema_.at("T").table().columns[0].identity->seed = "1000";
    EXPECT_THAT(blockers_of("T"),
                ElementsAre("an identity has to start at 1 and increase by 1: Id"));
}

TEST_F(SuitabilityTest, MemoryOptimisedParentsAreNoBlocker) {
    schema_.add("Child", Scale::Small)
        .identity("Id", "int")
        .column("ParentId", "int", Role::ForeignKey);
    schema_.add("Parent", Scale::Small).identity("Id", "int");
    schema_.reference("Child", "ParentId", "Parent");
    EXPECT_EQ(blockers_of("Child").size(), 1U);
    EXPECT_EQ(blockers_of("Parent").size(), 1U);
    schema_.at("Parent").table().is_memory_optimized = true;
    EXPECT_THAT(blockers_of("Child"), IsEmpty());
    EXPECT_EQ(of("Child").memory_optimized.verdict, Verdict::NotRecommended);
}

TEST_F(SuitabilityTest, FeaturesThatMemoryOptimisedTablesLack) {
    schema_.add("T", Scale::Small).identity("Id", "int").column("S", "varchar(3000)", Role::Other);
    catalog::Table& table = schema_.at("T").table();
    table.storage = {"ps", "Id"};
    table.triggers.push_back({});
    table.is_ledger = true;
    schema_.at("T").index(IndexKind::FullText, "FT", {"S"}).unique("UQ_S", {"S"});
    EXPECT_THAT(blockers_of("T"), ElementsAre("ledger tables cannot be memory-optimised",
                                              "a memory-optimised table cannot be partitioned",
                                              "its triggers would have to be natively compiled",
                                              "full-text indexes are not supported: FT",
                                              "index keys are limited to 2500 bytes: UQ_S"));
    table.indexes.back().name.clear();
    EXPECT_THAT(blockers_of("T"), Contains("index keys are limited to 2500 bytes: (S)"));
}

TEST_F(SuitabilityTest, ADurableTableNeedsAPrimaryKey) {
    schema_.add("T", Scale::Small).column("A", "int", Role::Other);
    EXPECT_THAT(blockers_of("T"),
                ElementsAre("a durable memory-optimised table needs a primary key"));
}

TEST_F(SuitabilityTest, AnEighthIndexAndMoreNeedSqlServer2017) {
    schema_.add("T", Scale::Small).identity("Id", "int").column("A", "int", Role::Other);
    for (int number = 0; number < 8; ++number) {
        schema_.at("T").index(IndexKind::Rowstore, "IX" + std::to_string(number), {"A"});
    }
    EXPECT_THAT(blockers_of("T"), IsEmpty());
    schema_.settings.target = Target::Sql2016;
    EXPECT_THAT(blockers_of("T"), ElementsAre("at most 8 indexes before SQL Server 2017"));
}

TEST_F(SuitabilityTest, ASecurityPolicyNeedsNativeFunctions) {
    schema_.add("T", Scale::Small).identity("Id", "int");
    catalog::SecurityPolicy policy;
    policy.predicates.push_back({true, {"dbo", "f"}, {"Id"}, {"dbo", "t"}, ""});
    schema_.catalog.policies.push_back(policy);
    schema_.at("T").table().predicates = {{.policy = 0, .predicate = 0}};
    EXPECT_THAT(blockers_of("T"), ElementsAre("the functions of its security policy would have to "
                                              "be natively compiled"));
}

TEST_F(SuitabilityTest, OfAMemoryOptimisedTableIsPresent) {
    schema_.add("T", Scale::Large).identity("Id", "int");
    schema_.at("T").table().is_memory_optimized = true;
    EXPECT_EQ(of("T").memory_optimized.verdict, Verdict::Present);
    EXPECT_THAT(blockers_of("T"), IsEmpty());
    EXPECT_EQ(of("T").partitioning.verdict, Verdict::Blocked);
    EXPECT_EQ(of("T").compression.recommendation, CompressionAdvice::None);
}

}  // namespace
}  // namespace tsqlaudit::test
