// How many rows tables are likely to hold: whole schemas, words, types and counts.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Scale, OfAShop) {
    const Derived shop(R"(
        CREATE TABLE Country (Code char(2) PRIMARY KEY, Name nvarchar(60));
        CREATE TABLE OrderStatus (OrderStatusId int PRIMARY KEY, Name nvarchar(30));
        CREATE TABLE Category (CategoryId int IDENTITY PRIMARY KEY, Name nvarchar(60));
        CREATE TABLE Customer (CustomerId int IDENTITY PRIMARY KEY, Name nvarchar(99),
            Country char(2) NOT NULL REFERENCES Country);
        CREATE TABLE CustomerAddress (AddressId int IDENTITY PRIMARY KEY,
            CustomerId int NOT NULL REFERENCES Customer, Line nvarchar(99));
        CREATE TABLE CustomerSettings (CustomerId int PRIMARY KEY REFERENCES Customer, Dark bit);
        CREATE TABLE Product (ProductId int IDENTITY PRIMARY KEY, Name nvarchar(99),
            CategoryId int NOT NULL REFERENCES Category);
        CREATE TABLE Orders (OrderId int IDENTITY PRIMARY KEY, OrderedAt datetime2 NOT NULL,
            CustomerId int NOT NULL REFERENCES Customer,
            OrderStatusId int NOT NULL REFERENCES OrderStatus);
        CREATE TABLE OrderLine (OrderLineId int IDENTITY PRIMARY KEY,
            OrderId int NOT NULL REFERENCES Orders, ProductId int NOT NULL REFERENCES Product);
        CREATE TABLE AuditLog (AuditLogId int IDENTITY PRIMARY KEY, Text nvarchar(max));
        CREATE TABLE Setting (SettingKey varchar(50) PRIMARY KEY, Value nvarchar(200));)");
    EXPECT_THAT(shop.scales(),
                UnorderedElementsAre(Pair("Country", "tiny"), Pair("OrderStatus", "tiny"),
                                     Pair("Category", "small"), Pair("Customer", "moderate"),
                                     Pair("CustomerAddress", "moderate"),
                                     Pair("CustomerSettings", "moderate"), Pair("Product", "small"),
                                     Pair("Orders", "large"), Pair("OrderLine", "large"),
                                     Pair("AuditLog", "large"), Pair("Setting", "small")));
}

TEST(Scale, OfABank) {
    const Derived bank(R"(
        CREATE TABLE Branch (BranchId smallint PRIMARY KEY, Name nvarchar(60), City nvarchar(60),
            Street nvarchar(60));
        CREATE TABLE Client (ClientId bigint PRIMARY KEY, LastName nvarchar(60));
        CREATE TABLE Account (AccountId bigint PRIMARY KEY,
            ClientId bigint NOT NULL REFERENCES Client, BranchId smallint NOT NULL REFERENCES Branch);
        CREATE TABLE AccountTransaction (TransactionId bigint PRIMARY KEY,
            AccountId bigint NOT NULL REFERENCES Account, Amount decimal(19, 4));
        CREATE TABLE ExchangeRate (CurrencyCode char(3), RateDate date, Rate decimal(18, 8),
            PRIMARY KEY (CurrencyCode, RateDate));)");
    EXPECT_THAT(bank.scales(), UnorderedElementsAre(
                                   Pair("Branch", "small"), Pair("Client", "moderate"),
                                   Pair("Account", "moderate"), Pair("AccountTransaction", "large"),
                                   Pair("ExchangeRate", "small")));
}

TEST(Scale, OfAHospital) {
    const Derived hospital(R"(
        CREATE TABLE Ward (WardId int IDENTITY PRIMARY KEY, Name nvarchar(60));
        CREATE TABLE Patient (PatientId int IDENTITY PRIMARY KEY, LastName nvarchar(60));
        CREATE TABLE Allergy (AllergyId int IDENTITY PRIMARY KEY,
            PatientId int NOT NULL REFERENCES Patient, Substance nvarchar(60));
        CREATE TABLE Encounter (EncounterId int IDENTITY PRIMARY KEY, BegunAt datetime2 NOT NULL,
            PatientId int NOT NULL REFERENCES Patient, WardId int NOT NULL REFERENCES Ward);
        CREATE TABLE Observation (ObservationId int IDENTITY PRIMARY KEY, ObservedAt datetime2 NOT NULL,
            EncounterId int NOT NULL REFERENCES Encounter, Value decimal(18, 4));)");
    EXPECT_THAT(hospital.scales(),
                UnorderedElementsAre(Pair("Ward", "small"), Pair("Patient", "moderate"),
                                     Pair("Allergy", "moderate"), Pair("Encounter", "large"),
                                     Pair("Observation", "large")));
}

