// Ordinary tables: what each kind of table is good for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/suitability_fixture.h"

namespace tsqlaudit::test {
namespace {

using catalog::ReferentialAction;
using facts::CompressionAdvice;
using facts::Scale;
using facts::Verdict;
using sqlserver::Target;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Role = facts::ColumnRole;

TEST_F(SuitabilityTest, OfALookupTableIsNearZero) {
    schema_.add("OrderStatus", Scale::Tiny)
        .identity("StatusId", "tinyint")
        .column("Name", "nvarchar(50)", Role::Name)
        .facts()
        .is_reference = true;
    EXPECT_EQ(of("OrderStatus").memory_optimized.score, 0);
    EXPECT_EQ(of("OrderStatus").columnstore.score, 0);
    EXPECT_EQ(of("OrderStatus").partitioning.score, 0);
    EXPECT_EQ(of("OrderStatus").compression.recommendation, CompressionAdvice::None);
    EXPECT_THAT(of("OrderStatus").compression.reasons, ElementsAre("a few pages: nothing to save"));
}

class Shop : public SuitabilityTest {
protected:
    void SetUp() override {
        schema_.add("Customer", Scale::Moderate).identity("CustomerId", "int");
        schema_.add("Order", Scale::Moderate)
            .identity("OrderId", "int")
            .column("CustomerId", "int", Role::ForeignKey)
            .column("OrderDate", "date", Role::DescriptiveDate)
            .column("Total", "money", Role::Money)
            .column("ModifiedAt", "datetime2(3)", Role::ModifiedTimestamp);
        schema_.add("OrderLine", Scale::Large)
            .identity("OrderLineId", "bigint")
            .column("OrderId", "int", Role::ForeignKey)
            .column("ProductId", "int", Role::ForeignKey)
            .column("Quantity", "decimal(18, 4)", Role::DescriptiveNumber)
            .column("Price", "money", Role::Money);
        schema_.add("Product", Scale::Moderate).identity("ProductId", "int");
        schema_.reference("Order", "CustomerId", "Customer");
        schema_.reference("OrderLine", "OrderId", "Order");
        schema_.reference("OrderLine", "ProductId", "Product");
        schema_.at("Order").facts().depth = 1;
        schema_.at("Product").facts().depth = 2;  // below categories and departments
        schema_.at("OrderLine").facts().depth = 3;
    }
};

TEST_F(Shop, OrdersArePartitionedByTheirDate) {
    EXPECT_EQ(of("Order").partitioning.column, "OrderDate");
    EXPECT_EQ(of("Order").partitioning.score, 50 + 10);
    EXPECT_EQ(of("Order").partitioning.verdict, Verdict::Possible);
    EXPECT_EQ(of("Order").memory_optimized.score, 35 + 5 + 5);
    EXPECT_EQ(of("Order").columnstore.score, 30 + 10 - 15);
}

TEST_F(Shop, LinesStayWithTheirOrder) {
    EXPECT_EQ(of("OrderLine").partitioning.column, "OrderId");
    EXPECT_EQ(of("OrderLine").partitioning.score, 70 + 15 - 25);
    EXPECT_THAT(of("OrderLine").partitioning.reasons,
                Contains("OrderId: keeps the rows of one dbo.Order together, but each has a few "
                         "only"));
    EXPECT_EQ(of("OrderLine").compression.recommendation, CompressionAdvice::Row);
}

TEST_F(Shop, AParentThatOwnsNothingIsTheLastResort) {
    schema_.at("Order").facts().columns[2].role = Role::Other;
    EXPECT_EQ(of("Order").partitioning.column, "CustomerId");
    EXPECT_EQ(of("Order").partitioning.score, 50 + 5 - 25);
    EXPECT_THAT(of("Order").partitioning.reasons,
                Contains("CustomerId: keeps the rows of one dbo.Customer together, but each has a "
                         "few only"));
}

TEST_F(Shop, TheScoreOfASmallTableDoesNotFallBelowZero) {
    schema_.at("Order").facts().columns[2].role = Role::Other;
    schema_.at("Order").facts().scale.scale = Scale::Small;
    EXPECT_EQ(of("Order").partitioning.score, 0);
}

// An address of the customer is no owner of the order, though the customer is a parent of both.
TEST_F(Shop, AChainOfParentsLeadsToTheLast) {
    schema_.at("Order").facts().columns[2].role = Role::Other;
    schema_.add("Quote", Scale::Moderate)
        .identity("QuoteId", "int")
        .column("CustomerId", "int", Role::ForeignKey);
    schema_.reference("Quote", "CustomerId", "Customer");
    schema_.at("Order").column("QuoteId", "int null", Role::ForeignKey);
    schema_.reference("Order", "QuoteId", "Quote");
    EXPECT_EQ(of("Order").partitioning.column, "QuoteId");
    EXPECT_EQ(of("Order").partitioning.score, 50 + 15 - 25);
    schema_.at("Order").last().name = "FirstQuoteId";
    schema_.at("Order").table().foreign_keys.back().columns = {"FirstQuoteId"};
    EXPECT_EQ(of("Order").partitioning.column, "CustomerId");
    EXPECT_EQ(of("Order").partitioning.score, 50 + 5 - 25);
}

TEST_F(Shop, AnEventBelongsToItsTimeUnlessTwoSignsSpeakForTheParent) {
    schema_.add("ProductPrice", Scale::Large)
        .identity("ProductPriceId", "int")
        .column("ProductId", "int", Role::ForeignKey)
        .column("SetAt", "datetime2(0)", Role::Timestamp);
    schema_.reference("ProductPrice", "ProductId", "Product");
    EXPECT_EQ(of("ProductPrice").partitioning.column, "SetAt");
    schema_.at("ProductPrice").table().foreign_keys[0].on_delete = ReferentialAction::Cascade;
    EXPECT_EQ(of("ProductPrice").partitioning.column, "ProductId");
}

TEST_F(Shop, ADateOfBirthIsNoTimeOfTheRow) {
    schema_.at("Customer").column("BirthDate", "date", Role::DescriptiveDate);
    EXPECT_EQ(of("Customer").partitioning.column, "");
    schema_.at("Customer").column("SeenOn", "date", Role::DescriptiveDate);
    EXPECT_EQ(of("Customer").partitioning.column, "SeenOn");
}

TEST_F(Shop, TheKeyOfADateDimensionIsADate) {
    schema_.add("DimDate", Scale::Small).identity("DateKey", "int");
    schema_.at("OrderLine").column("DateKey", "int", Role::ForeignKey);
    schema_.reference("OrderLine", "DateKey", "DimDate");
    EXPECT_EQ(of("OrderLine").partitioning.column, "DateKey");
}

TEST_F(Shop, ACodeTableDividesNoRows) {
    schema_.at("Order").facts().columns[2].role = Role::Other;
    schema_.at("Customer").facts().is_reference = true;
    EXPECT_EQ(of("Order").partitioning.column, "");
    EXPECT_EQ(of("Order").partitioning.score, 20);
    EXPECT_EQ(of("Order").partitioning.verdict, Verdict::NotRecommended);
}

TEST_F(Shop, ATenantComesBeforeADate) {
    schema_.at("Order").column("TenantId", "int", Role::Tenant).facts().tenancy = {
        facts::TenancyKind::Tenanted, "TenantId", {}, {}};
    EXPECT_EQ(of("Order").partitioning.column, "OrderDate");
    schema_.facts.is_multi_tenant = true;
    EXPECT_EQ(of("Order").partitioning.column, "TenantId");
}

TEST_F(SuitabilityTest, AnEventIsPartitionedByItsTimeBeforeItsTenant) {
    schema_.facts.is_multi_tenant = true;
    for (const char* name : {"Car", "Trip"}) {
        schema_.add(name, Scale::Large)
            .identity("Id", "int")
            .column("TenantId", "int", Role::Tenant)
            .column("At", "datetime2(7)", Role::CreatedTimestamp)
            .facts()
            .tenancy = {facts::TenancyKind::Tenanted, "TenantId", {}, {}};
    }
    EXPECT_EQ(of("Car").partitioning.column, "TenantId");
    EXPECT_EQ(of("Trip").partitioning.column, "At");
}

TEST_F(Shop, ATableOfItsOwnSchemeIsPartitioned) {
    schema_.at("Order").table().storage = {"ps_Year", "OrderDate"};
    EXPECT_EQ(of("Order").partitioning.verdict, Verdict::Present);
    EXPECT_EQ(of("Order").partitioning.column, "OrderDate");
    EXPECT_THAT(of("Order").partitioning.changes, IsEmpty());
}

class Log : public SuitabilityTest {
protected:
    void SetUp() override {
        schema_.add("RequestLog", Scale::Large)
            .identity("RequestLogId", "bigint")
            .column("LoggedAt", "datetime2(3)", Role::CreatedTimestamp)
            .column("Path", "varchar(400)", Role::Url)
            .column("DurationMs", "int", Role::Metric)
            .facts()
            .is_log_like = true;
    }
};

TEST_F(Log, IsPartitionedByItsTime) {
    EXPECT_EQ(of("RequestLog").partitioning.column, "LoggedAt");
    EXPECT_EQ(of("RequestLog").partitioning.score, 70 + 15);
    EXPECT_EQ(of("RequestLog").partitioning.verdict, Verdict::Recommended);
}

TEST_F(Log, SuitsAColumnstore) {
    EXPECT_EQ(of("RequestLog").columnstore.score, 55 + 10 + 15);
    EXPECT_THAT(of("RequestLog").columnstore.reasons,
                Contains(HasSubstr("a clustered columnstore index fits")));
}

// Its entries are looked up one by one, which those of a fact table are not.
TEST_F(Log, KeepsItsRowsUntilItIsHuge) {
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Page);
    schema_.at("RequestLog").facts().is_warehouse = true;
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Columnstore);
    schema_.at("RequestLog").facts().is_warehouse = false;
    schema_.at("RequestLog").facts().scale.scale = Scale::Huge;
    EXPECT_EQ(of("RequestLog").columnstore.score, 75 + 10 + 15);
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Columnstore);
}

