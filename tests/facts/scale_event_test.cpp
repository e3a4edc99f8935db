// How many rows tables hold of what happens: events, documents, days and tries.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Scale, AHistoryThatPeopleKeepHasAFewStatesOfEachParent) {
    const auto scale = [](const std::string& key) {
        return Derived(
                   "CREATE TABLE Plan_ (PlanId int IDENTITY PRIMARY KEY, Place int);"
                   "CREATE TABLE PlanHistory (Id bigint IDENTITY PRIMARY KEY, PlanId int NOT NULL "
                   "REFERENCES Plan_, RevisionNumber int NOT NULL, ValidFrom date NOT NULL, "
                   "At datetime2 NOT NULL" +
                   key + ");")
            .scales()
            .at("PlanHistory");
    };
    EXPECT_EQ(scale(""), "large");
    EXPECT_EQ(scale(", UNIQUE (PlanId, At)"), "large");
    EXPECT_EQ(scale(", UNIQUE (RevisionNumber)"), "large");
    EXPECT_EQ(scale(", UNIQUE (PlanId, RevisionNumber)"), "moderate");
    EXPECT_EQ(scale(", UNIQUE (PlanId, ValidFrom)"), "moderate");
}

TEST(Scale, OnlyWhatHasATimeHappens) {
    const Derived schema(R"(
        CREATE TABLE Users (UserId int IDENTITY PRIMARY KEY);
        CREATE TABLE Response (ResponseId int IDENTITY PRIMARY KEY, Text nvarchar(max),
            UserId int NOT NULL REFERENCES Users);
        CREATE TABLE UserSession (SessionId varchar(40) PRIMARY KEY, LastSeenAt datetime2 NOT NULL,
            UserId int NOT NULL REFERENCES Users);
        CREATE TABLE PayRun (PayRunId int IDENTITY PRIMARY KEY, PeriodStart date, PeriodEnd date);
        CREATE TABLE UserAddressHistory (UserId int REFERENCES Users, MovedOn date,
            Street nvarchar(99), PRIMARY KEY (UserId, MovedOn));)");
    EXPECT_THAT(schema.scales(),
                UnorderedElementsAre(Pair("Users", "moderate"), Pair("Response", "moderate"),
                                     Pair("UserSession", "moderate"), Pair("PayRun", "small"),
                                     Pair("UserAddressHistory", "moderate")));
}

TEST(Scale, FactsOfACoarseGrainAreFew) {
    const Derived schema(R"(
        CREATE TABLE Store (StoreKey int IDENTITY PRIMARY KEY);
        CREATE TABLE FactBudget (StoreKey int NOT NULL REFERENCES Store, FiscalYear smallint,
            FiscalMonth tinyint, Amount money, PRIMARY KEY (StoreKey, FiscalYear, FiscalMonth));
        CREATE TABLE FactSales (StoreKey int NOT NULL REFERENCES Store, SoldOn date NOT NULL,
            Amount money);
        CREATE TABLE FactStock (StoreKey int NOT NULL REFERENCES Store, DateKey int NOT NULL,
            Quantity int, PRIMARY KEY (StoreKey, DateKey));
        CREATE TABLE FactPlan (StoreKey int NOT NULL REFERENCES Store, MonthKey int NOT NULL,
            Quantity int, PRIMARY KEY (StoreKey, MonthKey));)");
    EXPECT_EQ(schema.scales().at("FactBudget"), "moderate");
    EXPECT_EQ(schema.scales().at("FactSales"), "large");
    EXPECT_EQ(schema.scales().at("FactStock"), "large");
    EXPECT_EQ(schema.scales().at("FactPlan"), "moderate");
}

TEST(Scale, WhatIsNumberedAndDatedForSomebodyIsADocument) {
    const auto scale = [](const std::string& columns, const std::string& party = "Vendor") {
        return Derived("CREATE TABLE " + party +
                       " (PartyNo char(8) PRIMARY KEY, Width int, Place nvarchar(40));"
                       "CREATE TABLE Bond (" +
                       columns + ", PartyNo char(8) NOT NULL REFERENCES " + party + ");")
            .scales()
            .at("Bond");
    };
    const std::string key = "Firm char(3), BondNo int, PRIMARY KEY (Firm, BondNo)";
    EXPECT_EQ(scale(key + ", Signed date NOT NULL"), "moderate");
    EXPECT_EQ(scale("Id int IDENTITY PRIMARY KEY, BondNumber varchar(9) NOT NULL, "
                    "Signed date NOT NULL"),
              "moderate");
    // Not dated, only valid, not numbered, or for a thing.
    EXPECT_EQ(scale(key + ", Signed date"), "small");
    EXPECT_EQ(scale(key + ", EffectiveDate date NOT NULL"), "small");
    EXPECT_EQ(scale("Id int IDENTITY PRIMARY KEY, Signed date NOT NULL"), "small");
    EXPECT_EQ(scale(key + ", Signed date NOT NULL", "Shelf"), "small");
}