TEST(Scale, ABigintTellsSomethingOnlyBesideInts) {
    const std::string things = "CREATE TABLE Thing (ThingId bigint IDENTITY PRIMARY KEY);";
    EXPECT_THAT(Derived(things).scales(), UnorderedElementsAre(Pair("Thing", "small")));
    EXPECT_THAT(Derived(things + "CREATE TABLE Other (OtherId int IDENTITY PRIMARY KEY);").scales(),
                UnorderedElementsAre(Pair("Thing", "moderate"), Pair("Other", "small")));
}

TEST(Scale, AnIntBesideBigintsIsAPromiseOfFewerRows) {
    const Derived schema(R"(
        CREATE TABLE Account (AccountId bigint IDENTITY PRIMARY KEY, OpenedOn date);
        CREATE TABLE StandingOrder (StandingOrderId int IDENTITY PRIMARY KEY, NextDueDate date,
            AccountId bigint NOT NULL REFERENCES Account);
        CREATE TABLE AccountTransaction (TransactionId bigint IDENTITY PRIMARY KEY, BookedAt datetime2,
            AccountId bigint NOT NULL REFERENCES Account);)");
    EXPECT_EQ(schema.scales().at("StandingOrder"), "moderate");
    EXPECT_EQ(schema.scales().at("AccountTransaction"), "large");
}

// An int there is an oversight: a log grows whatever its key is. By its shape alone a table is no
// log for certain, so that the promise counts.
TEST(Scale, AnIntKeySaysNothingOfALog) {
    const Derived schema(R"(
        CREATE TABLE Account (AccountId bigint IDENTITY PRIMARY KEY, OpenedOn date);
        CREATE TABLE LoginLog (Id int IDENTITY PRIMARY KEY, At datetime2 NOT NULL,
            AccountId bigint NOT NULL REFERENCES Account);
        CREATE TABLE Calculation (Id int IDENTITY PRIMARY KEY, DurationMs int NOT NULL,
            At datetime2 NOT NULL DEFAULT SYSUTCDATETIME(),
            AccountId bigint NOT NULL REFERENCES Account);)");
    EXPECT_EQ(schema.scales().at("LoginLog"), "large");
    EXPECT_TRUE(schema.facts("Calculation").is_log_like);
    EXPECT_EQ(schema.scales().at("Calculation"), "moderate");
}

TEST(Scale, OneRowHoldsTheSettingsOfASystem) {
    const auto scale = [](const std::string& table, const std::string& columns) {
        return Derived("CREATE TABLE " + table + " (Id int PRIMARY KEY, " + columns + ");")
            .scales()
            .at(table);
    };
    EXPECT_EQ(scale("SystemParameters", "TaxOffice nvarchar(99), Zone int"), "tiny");
    EXPECT_EQ(scale("SystemParameters", "Parameter nvarchar(99), ParameterValue nvarchar(99)"),
              "small");
    EXPECT_EQ(scale("UserParameters", "TaxOffice nvarchar(99), Zone int"), "small");
}

TEST(Scale, WordsForFewAndForMany) {
    const Derived schema(R"(
        CREATE TABLE LedgerAccount (LedgerAccountId int IDENTITY PRIMARY KEY, Width int);
        CREATE TABLE ScheduleTask (Id int IDENTITY PRIMARY KEY, Width int);
        CREATE TABLE Insured (InsuredId int IDENTITY PRIMARY KEY, Born date);
        CREATE TABLE CreditCard (CreditCardId int IDENTITY PRIMARY KEY,
            CardNumber nvarchar(25) NOT NULL UNIQUE);
        CREATE TABLE Purse (PurseId int IDENTITY PRIMARY KEY, Width int,
            CreditCardId int NOT NULL REFERENCES CreditCard);
        CREATE TABLE LineOfBusiness (LobCode char(4) PRIMARY KEY, LobName varchar(40));
        CREATE TABLE Wide (WideCode char(4) PRIMARY KEY, WideName varchar(40), Width int, Depth int);)");
    EXPECT_EQ(schema.scales().at("LedgerAccount"), "small");
    EXPECT_EQ(schema.scales().at("ScheduleTask"), "small");
    EXPECT_EQ(schema.scales().at("Insured"), "moderate");
    EXPECT_EQ(schema.scales().at("CreditCard"), "moderate");
    EXPECT_EQ(schema.scales().at("LineOfBusiness"), "tiny");
    EXPECT_EQ(schema.scales().at("Wide"), "small");
}

TEST(Scale, StorageTellsWhatItsBuilderExpected) {
    const Derived schema(R"(
        CREATE PARTITION FUNCTION pf (date) AS RANGE RIGHT FOR VALUES ('20250101');
        CREATE PARTITION SCHEME ps AS PARTITION pf ALL TO ([PRIMARY]);
        CREATE TABLE A (D date NOT NULL, V int) ON ps (D);
        CREATE TABLE B (D date NOT NULL, V int, INDEX C CLUSTERED COLUMNSTORE);
        CREATE TABLE C (D date NOT NULL, V int, INDEX C CLUSTERED COLUMNSTORE) ON ps (D);)");
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("A", "large"), Pair("B", "large"), Pair("C", "huge")));
    EXPECT_THAT(schema.facts("A").scale.reason, HasSubstr("partitioned"));
}