// Rows that are written once are compressed once: less has to be gained.
TEST_F(Log, IsCompressedByPageForLess) {
    for (const char* name : {"Tank", "TankLog"}) {
        schema_.add(name, Scale::Moderate)
            .identity("Id", "bigint")
            .column("Volume", "bigint", Role::DescriptiveNumber)
            .column("Pressure", "bigint", Role::DescriptiveNumber)
            .column("Colour", "nvarchar(20)", Role::EnumText);
    }
    EXPECT_EQ(of("Tank").compression.recommendation, CompressionAdvice::Row);
    schema_.at("TankLog").facts().is_log_like = true;
    EXPECT_EQ(of("TankLog").compression.recommendation, CompressionAdvice::Page);
}

TEST_F(Log, IsNoUseInMemory) {
    EXPECT_EQ(of("RequestLog").memory_optimized.score, 30 - 15);
}

TEST_F(Log, WithXmlKeepsItsRows) {
    schema_.at("RequestLog").facts().scale.scale = Scale::Huge;
    schema_.at("RequestLog").column("Detail", "xml null", Role::Xml);
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Page);
    EXPECT_THAT(of("RequestLog").columnstore.reasons,
                Contains("no clustered columnstore index: it cannot hold columns of these types "
                         "(Detail)"));
    EXPECT_THAT(of("RequestLog").compression.reasons,
                Contains("XML_COMPRESSION = ON is there for xml: Detail"));
    schema_.settings.target = Target::Sql2019;
    EXPECT_THAT(of("RequestLog").compression.reasons, Not(Contains(HasSubstr("XML_COMPRESSION"))));
}

