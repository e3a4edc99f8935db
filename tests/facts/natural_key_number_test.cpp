// Natural keys: numbers that rows are known by.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The same number flies each day. Without a day that each row has, nothing tells them apart.
TEST(NaturalKey, WhatGoesAgainUnderItsNumber) {
    const auto keys = [](const std::string& columns) {
        return keys_of("CREATE TABLE Flight (FlightId int IDENTITY PRIMARY KEY, " + columns + ");",
                       parents, "Flight");
    };
    EXPECT_THAT(keys("ParentId int NOT NULL REFERENCES Parent, CarrierCode char(2) NOT NULL, "
                     "FlightNumber int NOT NULL, Gate varchar(4), DepartureDate date NOT NULL"),
                ElementsAre("name (CarrierCode, FlightNumber, DepartureDate), guessed"));
    EXPECT_THAT(keys("FlightNumber varchar(8) NOT NULL, ScheduledDeparture datetime2 NOT NULL"),
                ElementsAre("name (FlightNumber, ScheduledDeparture), guessed"));
    EXPECT_THAT(keys("FlightNumber varchar(8) NOT NULL, ScheduledDeparture datetime2 NULL"),
                IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE Booking (BookingId int IDENTITY PRIMARY KEY, BookingNumber "
                        "varchar(8) NOT NULL, DepartureDate date NOT NULL);",
                        "", "Booking"),
                ElementsAre("name (BookingNumber), guessed"));
    EXPECT_THAT(keys("FlightNumber varchar(8) NOT NULL, Gate varchar(4)"),
                ElementsAre("name (FlightNumber), guessed"));
}

TEST(NaturalKey, TheNumberOfADocumentAsAnInteger) {
    const std::string others =
        "CREATE TABLE Customer (CustomerId int IDENTITY PRIMARY KEY);"
        "CREATE TABLE Court (CourtId int IDENTITY PRIMARY KEY);";
    const auto keys = [&](const std::string& columns) {
        return keys_of("CREATE TABLE Ticket (TicketId int IDENTITY PRIMARY KEY, " + columns + ");",
                       others, "Ticket");
    };
    const std::string customer = "CustomerId int NOT NULL REFERENCES Customer, ";
    EXPECT_THAT(keys("Number int NOT NULL"), ElementsAre("name (Number), guessed"));
    EXPECT_THAT(keys(customer + "TicketNumber int NOT NULL"),
                ElementsAre("name (TicketNumber), guessed"));
    EXPECT_THAT(keys(customer + "Year smallint NOT NULL, TicketNumber int NOT NULL"),
                ElementsAre("name (Year, TicketNumber), guessed"));
    EXPECT_THAT(keys(customer + "TicketNumber int NOT NULL, Revision int NOT NULL"),
                ElementsAre("name (TicketNumber, Revision), guessed"));
    EXPECT_THAT(keys("CourtId int NOT NULL REFERENCES Court, TicketNumber int NOT NULL"),
                IsEmpty());
    EXPECT_THAT(keys(customer + "TicketNumber int NULL"), IsEmpty());
    EXPECT_THAT(keys(customer + "SeatNumber int NOT NULL"), IsEmpty());
}

TEST(NaturalKey, WhatEverybodyKnowsAThingByWhereverItIsKept) {
    const auto keys = [](const std::string& holder) {
        return keys_of("CREATE TABLE " + holder +
                           " (HolderId int IDENTITY PRIMARY KEY);"
                           "CREATE TABLE Vehicle (VehicleId int IDENTITY PRIMARY KEY, "
                           "HolderId int NOT NULL REFERENCES " +
                           holder + ", Vin char(17) NOT NULL);",
                       {}, "Vehicle");
    };
    EXPECT_THAT(keys("Depot"), ElementsAre("name (Vin), guessed"));
    EXPECT_THAT(keys("PolicyTerm"), IsEmpty());
}

