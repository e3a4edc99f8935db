// How many rows tables hold for each row that they refer to.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

using testing::IsSupersetOf;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Scale, ThePricesOfAPlanAreDefinedWithIt) {
    const auto scale = [](const std::string& columns, const std::string& parent = "RatePlan") {
        return Derived("CREATE TABLE " + parent +
                       " (PlanId int IDENTITY PRIMARY KEY, Place int);"
                       "CREATE TABLE Tariff_ (Id int IDENTITY PRIMARY KEY, PlanId int NOT NULL "
                       "REFERENCES " +
                       parent + " ON DELETE CASCADE, " + columns + ");")
            .scales()
            .at("Tariff_");
    };
    EXPECT_EQ(scale("Zone varchar(20), Price decimal(9, 2), IsActive bit"), "small");
    EXPECT_EQ(scale("Zone varchar(20), Price decimal(9, 2), UpdatedAt datetime2"), "small");
    EXPECT_EQ(scale("Zone varchar(20), Price decimal(9, 2), IsActive bit, ValidFrom date"),
              "small");
    // Nobody keeps them, they are no prices, there is one for each day, they are numbered or named.
    EXPECT_EQ(scale("Zone varchar(20), Price decimal(9, 2)"), "moderate");
    EXPECT_EQ(scale("Zone varchar(20), IsActive bit"), "moderate");
    EXPECT_EQ(scale("Night date, Price decimal(9, 2), IsActive bit"), "moderate");
    EXPECT_EQ(scale("LineNumber int, Price decimal(9, 2), IsActive bit"), "moderate");
    EXPECT_EQ(scale("Code varchar(9), Price decimal(9, 2), IsActive bit"), "moderate");
    EXPECT_EQ(scale("Zone varchar(20), Price decimal(9, 2), IsActive bit", "Shelf"), "moderate");
}

TEST(Scale, AJobSaysNothingOfTheContentThatItWorksOn) {
    const auto scale = [](const std::string& column) {
        return Derived(
                   "CREATE TABLE Content (ContentId bigint PRIMARY KEY, Hash binary(32) UNIQUE);"
                   "CREATE TABLE Use1 (U int PRIMARY KEY, C bigint REFERENCES Content);"
                   "CREATE TABLE Use2 (U int PRIMARY KEY, C bigint REFERENCES Content);"
                   "CREATE TABLE Cutting (CuttingId int PRIMARY KEY, ParentContentId bigint NOT "
                   "NULL REFERENCES Content, " +
                   column + ");")
            .scales();
    };
    EXPECT_EQ(scale("Width int").at("Content"), "large");
    EXPECT_EQ(scale("Width int").at("Cutting"), "large");  // parts, whatever their key is
    EXPECT_EQ(scale("CuttingStatus varchar(20)").at("Cutting"), "small");
}

// It can have no foreign key to a table on disk.
TEST(Scale, NamesSayWhatAMemoryOptimizedTableRefersTo) {
    const auto scale = [](const std::string& options) {
        return Derived(
                   "CREATE TABLE Customer (CustomerId bigint PRIMARY KEY);"
                   "CREATE TABLE Shop (ShopId int PRIMARY KEY);"
                   "CREATE TABLE Visit (VisitId bigint PRIMARY KEY, ShopId int NOT NULL "
                   "REFERENCES Shop);"
                   "CREATE TABLE Slot (CustomerId bigint NOT NULL, Place smallint NOT NULL, "
                   "PRIMARY KEY NONCLUSTERED (CustomerId, Place))" +
                   options + ";")
            .scales()
            .at("Slot");
    };
    EXPECT_EQ(scale(" WITH (MEMORY_OPTIMIZED = ON)"), "moderate");
    EXPECT_EQ(scale(""), "small");
}

TEST(Scale, NumberedRowsAreMoreThanTheirOnlyParent) {
    const auto scale = [](const std::string& column) {
        return Derived(
                   "CREATE TABLE Board (BoardId int PRIMARY KEY, Width int);"
                   "CREATE TABLE Cell (CellId int PRIMARY KEY, B int NOT NULL REFERENCES "
                   "Board, " +
                   column + ");")
            .scales()
            .at("Cell");
    };
    EXPECT_EQ(scale("SlotIndex int NOT NULL"), "moderate");
    EXPECT_EQ(scale("SlotIndex int NULL"), "small");
    EXPECT_EQ(scale("DisplayIndex int NOT NULL"), "small");
}