TEST_F(Log, WithTriggersHasNoClusteredColumnstore) {
    schema_.at("RequestLog").facts().scale.scale = Scale::Huge;
    schema_.at("RequestLog").table().triggers.push_back({});
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Page);
    EXPECT_THAT(of("RequestLog").columnstore.blockers, IsEmpty());
}

TEST_F(Log, WithLongTextNeedsSqlServer2017) {
    schema_.at("RequestLog").facts().scale.scale = Scale::Huge;
    schema_.at("RequestLog").column("Body", "nvarchar(max) null", Role::FreeText);
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Columnstore);
    schema_.settings.target = Target::Sql2016;
    EXPECT_EQ(of("RequestLog").compression.recommendation, CompressionAdvice::Page);
}

TEST_F(SuitabilityTest, OfSessionsIsHighInMemory) {
    schema_.add("UserSession", Scale::Small)
        .identity("SessionId", "bigint")
        .column("UserId", "int", Role::Other)
        .column("LastSeen", "datetime2(3)", Role::UsageTimestamp);
    EXPECT_EQ(of("UserSession").memory_optimized.score, 30 + 10 + 35);
    EXPECT_EQ(of("UserSession").memory_optimized.verdict, Verdict::Recommended);
    // The log of sessions is a log.
    schema_.at("UserSession").facts().is_log_like = true;
    EXPECT_EQ(of("UserSession").memory_optimized.score, 30 + 10 - 15);
}