TEST(Scale, ADateInAUniqueKeyIsARowForEachDay) {
    const auto scales = [](const std::string& date, const std::string& parents) {
        return Derived(
                   "CREATE TABLE Currency (Code char(3) PRIMARY KEY, Name nvarchar(60));"
                   "CREATE TABLE Student (Student int PRIMARY KEY, Born date);"
                   "CREATE TABLE Test_ (Id int IDENTITY PRIMARY KEY, " +
                   date + " date NOT NULL, " + parents + ");")
            .scales();
    };
    const std::string currency = "Code char(3) NOT NULL REFERENCES Currency, UNIQUE (Code, ";
    EXPECT_EQ(scales("RateDate", currency + "RateDate)").at("Test_"), "moderate");
    EXPECT_EQ(scales("ValidFrom", currency + "ValidFrom)").at("Test_"), "small");
    EXPECT_EQ(scales("RateDate", "Width int").at("Test_"), "small");
    EXPECT_EQ(scales("Day", "Name nvarchar(50), " + currency + "Day)").at("Test_"), "small");
}

TEST(Scale, PeopleAndDaysOrTestsMultiply) {
    const Derived school(R"(
        CREATE TABLE Student (StudentId int IDENTITY PRIMARY KEY, Born date);
        CREATE TABLE Term (TermId int IDENTITY PRIMARY KEY, Width int, Height int);
        CREATE TABLE Evaluation (EvaluationId int IDENTITY PRIMARY KEY, Width int);
        CREATE TABLE Guardian (GuardianId int IDENTITY PRIMARY KEY, Born date);
        CREATE TABLE Score (EvaluationId int REFERENCES Evaluation, StudentId int REFERENCES Student,
            Points int, PRIMARY KEY (EvaluationId, StudentId));
        CREATE TABLE Attendance (StudentId int REFERENCES Student, Day date, Mark char(1),
            PRIMARY KEY (StudentId, Day));
        CREATE TABLE StudentGuardian (StudentId int REFERENCES Student,
            GuardianId int REFERENCES Guardian, PRIMARY KEY (StudentId, GuardianId));
        CREATE TABLE TermBill (TermBillId int IDENTITY PRIMARY KEY, Amount money,
            StudentId int NOT NULL REFERENCES Student, TermId int NOT NULL REFERENCES Term,
            UNIQUE (StudentId, TermId));)");
    EXPECT_EQ(school.scales().at("Score"), "large");
    EXPECT_EQ(school.scales().at("Attendance"), "large");
    EXPECT_EQ(school.scales().at("StudentGuardian"), "moderate");
    EXPECT_EQ(school.scales().at("TermBill"), "moderate");
}

// A time sheet of each employee in each pay period, whatever else it is called.
TEST(Scale, ARowForEachPersonInEachPeriod) {
    const auto scale = [](const std::string& columns) {
        return Derived(
                   "CREATE TABLE EmployeeMaster (EmployeeNo int PRIMARY KEY, LastName varchar(40) "
                   "NOT NULL, HiredOn date NOT NULL);"
                   "CREATE TABLE PayPeriod (PayPeriodId int PRIMARY KEY, BeginsOn date NOT NULL, "
                   "EndsOn date NOT NULL, PaidOn date NOT NULL);"
                   "CREATE TABLE Sheet (SheetId int IDENTITY PRIMARY KEY, State char(1), " +
                   columns + ");")
            .facts("Sheet")
            .scale;
    };
    const std::string employee = "EmployeeNo int NOT NULL REFERENCES EmployeeMaster, ";
    const facts::ScaleEstimate both =
        scale(employee + "PayPeriodId int NOT NULL REFERENCES PayPeriod");
    EXPECT_EQ(both.scale, facts::Scale::Moderate);
    EXPECT_EQ(both.reason, "a row for each person in each period");
    EXPECT_EQ(scale(employee + "PayPeriodId int NULL REFERENCES PayPeriod").scale,
              facts::Scale::Small);
    EXPECT_EQ(scale("ApprovedById int NOT NULL REFERENCES EmployeeMaster, PayPeriodId int NOT NULL "
                    "REFERENCES PayPeriod")
                  .scale,
              facts::Scale::Small);
}