// The second table of orders is one of orders, but the number of an order is that of the first.
TEST(NaturalKey, ANumberAtTheEndOfTheNameOfATable) {
    const auto keys = [](const std::string& table, const std::string& name) {
        return keys_of("CREATE TABLE " + table + " (RowId int IDENTITY PRIMARY KEY, " + name +
                           " nvarchar(50) NOT NULL);",
                       {}, table);
    };
    EXPECT_THAT(keys("Role1", "RoleName"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("Roles_2", "RoleName"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("RoleV2", "RoleName"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("T1", "TName"), IsEmpty());
    const Derived copies(
        "CREATE TABLE Doc (DocId int IDENTITY PRIMARY KEY);"
        "CREATE TABLE Doc2 (DocId int IDENTITY PRIMARY KEY);"
        "CREATE TABLE Page (PageId int IDENTITY PRIMARY KEY, DocId int NOT NULL);");
    EXPECT_EQ(copies.facts("Page").columns[1].named_parent, copies.id("Doc"));
}

TEST(NaturalKey, AColumnThatNamesATableWithItsNumber) {
    const auto parent = [](const std::string& table, const std::string& column) {
        const Derived derived("CREATE TABLE " + table +
                              " (Id int IDENTITY PRIMARY KEY);"
                              "CREATE TABLE Page (PageId int IDENTITY PRIMARY KEY, " +
                              column + " int NOT NULL);");
        return derived.facts("Page").columns[1].named_parent == derived.id(table);
    };
    EXPECT_TRUE(parent("Orders", "OrderId"));
    for (const std::string table : {"Orders2", "tblOrder_2", "Order2_InMemory"}) {
        EXPECT_TRUE(parent(table, "Order2Id")) << table;
        EXPECT_FALSE(parent(table, "OrderId")) << table;
    }
    EXPECT_TRUE(parent("OrderV2", "OrderV2Id"));
    EXPECT_TRUE(parent("tblOrder_v2", "OrderV2Id"));
    EXPECT_FALSE(parent("OrderV2", "Order2Id"));
    EXPECT_TRUE(parent("Level2_2", "Level22Id"));
    EXPECT_FALSE(parent("Level2_2", "Level2Id"));
    EXPECT_TRUE(parent("H3", "H3Id"));
}

TEST(NaturalKey, ANumberThatAMakerGives) {
    const std::string model =
        "CREATE TABLE DeviceModel (DeviceModelId int IDENTITY PRIMARY KEY, ModelNumber varchar(40) "
        "NOT NULL, ";
    EXPECT_THAT(keys_of(model + "Vendor varchar(80) NOT NULL);", "", "DeviceModel"),
                ElementsAre("name (Vendor, ModelNumber), guessed"));
    EXPECT_THAT(keys_of(model + "Vendor varchar(80) NULL);", "", "DeviceModel"),
                ElementsAre("name (ModelNumber)"));
}

TEST(NaturalKey, ANumberWithinWhatItLiesIn) {
    const std::string ward =
        "CREATE TABLE Ward (WardId tinyint PRIMARY KEY, WardName varchar(40) NOT NULL UNIQUE);\n";
    const auto keys = [&](const std::string& name, const std::string& columns) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, WardId tinyint NOT NULL REFERENCES "
                           "Ward, " +
                           columns + ");",
                       ward, name);
    };
    EXPECT_THAT(keys("Bed", "BedNumber varchar(9) NOT NULL"),
                ElementsAre("name (WardId, BedNumber), guessed"));
    EXPECT_THAT(keys("Bed", "RoomNumber varchar(9) NOT NULL, BedNumber varchar(9) NOT NULL"),
                ElementsAre("name (WardId, RoomNumber, BedNumber), guessed"));
    EXPECT_THAT(keys("Bed", "RoomNumber varchar(9) NULL, BedNumber varchar(9) NOT NULL"),
                ElementsAre("name (WardId, BedNumber), guessed"));
    // A code is given out once, and so is the number of a product, whatever their lists.
    EXPECT_THAT(keys("Bed", "BedCode varchar(9) NOT NULL"), ElementsAre("name (BedCode), guessed"));
    EXPECT_THAT(keys("Product", "ProductNumber varchar(9) NOT NULL"),
                ElementsAre("name (ProductNumber), guessed"));
}

TEST(NaturalKey, TheNumberOfADocumentIsItsOwn) {
    const auto keys = [](const std::string& name, const std::string& columns) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, "
                           "OtherId int NOT NULL REFERENCES Other" +
                           columns + ");",
                       parents, name);
    };
    EXPECT_THAT(keys("SalesOrder", ", OrderNumber varchar(20) NOT NULL"),
                ElementsAre("name (OrderNumber), guessed"));
    EXPECT_THAT(keys("SalesOrderHeader", ", SalesOrderNumber varchar(20) NOT NULL"),
                ElementsAre("name (SalesOrderNumber), guessed"));
    EXPECT_THAT(keys("Invoice", ", InvoiceNumber varchar(20) NOT NULL"),
                ElementsAre("name (InvoiceNumber), guessed"));
    EXPECT_THAT(keys("Invoice", ", InvoiceNumber int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Room", ", RoomNumber varchar(20) NOT NULL"),
                ElementsAre("name (OtherId, RoomNumber), guessed"));
    // A part of another row may be counted within it, and a line is.
    EXPECT_THAT(keys("Invoice", " ON DELETE CASCADE, InvoiceNumber varchar(20) NOT NULL"),
                IsEmpty());
    EXPECT_THAT(keys("OrderLine", ", LineNumber varchar(9) NOT NULL"),
                ElementsAre("name (OtherId, LineNumber), guessed"));
    const std::string tenant =
        "CREATE TABLE Tenant (TenantId int PRIMARY KEY);"
        "CREATE TABLE Customer (CustomerId int PRIMARY KEY, "
        "TenantId int NOT NULL REFERENCES Tenant);";
    EXPECT_THAT(keys_of("CREATE TABLE Invoice (Id int IDENTITY PRIMARY KEY, "
                        "TenantId int NOT NULL REFERENCES Tenant, "
                        "CustomerId int NOT NULL REFERENCES Customer, "
                        "InvoiceNumber varchar(20) NOT NULL);",
                        tenant, "Invoice"),
                ElementsAre("name (TenantId, InvoiceNumber), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE Invoice (Id int IDENTITY PRIMARY KEY, "
                        "CustomerId int NOT NULL REFERENCES Customer, "
                        "InvoiceNumber varchar(20) NOT NULL);",
                        tenant, "Invoice"),
                IsEmpty());
}