TEST(Scale, AListWithinASmallParentIsSmall) {
    const auto scale = [](const std::string& columns, const std::string& on_delete = "") {
        return Derived(
                   "CREATE TABLE Firm (Firm char(3) PRIMARY KEY, Place nvarchar(40), Width int, "
                   "Height int, Depth int);"
                   "CREATE TABLE Plant (Firm char(3) NOT NULL REFERENCES Firm" +
                   on_delete + ", Plant char(4), " + columns + ", PRIMARY KEY (Firm, Plant));")
            .scales()
            .at("Plant");
    };
    EXPECT_EQ(scale("PlantName varchar(40) NOT NULL"), "small");
    EXPECT_EQ(scale("PlantName varchar(40) NOT NULL", " ON DELETE CASCADE"), "moderate");
    EXPECT_EQ(scale("PlantName varchar(40), Amount money"), "moderate");
    EXPECT_EQ(scale("PlantName varchar(40), BuiltOn date"), "moderate");
    EXPECT_EQ(scale("Width int"), "moderate");
}

// Where nothing is declared, names are all there is.
TEST(Scale, WithoutAnyForeignKeyNamesSayWhatRefersToWhat) {
    const std::string tables = R"(
        CREATE TABLE Posts (Id int IDENTITY PRIMARY KEY, At datetime NOT NULL);
        CREATE TABLE Votes (Id int IDENTITY PRIMARY KEY, PostId int NOT NULL, At datetime NOT NULL);
        CREATE TABLE PostLinks (Id int IDENTITY PRIMARY KEY, PostId int NOT NULL);
        CREATE TABLE Pins (Id int IDENTITY PRIMARY KEY, PostId int NULL);)";
    const Derived schema(tables);
    EXPECT_EQ(schema.scales().at("Votes"), "large");
    EXPECT_EQ(schema.scales().at("PostLinks"), "moderate");
    EXPECT_EQ(schema.scales().at("Pins"), "small");
    const Derived declared(tables +
                           "CREATE TABLE Other (Id int PRIMARY KEY, Link int REFERENCES Pins);");
    EXPECT_EQ(declared.scales().at("Votes"), "moderate");
    EXPECT_EQ(declared.scales().at("PostLinks"), "small");
}

TEST(Scale, PartsOfAShortLivedRowGoWithIt) {
    const Derived shop(R"(
        CREATE TABLE Product (ProductId int IDENTITY PRIMARY KEY, Width int);
        CREATE TABLE Carts (CartId uniqueidentifier PRIMARY KEY, At datetime2 NOT NULL);
        CREATE TABLE CartItems (CartItemId bigint IDENTITY PRIMARY KEY,
            CartId uniqueidentifier NOT NULL REFERENCES Carts ON DELETE CASCADE);
        CREATE TABLE Orders (OrderId int IDENTITY PRIMARY KEY, At datetime2 NOT NULL);
        CREATE TABLE OrderItems (OrderItemId bigint IDENTITY PRIMARY KEY,
            OrderId int NOT NULL REFERENCES Orders ON DELETE CASCADE);)");
    EXPECT_EQ(shop.scales().at("CartItems"), "moderate");
    EXPECT_EQ(shop.scales().at("OrderItems"), "large");
}

TEST(Scale, PlacesInAGridAreMany) {
    const auto scale = [](const std::string& columns, const std::string& key) {
        return Derived("CREATE TABLE T (" + columns + ", PRIMARY KEY (" + key + "));")
            .scales()
            .at("T");
    };
    EXPECT_EQ(scale("MapId int, X int, Y int", "MapId, X, Y"), "huge");
    EXPECT_EQ(scale("MapId int, LayerIdx int, RowIndex int", "MapId, LayerIdx, RowIndex"), "huge");
    EXPECT_EQ(scale("MapId int, LineNumber int", "MapId, LineNumber"), "small");
    EXPECT_EQ(scale("MapId int, X int", "MapId, X"), "small");
    // Coordinates that are no part of the key.
    EXPECT_EQ(scale("MapId int, X int, Y int", "MapId"), "small");
}

TEST(Scale, ReferencesThatAreOptionalOrToWhoWroteTheRowSayNothing) {
    const Derived schema(R"(
        CREATE TABLE Users (UserId int IDENTITY PRIMARY KEY);
        CREATE TABLE UserLog (LogId int IDENTITY PRIMARY KEY, UserId int NOT NULL REFERENCES Users);
        CREATE TABLE Gadget (GadgetId int IDENTITY PRIMARY KEY,
            CreatedBy int NOT NULL REFERENCES Users,
            UserLogId int NULL REFERENCES UserLog (LogId));)");
    EXPECT_EQ(schema.scales().at("Gadget"), "small");
}

