// Which column wins where several could divide the rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/suitability_fixture.h"

namespace tsqlaudit::test {
namespace {

using catalog::ReferentialAction;
using facts::Scale;
using facts::TenancyKind;
using facts::Verdict;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using Role = facts::ColumnRole;

TEST_F(SuitabilityTest, ATimeThatEachRowHasComesBeforeOneThatIsFilledInLater) {
    schema_.add("Change", Scale::Large)
        .identity("ChangeId", "int")
        .column("CompletedAt", "datetime2(7) null", Role::Timestamp)
        .column("StartedAt", "datetime2(7)", Role::CreatedTimestamp)
        .facts()
        .is_log_like = true;
    EXPECT_EQ(of("Change").partitioning.column, "StartedAt");
    schema_.at("Change").last().is_nullable = true;
    EXPECT_EQ(of("Change").partitioning.column, "CompletedAt");
}

// A time of change moves the row to another partition: better one that some rows lack.
TEST_F(SuitabilityTest, ATimeOfChangeIsTheLastResortOfALog) {
    schema_.add("Change", Scale::Large)
        .identity("ChangeId", "int")
        .column("ModifiedAt", "datetime2(7)", Role::ModifiedTimestamp)
        .facts()
        .is_log_like = true;
    EXPECT_EQ(of("Change").partitioning.column, "ModifiedAt");
    schema_.at("Change").column("CompletedAt", "datetime2(7) null", Role::Timestamp);
    EXPECT_EQ(of("Change").partitioning.column, "CompletedAt");
}

// A short list divides little; the day of the key does.
TEST_F(SuitabilityTest, AShortListComesAfterTheDateOfTheKey) {
    schema_.add("Vaccine", Scale::Small).identity("VaccineId", "int");
    schema_.add("VaccineGiven", Scale::Large)
        .column("PetId", "int", Role::ForeignKey)
        .column("VaccineId", "int", Role::ForeignKey)
        .column("GivenOn", "date", Role::DescriptiveDate)
        .primary_key({"PetId", "VaccineId", "GivenOn"});
    schema_.reference("VaccineGiven", "VaccineId", "Vaccine");
    EXPECT_EQ(of("VaccineGiven").partitioning.column, "GivenOn");
    schema_.at("Vaccine").facts().scale.scale = Scale::Moderate;
    EXPECT_EQ(of("VaccineGiven").partitioning.column, "VaccineId");
}

// Old days leave together, whoever's they are. A price is valid from a day on, and for many.
TEST_F(SuitabilityTest, TheDayOfTheKeyComesBeforeTheTenant) {
    schema_.facts.is_multi_tenant = true;
    schema_.facts.tenant_column = "TenantId";
    const auto column_of = [&](const std::string& table, const std::string& day) {
        schema_.add(table, Scale::Large)
            .column("TenantId", "int", Role::Tenant)
            .column(day, "date", Role::DescriptiveDate)
            .column("Unit", "smallint", Role::Code)
            .primary_key({"TenantId", day, "Unit"})
            .facts()
            .tenancy = {TenancyKind::Tenanted, "TenantId", {}, {}};
        return of(table).partitioning.column;
    };
    EXPECT_EQ(column_of("Consumption", "ConsumedOn"), "ConsumedOn");
    EXPECT_THAT(of("Consumption").partitioning.changes, IsEmpty());
    EXPECT_EQ(column_of("Price", "EffectiveFrom"), "TenantId");
}

class PartsOfATenant : public SuitabilityTest {
protected:
    void SetUp() override {
        schema_.facts.is_multi_tenant = true;
        schema_.facts.tenant_column = "TenantId";
        schema_.facts.tenant_type = type_of("int");
        schema_.add("Engine", Scale::Small).identity("EngineId", "int").facts().tenancy.kind =
            TenancyKind::Inherited;
        schema_.add("Word", Scale::Moderate)
            .identity("WordId", "int")
            .column("EngineId", "int", Role::ForeignKey)
            .facts()
            .tenancy.kind = TenancyKind::Inherited;
        schema_.reference("Word", "EngineId", "Engine", ReferentialAction::Cascade);
    }
};

TEST_F(PartsOfATenant, StayWithTheirOwnerRatherThanGetATenantColumn) {
    EXPECT_EQ(of("Word").partitioning.column, "EngineId");
    EXPECT_EQ(of("Word").partitioning.score, 50 + 15);
    EXPECT_THAT(of("Word").partitioning.changes, Not(Contains("TenantId has to be added")));
}

// The same advice once the column is there.
TEST_F(PartsOfATenant, StayWithTheirOwnerOnceTheyHaveTheColumn) {
    schema_.at("Word").column("TenantId", "int", Role::Tenant).facts().tenancy = {
        TenancyKind::Tenanted, "TenantId", {}, {}};
    EXPECT_EQ(of("Word").partitioning.column, "EngineId");
    schema_.at("Engine").facts().tenancy.kind = TenancyKind::Unrelated;
    EXPECT_EQ(of("Word").partitioning.column, "TenantId");
}

TEST_F(PartsOfATenant, NeedTheTenantWhereTheOwnerDividesNothing) {
    schema_.at("Engine").facts().scale.scale = Scale::Moderate;
    EXPECT_EQ(of("Word").partitioning.column, "TenantId");
    EXPECT_THAT(of("Word").partitioning.changes, Contains("TenantId has to be added"));
    schema_.at("Engine").facts().scale.scale = Scale::Small;
    schema_.at("Word").table().foreign_keys[0].on_delete = ReferentialAction::NoAction;
    EXPECT_EQ(of("Word").partitioning.column, "TenantId");
}

// Of a key over the tenant and the owner, the owner divides the rows.
TEST_F(PartsOfATenant, StayWithTheOwnerThatTheirKeyNamesAfterTheTenant) {
    schema_.at("Word").column("TenantId", "int", Role::Tenant).facts().tenancy = {
        TenancyKind::Tenanted, "TenantId", {}, {}};
    catalog::ForeignKey& key = schema_.at("Word").table().foreign_keys[0];
    key.columns = {"TenantId", "EngineId"};
    key.referenced_columns = {"TenantId", "EngineId"};
    EXPECT_EQ(of("Word").partitioning.column, "EngineId");
    EXPECT_EQ(of("Word").partitioning.by, facts::PartitionBy::Owner);
    EXPECT_EQ(of("Word").partitioning.score, 50 + 15);
}

TEST_F(SuitabilityTest, AMemoryOptimisedTableIsNotGivenUpForPartitions) {
    schema_.add("Event", Scale::Large)
        .identity("EventId", "bigint")
        .column("At", "datetime2(3)", Role::Timestamp)
        .column("Weight", "real", Role::Metric)
        .facts()
        .is_log_like = true;
    EXPECT_EQ(of("Event").partitioning.score, 85);
    EXPECT_EQ(of("Event").columnstore.score, 55 + 10 + 15);
    schema_.at("Event").table().is_memory_optimized = true;
    EXPECT_EQ(of("Event").partitioning.score, 10);
    EXPECT_EQ(of("Event").partitioning.verdict, Verdict::Blocked);
    EXPECT_EQ(of("Event").columnstore.score, 55 + 10 + 15 - 40);
}

// The first turns of all dialogues are no part that goes together.
TEST_F(SuitabilityTest, ANumberThatBeginsAnewDividesNothing) {
    schema_.add("Dialogue", Scale::Moderate).identity("DialogueId", "int");
    schema_.add("Turn", Scale::Large)
        .column("DialogueId", "int", Role::ForeignKey)
        .column("TurnNo", "int", Role::Code)
        .primary_key({"DialogueId", "TurnNo"});
    schema_.reference("Turn", "DialogueId", "Dialogue");
    schema_.add("TurnNote", Scale::Huge)
        .column("DialogueId", "int", Role::ForeignKey)
        .column("TurnNo", "int", Role::ForeignKey);
    schema_.reference("TurnNote", "DialogueId", "Turn");
    catalog::ForeignKey& key = schema_.at("TurnNote").table().foreign_keys[0];
    key.columns = {"DialogueId", "TurnNo"};
    key.referenced_columns = key.columns;
    EXPECT_EQ(of("TurnNote").partitioning.column, "DialogueId");
    // Numbered within a list of codes, as an order within the company.
    schema_.at("Dialogue").facts().is_reference = true;
    EXPECT_EQ(of("TurnNote").partitioning.column, "TurnNo");
}

class Store : public SuitabilityTest {
protected:
    void SetUp() override {
        schema_.facts.is_multi_tenant = true;
        schema_.add("Blob", Scale::Large)
            .identity("BlobId", "bigint")
            .column("TenantId", "int", Role::Tenant)
            .column("Hash", "binary(32)", Role::Hash)
            .unique("UQ_Blob", {"TenantId", "Hash"})
            .facts()
            .tenancy = {TenancyKind::Tenanted, "TenantId", {}, {}};
        schema_.add("BlobPart", Scale::Large)
            .identity("BlobPartId", "bigint")
            .column("ParentBlobId", "bigint", Role::ForeignKey)
            .column("PartBlobId", "bigint", Role::ForeignKey);
        schema_.reference("BlobPart", "ParentBlobId", "Blob", ReferentialAction::Cascade);
        schema_.reference("BlobPart", "PartBlobId", "Blob");
        schema_.facts.atom_store = schema_.id_of("Blob");
    }
};

TEST_F(Store, IsDividedByTheTenantWhereItsKeyNamesIt) {
    EXPECT_EQ(of("Blob").partitioning.column, "TenantId");
    EXPECT_EQ(of("Blob").partitioning.score, 70 + 15);
    schema_.at("Blob").unique("UQ_Hash", {"Hash"});
    EXPECT_EQ(of("Blob").partitioning.column, "");
}

TEST_F(Store, PartsStayWithTheContentThatTheyMakeUp) {
    EXPECT_EQ(of("BlobPart").partitioning.column, "ParentBlobId");
    EXPECT_EQ(of("BlobPart").partitioning.score, 70 + 10);
    schema_.at("BlobPart").table().foreign_keys[0].on_delete = ReferentialAction::NoAction;
    EXPECT_EQ(of("BlobPart").partitioning.column, "");
}

TEST_F(SuitabilityTest, ASeriesHasMoreNumbersThanAnOrderHasLines) {
    schema_.add("Curve", Scale::Large).identity("CurveId", "bigint");
    schema_.add("CurveValue", Scale::Large)
        .identity("CurveValueId", "bigint")
        .column("CurveId", "bigint", Role::ForeignKey)
        .column("ValueIndex", "int", Role::Ordinal)
        .column("Height", "real", Role::DescriptiveNumber);
    schema_.reference("CurveValue", "CurveId", "Curve", ReferentialAction::Cascade);
    schema_.at("CurveValue").facts().columns[1].is_foreign_key = true;
    EXPECT_EQ(of("CurveValue").partitioning.column, "CurveId");
    EXPECT_EQ(of("CurveValue").partitioning.score, 70 + 15);
    // A line of an order has more to say than a number.
    schema_.at("CurveValue").column("Note", "varchar(20) null", Role::FreeText);
    EXPECT_EQ(of("CurveValue").partitioning.score, 70 + 15 - 25);
}

}  // namespace
}  // namespace tsqlaudit::test