TEST(NaturalKey, APersonnelNumberIsGivenOnce) {
    EXPECT_THAT(keys_of("CREATE TABLE Employee (Id int IDENTITY PRIMARY KEY, "
                        "OtherId int NOT NULL REFERENCES Other, EmployeeCode varchar(9) NOT NULL);",
                        parents, "Employee"),
                ElementsAre("name (EmployeeCode), guessed"));
    // By each tenant anew, even where the row belongs to it through a parent alone.
    EXPECT_THAT(keys_of("CREATE TABLE Employee (Id int IDENTITY PRIMARY KEY, "
                        "SiteId int NOT NULL REFERENCES Site, EmployeeCode varchar(9) NOT NULL);",
                        "CREATE TABLE Tenant (TenantId int PRIMARY KEY);"
                        "CREATE TABLE Site (SiteId int PRIMARY KEY, "
                        "TenantId int NOT NULL REFERENCES Tenant);",
                        "Employee"),
                ElementsAre("name (SiteId, EmployeeCode), guessed"));
}

TEST(NaturalKey, NumbersAndCodesAreGivenToBeUnique) {
    const auto keys = [](const std::string& table, const std::string& columns) {
        return Derived("CREATE TABLE " + table + " (Id int IDENTITY PRIMARY KEY, " + columns + ");")
            .keys(table);
    };
    EXPECT_THAT(keys("Customer", "CustomerNumber varchar(20) NOT NULL, Name nvarchar(50) NOT NULL"),
                ElementsAre("name (CustomerNumber), guessed"));
    EXPECT_THAT(keys("Invoice", "InvoiceNumber varchar(20) NOT NULL"),
                ElementsAre("name (InvoiceNumber), guessed"));
    EXPECT_THAT(keys("Customer", "PhoneNumber varchar(20) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Customer", "PostalCode varchar(20) NOT NULL"), IsEmpty());
    // The same code again, for another time.
    EXPECT_THAT(keys("Promotion", "Code varchar(20) NOT NULL, ValidFrom date NOT NULL"), IsEmpty());
}