// Whoever writes remittances of payments into an int key has no fewer of them than payments.
TEST(Scale, WhatBelongsToRowsIsNotFewerThanThey) {
    const Derived bank(R"(
        CREATE TABLE Account (AccountId bigint IDENTITY PRIMARY KEY, OpenedOn date);
        CREATE TABLE Payment (PaymentId bigint IDENTITY PRIMARY KEY, BookedAt datetime2 NOT NULL,
            AccountId bigint NOT NULL REFERENCES Account);
        CREATE TABLE PaymentText (PaymentTextId int IDENTITY PRIMARY KEY, Text nvarchar(140),
            PaymentId bigint NOT NULL REFERENCES Payment);
        CREATE TABLE Diary (DiaryId int IDENTITY PRIMARY KEY, Subject nvarchar(99), ClerkId int,
            PaymentId bigint NOT NULL REFERENCES Payment, AccountId bigint NOT NULL REFERENCES Account);
        CREATE TABLE PaymentHint (PaymentHintId int IDENTITY PRIMARY KEY, Text nvarchar(140),
            PaymentId bigint NOT NULL UNIQUE REFERENCES Payment);
        CREATE TABLE PaymentDispute (DisputeId int IDENTITY PRIMARY KEY, OpenedAt datetime2,
            PaymentId bigint NOT NULL REFERENCES Payment);
        CREATE TABLE PaymentQueue (Id int IDENTITY PRIMARY KEY, Text nvarchar(140),
            PaymentId bigint NOT NULL REFERENCES Payment);
        CREATE TABLE LabelRule (LabelRuleId int IDENTITY PRIMARY KEY, Text nvarchar(140),
            PaymentId bigint NOT NULL REFERENCES Payment);
        CREATE TABLE Letter (LetterId int IDENTITY PRIMARY KEY, Text nvarchar(140),
            PaymentId bigint NULL REFERENCES Payment);)");
    EXPECT_THAT(bank.scales(),
                IsSupersetOf({Pair("Payment", "large"), Pair("PaymentText", "large"),
                              Pair("Diary", "large"), Pair("PaymentHint", "moderate"),
                              Pair("PaymentDispute", "moderate"), Pair("PaymentQueue", "moderate"),
                              Pair("LabelRule", "small"), Pair("Letter", "small")}));
    EXPECT_EQ(bank.facts("Diary").scale.reason, "like dbo.Payment, to a row of which each belongs");
}

// A bill of a visit, and a card, by a unique key over what they are a part of.
TEST(Scale, OneRowForEachRowOfTheParentIsNoMore) {
    const Derived schema(R"(
        CREATE TABLE Patient (PatientId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE Visit (VisitId int IDENTITY PRIMARY KEY, VisitedAt datetime2 NOT NULL,
            PatientId int NOT NULL REFERENCES Patient);
        CREATE TABLE VisitBill (BillNo int PRIMARY KEY, BilledAt datetime2 NOT NULL,
            VisitId int NOT NULL UNIQUE REFERENCES Visit ON DELETE CASCADE);
        CREATE TABLE PatientCard (CardNo int PRIMARY KEY, IssuedAt datetime2 NOT NULL,
            PatientId int NOT NULL UNIQUE REFERENCES Patient ON DELETE CASCADE);)");
    EXPECT_EQ(schema.facts("VisitBill").scale.reason, "no more than one row for each of dbo.Visit");
    EXPECT_EQ(schema.facts("VisitBill").scale.scale, schema.facts("Visit").scale.scale);
    EXPECT_EQ(schema.facts("PatientCard").scale.reason,
              "no more than one row for each of dbo.Patient");
    EXPECT_EQ(schema.facts("PatientCard").scale.scale, schema.facts("Patient").scale.scale);
}

// The payroll is run once a month. A program that counts milliseconds may run all the time.
TEST(Scale, ARunHasFewRowsAndItsLinesMany) {
    const Derived payroll(R"(
        CREATE TABLE EMP (EMPNO int PRIMARY KEY, ENAME varchar(40));
        CREATE TABLE PAY_RUN (RUN_NO int PRIMARY KEY, RUN_DT datetime NOT NULL, TOT decimal(15, 2));
        CREATE TABLE PAY_RUN_LN (RUN_NO int NOT NULL REFERENCES PAY_RUN, LN_NO int NOT NULL,
            EMPNO int NOT NULL REFERENCES EMP, AMT decimal(11, 2), PRIMARY KEY (RUN_NO, EMPNO, LN_NO));
        CREATE TABLE ClosingRun (Id int PRIMARY KEY, StartedAt datetime NOT NULL);
        CREATE TABLE ModelRun (Id int IDENTITY PRIMARY KEY, DurationMs int NOT NULL,
            StartedAt datetime2 NOT NULL DEFAULT SYSUTCDATETIME());)");
    EXPECT_THAT(payroll.scales(),
                UnorderedElementsAre(Pair("EMP", "moderate"), Pair("PAY_RUN", "small"),
                                     Pair("PAY_RUN_LN", "large"), Pair("ClosingRun", "moderate"),
                                     Pair("ModelRun", "large")));
}

}  // namespace
}  // namespace tsqlaudit::test