TEST_F(SuitabilityTest, FindsShortLivedRowsByName) {
    for (const char* name : {"work_queues", "SessionState", "CachedResult", "tblCartItem"}) {
        schema_.add(name, Scale::Small).identity("Id", "int");
        EXPECT_EQ(of(name).memory_optimized.score, 65) << name;
    }
    for (const char* name : {"Obsession", "TokenVocabulary", "SessionRoom", "Item"}) {
        schema_.add(name, Scale::Small).identity("Id", "int");
        EXPECT_EQ(of(name).memory_optimized.score, 30) << name;
    }
}

TEST_F(SuitabilityTest, MeasuresOfAnEventAreWrittenOnce) {
    for (const char* name : {"Car", "Trip"}) {
        schema_.add(name, Scale::Moderate)
            .identity("Id", "int")
            .column("AverageSpeed", "float", Role::Aggregate)
            .column("Comfort", "float", Role::Score);
    }
    EXPECT_EQ(of("Car").memory_optimized.score, 55);
    EXPECT_EQ(of("Trip").memory_optimized.score, 35);
}

// It has a name, so that it is no log; what it measured is past all the same.
TEST_F(SuitabilityTest, NumbersOfASnapshotAreWrittenOnce) {
    for (const char* name : {"Car", "CarSnapshot"}) {
        schema_.add(name, Scale::Moderate)
            .identity("Id", "int")
            .column("SnapshotName", "varchar(50)", Role::Name)
            .column("AverageSpeed", "float", Role::Aggregate);
    }
    EXPECT_EQ(of("Car").memory_optimized.score, 35 + 10);
    EXPECT_EQ(of("CarSnapshot").memory_optimized.score, 35);
}