TEST(Scale, CountedRowsWin) {
    facts::Settings settings;
    settings.row_counts = {{"dbo.thing", 100},
                           {"dbo.auditlog", 10'001},
                           {"dbo.a", 1'000'000},
                           {"dbo.b", 1'000'001},
                           {"dbo.c", 100'000'001}};
    const Derived schema(R"(
        CREATE TABLE dbo.Thing (X int); CREATE TABLE dbo.AuditLog (X int);
        CREATE TABLE dbo.A (X int); CREATE TABLE dbo.B (X int); CREATE TABLE dbo.C (X int);)",
                         settings);
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("Thing", "tiny"), Pair("AuditLog", "moderate"),
                                     Pair("A", "moderate"), Pair("B", "large"), Pair("C", "huge")));
    EXPECT_EQ(schema.facts("Thing").scale.rows, 100);
}

TEST(Scale, HistoryIsAsLargeAsItsTable) {
    const Derived schema(R"(
        CREATE TABLE dbo.Customer (CustomerId int PRIMARY KEY,
            A datetime2 GENERATED ALWAYS AS ROW START NOT NULL,
            B datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (A, B))
        WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.Old));
        CREATE TABLE dbo.Old (CustomerId int NOT NULL, A datetime2 NOT NULL, B datetime2 NOT NULL);)");
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("Customer", "moderate"), Pair("Old", "moderate")));
}

TEST(Scale, TheStaffIsNoPopulation) {
    const Derived schema(R"(
        CREATE TABLE Contact (ContactId bigint IDENTITY PRIMARY KEY, LastName nvarchar(60));
        CREATE TABLE Visit (VisitId int IDENTITY PRIMARY KEY, At datetime2 NOT NULL,
            ContactId bigint NOT NULL REFERENCES Contact);
        CREATE TABLE Employee (EmployeeId bigint IDENTITY PRIMARY KEY, HiredAt datetime2 NOT NULL,
            ContactId bigint NOT NULL REFERENCES Contact ON DELETE CASCADE);)");
    EXPECT_EQ(schema.scales().at("Employee"), "moderate");
}

// Whoever names and sizes a thing sets it up; what only has a name may happen all the same.
TEST(Scale, OfWhatPeopleSetUp) {
    const auto scale_of = [](const std::string& columns) {
        const Derived schema(
            "CREATE TABLE Account (AccountId int IDENTITY PRIMARY KEY, AccountName nvarchar(99));"
            "CREATE TABLE Deployment (DeploymentId int IDENTITY PRIMARY KEY,"
            " AccountId int NOT NULL REFERENCES Account, CreatedAt datetime2 NOT NULL, " +
            columns + ");");
        return schema.scales().at("Deployment");
    };
    EXPECT_EQ(scale_of("DeploymentName varchar(64) NOT NULL, SkuName varchar(30)"), "small");
    EXPECT_EQ(scale_of("DeploymentName varchar(64) NOT NULL, ScaleUnits int NOT NULL"), "small");
    EXPECT_EQ(scale_of("DeploymentName varchar(64) NOT NULL, Note varchar(30)"), "large");
    EXPECT_EQ(scale_of("DeploymentName varchar(64) NULL, ScaleUnits int NOT NULL"), "large");
    EXPECT_EQ(scale_of("Note varchar(64) NOT NULL, ScaleUnits int NOT NULL"), "large");
}

TEST(Scale, WhatHasASerialNumberIsNotDefined) {
    const auto scale_of = [](const std::string& column) {
        const Derived schema(
            "CREATE TABLE Gate (GateId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Component (ComponentId bigint IDENTITY PRIMARY KEY, " +
            column + ");");
        return schema.scales().at("Component");
    };
    EXPECT_EQ(scale_of("SerialNo varchar(30) NOT NULL"), "moderate");
    EXPECT_EQ(scale_of("ComponentName varchar(30) NOT NULL"), "small");
}

TEST(Scale, ACardOfRatesIsNoCardOfAPerson) {
    const Derived schema(R"(
        CREATE TABLE RateCard (RateCardId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE CreditCard (CreditCardId int IDENTITY PRIMARY KEY, Name nvarchar(99));)");
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("RateCard", "small"), Pair("CreditCard", "moderate")));
}

TEST(Scale, OfTheBooksAndOfWhoComesToALibrary) {
    const Derived schema(R"(
        CREATE TABLE GLTran (AccountNo varchar(12), TranDate datetime, Amount money);
        CREATE TABLE Train (TrainId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE Patron (PatronId int IDENTITY PRIMARY KEY, PatronName nvarchar(99));
        CREATE TABLE Patronage (PatronageId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE Dialogue (DialogueId int IDENTITY PRIMARY KEY, Note nvarchar(99));)");
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("GLTran", "large"), Pair("Train", "small"),
                                     Pair("Patron", "moderate"), Pair("Patronage", "small"),
                                     Pair("Dialogue", "moderate")));
}

}  // namespace
}  // namespace tsqlaudit::test