// Old names tell nothing, and old schemas declare no foreign keys.
TEST(Scale, DocumentsAreKnownByTheirShape) {
    const std::string lines =
        "CREATE TABLE VBAP (VBELN varchar(12) NOT NULL, POSNR varchar(6) NOT NULL, "
        "NETWR decimal(15, 2) NOT NULL, PRIMARY KEY (VBELN, POSNR));";
    const Derived documents(lines + R"(
        CREATE TABLE VBAK (VBELN varchar(12) NOT NULL PRIMARY KEY, ERDAT varchar(8) NOT NULL,
            KUNNR varchar(12) NOT NULL, NETWR decimal(15, 2) NOT NULL);
        CREATE TABLE OINV (DocEntry int NOT NULL PRIMARY KEY, DocDate datetime NULL);
        CREATE TABLE INV1 (DocEntry int NOT NULL, LineNum int NOT NULL, Price numeric(19, 6) NULL,
            PRIMARY KEY (DocEntry, LineNum));
        CREATE TABLE XQPST (CO char(2) NOT NULL, DOCNO int NOT NULL, LINNO smallint NOT NULL,
            PSTDT datetime NOT NULL, AMT decimal(15, 2) NOT NULL, PRIMARY KEY (CO, DOCNO, LINNO));
        CREATE TABLE QSEG (A varchar(3) NOT NULL, B varchar(4) NOT NULL, C varchar(10) NOT NULL,
            D varchar(4) NOT NULL, X decimal(13, 2), PRIMARY KEY (A, B, C, D));)");
    EXPECT_THAT(documents.scales(),
                UnorderedElementsAre(Pair("VBAK", "moderate"), Pair("VBAP", "large"),
                                     Pair("OINV", "moderate"), Pair("INV1", "large"),
                                     Pair("XQPST", "large"), Pair("QSEG", "moderate")));
    EXPECT_THAT(documents.facts("INV1").scale.reason, HasSubstr("guessed from its shape alone"));
    // Without a date, a number, amounts, or with names that tell what the rows are.
    EXPECT_THAT(
        Derived(lines + R"(
        CREATE TABLE VBAK (VBELN varchar(12) NOT NULL PRIMARY KEY, TEXT1 varchar(8) NOT NULL,
            KUNNR varchar(12) NOT NULL, NETWR decimal(15, 2) NOT NULL);
        CREATE TABLE OBOM (BOMALT char(2) NOT NULL PRIMARY KEY, MADE datetime NOT NULL,
            A decimal(9, 3), B decimal(9, 3), C decimal(9, 3), D int, E int, F int, G int, H int, I int);
        CREATE TABLE BOM1 (BOMALT char(2) NOT NULL, LINNO int NOT NULL, QTY decimal(9, 3),
            PRIMARY KEY (BOMALT, LINNO));
        CREATE TABLE OTXT (DOCNO int NOT NULL PRIMARY KEY, MADE datetime NOT NULL);
        CREATE TABLE TXT1 (DOCNO int NOT NULL, LINNO int NOT NULL, TXT varchar(99),
            PRIMARY KEY (DOCNO, LINNO));
        CREATE TABLE Plot (PlotNo int NOT NULL PRIMARY KEY, MeasuredOn datetime NOT NULL);
        CREATE TABLE PlotCorner (PlotNo int NOT NULL, CornerNo int NOT NULL, Height decimal(9, 3),
            PRIMARY KEY (PlotNo, CornerNo));)")
            .scales(),
        UnorderedElementsAre(Pair("VBAK", "small"), Pair("VBAP", "small"), Pair("OBOM", "small"),
                             Pair("BOM1", "small"), Pair("OTXT", "small"), Pair("TXT1", "small"),
                             Pair("Plot", "small"), Pair("PlotCorner", "small")));
}