TEST_F(SuitabilityTest, WhoeverKeepsATwinInMemoryKnowsThatItIsHot) {
    schema_.add("Charge", Scale::Large).identity("ChargeId", "bigint").facts().is_log_like = true;
    schema_.add("Charge_InMemory", Scale::Large).identity("ChargeId", "bigint");
    EXPECT_EQ(of("Charge").memory_optimized.score, 30 - 15);
    schema_.at("Charge_InMemory").table().is_memory_optimized = true;
    EXPECT_EQ(of("Charge").memory_optimized.score, 90);
    EXPECT_EQ(of("Charge").memory_optimized.verdict, Verdict::Recommended);
    EXPECT_THAT(of("Charge").memory_optimized.reasons,
                Contains("dbo.Charge_InMemory keeps such rows in memory already"));
    // Other columns, another schema: another table.
    schema_.at("Charge_InMemory").table().columns.rename(0, "OtherId");
    EXPECT_EQ(of("Charge").memory_optimized.score, 15);
    schema_.at("Charge_InMemory").table().columns.rename(0, "ChargeId");
    schema_.at("Charge_InMemory").table().name.schema = "hot";
    EXPECT_EQ(of("Charge").memory_optimized.score, 15);
}

TEST_F(SuitabilityTest, AMeasureThatDoesNotGoOnIsNoHotColumn) {
    schema_.add("Frame", Scale::Moderate)
        .identity("FrameId", "int")
        .column("Amplitude", "real", Role::Metric)
        .column("Brightness", "real", Role::Metric);
    EXPECT_EQ(of("Frame").memory_optimized.score, 35);
    EXPECT_EQ(of("Frame").columnstore.score, 40);
}

TEST_F(SuitabilityTest, WhoeverBuiltItKnowsWhatForBothInMemoryAndInColumns) {
    schema_.add("Seat", Scale::Small).identity("SeatId", "int").table().is_memory_optimized = true;
    EXPECT_EQ(of("Seat").memory_optimized.score, 90);
    EXPECT_EQ(of("Seat").memory_optimized.verdict, Verdict::Present);
    schema_.add("Ticket", Scale::Small)
        .identity("TicketId", "int")
        .index(catalog::IndexKind::Columnstore, "CS", {"TicketId"});
    EXPECT_EQ(of("Ticket").columnstore.score, 85);
    EXPECT_EQ(of("Ticket").columnstore.verdict, Verdict::Present);
}

TEST_F(SuitabilityTest, CheckpointsAreRewrittenAllTheTime) {
    schema_.add("ReaderCheckpoint", Scale::Small).identity("Id", "int");
    schema_.add("ReaderGroup", Scale::Small).identity("Id", "int");
    EXPECT_EQ(of("ReaderCheckpoint").memory_optimized.score, 65);
    EXPECT_EQ(of("ReaderGroup").memory_optimized.score, 30);
}

TEST_F(SuitabilityTest, AColumnstoreNeedsNumbersToAddUp) {
    const auto score = [&](const std::string& column, const std::string& type, Role role) {
        schema_.add("Entry" + column, Scale::Large)
            .identity("Id", "bigint")
            .column(column, type, role)
            .facts()
            .is_log_like = true;
        return of("Entry" + column).columnstore.score;
    };
    EXPECT_EQ(score("Elapsed", "int", Role::Metric), 55 + 15 + 10);
    EXPECT_EQ(score("Text", "nvarchar(99)", Role::FreeText), 60);  // not 55 + 15
    EXPECT_EQ(score("ErrorNumber", "int", Role::Metric), 60);
    EXPECT_EQ(score("RetryCount", "int", Role::Counter), 60);
    EXPECT_EQ(score("Latitude", "decimal(9, 6)", Role::Coordinate), 60);
    EXPECT_EQ(score("Kind", "tinyint", Role::Code), 60);
    EXPECT_THAT(of("EntryText").columnstore.reasons, Contains("no numbers to aggregate"));
}

