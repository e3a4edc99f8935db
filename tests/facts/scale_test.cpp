#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
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

TEST(Scale, ReferencesThatAreOptionalOrToWhoWroteTheRowSayNothing) {
    const Derived schema(R"(
        CREATE TABLE Users (UserId int IDENTITY PRIMARY KEY);
        CREATE TABLE UserLog (LogId int IDENTITY PRIMARY KEY, UserId int NOT NULL REFERENCES Users);
        CREATE TABLE Gadget (GadgetId int IDENTITY PRIMARY KEY,
            CreatedBy int NOT NULL REFERENCES Users,
            UserLogId int NULL REFERENCES UserLog (LogId));)");
    EXPECT_EQ(schema.scales().at("Gadget"), "small");
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

TEST(Scale, TheStaffIsNoPopulation) {
    const Derived schema(R"(
        CREATE TABLE Contact (ContactId bigint IDENTITY PRIMARY KEY, LastName nvarchar(60));
        CREATE TABLE Visit (VisitId int IDENTITY PRIMARY KEY, At datetime2 NOT NULL,
            ContactId bigint NOT NULL REFERENCES Contact);
        CREATE TABLE Employee (EmployeeId bigint IDENTITY PRIMARY KEY, HiredAt datetime2 NOT NULL,
            ContactId bigint NOT NULL REFERENCES Contact ON DELETE CASCADE);)");
    EXPECT_EQ(schema.scales().at("Employee"), "moderate");
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