TEST(NaturalKey, TheNumberByWhichEverybodyKnowsTheThing) {
    const auto keys = [](const std::string& name, const std::string& columns) {
        return keys_of(
            "CREATE TABLE " + name + " (RowId int IDENTITY PRIMARY KEY, " + columns + ");\n", {},
            name);
    };
    EXPECT_THAT(keys("Vehicle", "Vin char(17) NOT NULL"), ElementsAre("name (Vin), guessed"));
    EXPECT_THAT(keys("Specimen", "AccessionNumber varchar(20) NOT NULL"),
                ElementsAre("name (AccessionNumber), guessed"));
    EXPECT_THAT(keys("Employee", "BadgeNo varchar(20) NOT NULL"),
                ElementsAre("name (BadgeNo), guessed"));
    EXPECT_THAT(keys("Store", "StoreNumber int NOT NULL"),
                ElementsAre("name (StoreNumber), guessed"));
    EXPECT_THAT(keys("Book", "Isbn char(13) NOT NULL, Title nvarchar(200) NOT NULL"),
                ElementsAre("name (Isbn), guessed"));
    EXPECT_THAT(keys("AppUser", "Email nvarchar(256) NOT NULL"),
                ElementsAre("name (Email), guessed"));
    // Of another thing, or of none yet; of what has a key already.
    EXPECT_THAT(keys("RepairOrder", "Vin char(17) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Contact", "Email nvarchar(256) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Vehicle", "Vin char(17) NULL"), IsEmpty());
    EXPECT_THAT(keys("Vehicle", "Vin char(17) NOT NULL, Plate varchar(9) NOT NULL UNIQUE"),
                IsEmpty());
}

TEST(NaturalKey, ANumberOfEachTenant) {
    const Derived schema(
        "CREATE TABLE Tenant (TenantId int PRIMARY KEY);\n"
        "CREATE TABLE Patient (PatientId int IDENTITY PRIMARY KEY,\n"
        "    TenantId int NOT NULL REFERENCES Tenant, Mrn varchar(20) NOT NULL);\n");
    EXPECT_THAT(schema.keys("Patient"), ElementsAre("name (TenantId, Mrn), guessed"));
}

// Each of two keys is unique alone; together they keep nothing out.
TEST(NaturalKey, ANumberByWhichARowIsKnownIsNoScopeOfAnother) {
    EXPECT_THAT(keys_of("CREATE TABLE Adjuster (AdjusterKey int PRIMARY KEY, EmployeeNumber "
                        "varchar(10) NOT NULL, AdjusterName nvarchar(100) NOT NULL);"
                        "CREATE TABLE Case1 (CaseId int PRIMARY KEY, AdjusterKey int NOT NULL "
                        "REFERENCES Adjuster);",
                        {}, "Adjuster"),
                ElementsAre("name (EmployeeNumber), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE Lehrkraft (LehrkraftId int IDENTITY PRIMARY KEY, "
                        "Personalnummer varchar(10) NOT NULL, LehrkraftNr varchar(10) NOT NULL);",
                        {}, "Lehrkraft"),
                ElementsAre("name (LehrkraftNr), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE Bed (BedId int IDENTITY PRIMARY KEY, Ward varchar(10) NOT "
                        "NULL, Room varchar(10) NOT NULL, BedNumber varchar(10) NOT NULL);",
                        {}, "Bed"),
                ElementsAre("name (Ward, Room, BedNumber), guessed"));
}

TEST(NaturalKey, APlotIsNumberedOnItsSheet) {
    const auto keys = [](const std::string& columns) {
        return keys_of("CREATE TABLE Parcel (ParcelId int IDENTITY PRIMARY KEY, " + columns + ");",
                       "", "Parcel");
    };
    EXPECT_THAT(keys("CadastralSection char(3) NOT NULL, ParcelNumber varchar(12) NOT NULL"),
                ElementsAre("name (CadastralSection, ParcelNumber), guessed"));
    EXPECT_THAT(keys("MapSheet varchar(9) NOT NULL, ParcelNumber varchar(12) NOT NULL"),
                ElementsAre("name (MapSheet, ParcelNumber), guessed"));
    EXPECT_THAT(keys("CadastralSection char(3) NULL, ParcelNumber varchar(12) NOT NULL"),
                ElementsAre("name (ParcelNumber), guessed"));
    EXPECT_THAT(keys("ParcelNumber varchar(12) NOT NULL, CadastralSection char(3) NOT NULL"),
                ElementsAre("name (ParcelNumber), guessed"));
}

}  // namespace
}  // namespace tsqlaudit::test