// A day may be a number.
TEST(Scale, OfSnapshotsOfEachDay) {
    const Derived schema(R"(
        CREATE TABLE Account (AccountId int IDENTITY PRIMARY KEY);
        CREATE TABLE Product (ProductId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE Depot (DepotId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE Section (SectionId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE AccountBalance (DateKey int NOT NULL, Balance decimal(18, 2),
            AccountId int NOT NULL REFERENCES Account, PRIMARY KEY (DateKey, AccountId));
        CREATE TABLE Stock (SnapshotDateKey int NOT NULL, ProductId int NOT NULL REFERENCES Product,
            DepotId int NOT NULL REFERENCES Depot, OnHand int NOT NULL,
            PRIMARY KEY (SnapshotDateKey, ProductId, DepotId));
        CREATE TABLE Footfall (BusinessDate date NOT NULL, Visitors int NOT NULL,
            DepotId int NOT NULL REFERENCES Depot, PRIMARY KEY (BusinessDate, DepotId));
        CREATE TABLE Bin (BinNumber int NOT NULL, ProductId int NOT NULL REFERENCES Product,
            DepotId int NOT NULL REFERENCES Depot, OnHand int NOT NULL,
            PRIMARY KEY (BinNumber, ProductId, DepotId));)");
    EXPECT_THAT(schema.scales(),
                IsSupersetOf({Pair("AccountBalance", "large"), Pair("Stock", "large"),
                              Pair("Footfall", "moderate"), Pair("Bin", "moderate")}));
}

TEST(Scale, OfWhereSomethingWasAtEachTime) {
    const Derived schema(R"(
        CREATE TABLE Depot (DepotId int IDENTITY PRIMARY KEY, Name nvarchar(99));
        CREATE TABLE CarrierPosition (DepotId int NOT NULL REFERENCES Depot,
            RecordedAt datetime2 NOT NULL, Latitude decimal(9, 6) NOT NULL,
            Longitude decimal(9, 6) NOT NULL, PRIMARY KEY (DepotId, RecordedAt));
        CREATE TABLE Sighting (SightingId int IDENTITY PRIMARY KEY, CraftId int NOT NULL,
            SeenAt datetime2 NOT NULL, Lat float NOT NULL, Lng float NOT NULL, Heading float);
        CREATE TABLE CraftLocation (DepotId int NOT NULL REFERENCES Depot,
            RecordedAt datetime2 NOT NULL, Position geography NOT NULL, Speed real,
            PRIMARY KEY (DepotId, RecordedAt));
        CREATE TABLE Landmark (LandmarkId int IDENTITY PRIMARY KEY, Name nvarchar(99),
            SurveyedAt datetime2 NOT NULL, Lat float NOT NULL, Lng float NOT NULL);
        CREATE TABLE Sensor (SensorId int IDENTITY PRIMARY KEY, InstalledAt datetime2 NOT NULL,
            Lat float NOT NULL, Lng float NOT NULL);)");
    EXPECT_THAT(schema.scales(),
                IsSupersetOf({Pair("CarrierPosition", "large"), Pair("Sighting", "large"),
                              Pair("CraftLocation", "large"), Pair("Landmark", "small"),
                              Pair("Sensor", "small")}));
}

// Each run tries each item, once or again.
TEST(Scale, OfTries) {
    const auto scale_of = [](const std::string& columns) {
        const Derived schema(
            "CREATE TABLE Sheet (SheetId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Customer (CustomerId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Purchase (PurchaseId int IDENTITY PRIMARY KEY, BoughtAt datetime2 NOT "
            "NULL, CustomerId int NOT NULL REFERENCES Customer);"
            "CREATE TABLE PurchasePart (PurchasePartId int IDENTITY PRIMARY KEY, "
            "PurchaseId int NOT NULL REFERENCES Purchase);"
            "CREATE TABLE Probe (ProbeId int IDENTITY PRIMARY KEY, " +
            columns + ");");
        return schema.scales().at("Probe");
    };
    const std::string part = "PurchasePartId int NOT NULL REFERENCES PurchasePart, ";
    const std::string both = part + "SheetId int NOT NULL REFERENCES Sheet, ";
    EXPECT_EQ(scale_of(both + "Attempt tinyint NOT NULL"), "large");
    EXPECT_EQ(scale_of(both + "TrialNo int NOT NULL"), "large");
    EXPECT_EQ(scale_of(both + "Attempt tinyint NULL"), "small");
    EXPECT_EQ(scale_of(both + "Grade tinyint NOT NULL"), "small");
}

}  // namespace
}  // namespace tsqlaudit::test