TEST_F(SuitabilityTest, AColumnstoreIsNotForRowsThatChange) {
    int count = 0;
    const auto score = [&](const std::string& column, const std::string& type, Role role,
                           bool is_nullable) {
        const std::string name = "Sale" + std::to_string(++count);
        catalog::Table& table = schema_.add(name, Scale::Huge)
                                    .identity("Id", "bigint")
                                    .column("SoldAt", "datetime2", Role::Timestamp)
                                    .column("Amount", "money", Role::Money)
                                    .column(column, type, role)
                                    .table();
        table.columns.back().is_nullable = is_nullable;
        return of(name).columnstore.score;
    };
    EXPECT_EQ(score("Place", "nvarchar(9)", Role::FreeText, true), 75 + 10);
    EXPECT_EQ(score("ChangedAt", "datetime2", Role::ModifiedTimestamp, true), 60);
    EXPECT_EQ(score("RowVer", "rowversion", Role::RowVersion, false), 60);
    EXPECT_EQ(score("SaleStatus", "varchar(9)", Role::EnumText, false), 60);
    EXPECT_EQ(score("ReturnedAt", "datetime2", Role::Timestamp, true), 60);
    EXPECT_EQ(score("ShippedAt", "datetime2", Role::Timestamp, false), 75 + 10);
    EXPECT_THAT(of("Sale4").columnstore.reasons,
                Contains("rows are changed after they were written (SaleStatus)"));
}

TEST_F(SuitabilityTest, LargeContentIsReadOneAtATime) {
    schema_.add("Scan", Scale::Large)
        .identity("ScanId", "int")
        .column("Width", "int", Role::DescriptiveNumber)
        .column("Picture", "varbinary(max)", Role::Binary);
    schema_.add("ScanIndex", Scale::Large)
        .identity("ScanId", "int")
        .column("Width", "int", Role::DescriptiveNumber);
    EXPECT_EQ(of("ScanIndex").columnstore.score, 65);
    EXPECT_EQ(of("Scan").columnstore.score, 40);
}

TEST_F(SuitabilityTest, OfHistoryFollowsTheEndOfThePeriod) {
    schema_.add("Price", Scale::Moderate).identity("PriceId", "int");
    schema_.add("PriceHistory", Scale::Large)
        .column("PriceId", "int", Role::Other)
        .column("ValidFrom", "datetime2(7)", Role::Period)
        .column("ValidTo", "datetime2(7)", Role::Period)
        .facts()
        .is_history = true;
    schema_.at("PriceHistory").table().history_of = schema_.id_of("Price");
    schema_.at("Price").table().period = catalog::Period{"ValidFrom", "ValidTo"};
    EXPECT_EQ(of("PriceHistory").partitioning.column, "ValidTo");
    EXPECT_THAT(blockers_of("PriceHistory"), Contains("a history table stays on disk"));
    EXPECT_EQ(of("PriceHistory").compression.recommendation, CompressionAdvice::Columnstore);
}

// With finite retention SQL Server takes no LOBs into a clustered columnstore of history.
TEST_F(SuitabilityTest, OfHistoryWithRetentionMindsLobs) {
    schema_.add("Page", Scale::Moderate).identity("PageId", "int");
    schema_.add("PageHistory", Scale::Large)
        .column("PageId", "int", Role::DescriptiveNumber)
        .column("Body", "nvarchar(max)", Role::FreeText)
        .facts()
        .is_history = true;
    schema_.at("PageHistory").table().history_of = schema_.id_of("Page");
    schema_.at("Page").table().versioning =
        catalog::SystemVersioning{.history_table = {"dbo", "PageHistory"}, .retention = "INFINITE"};
    EXPECT_EQ(of("PageHistory").compression.recommendation, CompressionAdvice::Columnstore);
    schema_.at("Page").table().versioning->retention = "1 YEAR";
    EXPECT_EQ(of("PageHistory").compression.recommendation, CompressionAdvice::Page);
}

TEST_F(SuitabilityTest, UsesRealRowCounts) {
    schema_.add("Visit", Scale::Large).identity("VisitId", "int").facts().scale.rows = 12345678;
    EXPECT_THAT(of("Visit").columnstore.reasons, Contains("12,345,678 rows"));
}

}  // namespace
}  // namespace tsqlaudit::test
