#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/table_nature.h"

namespace tsqlaudit::test {
namespace {

using facts::TableFacts;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

TEST(TableKind, ReferenceTablesListCodes) {
    const Derived schema(R"(
        CREATE TABLE Country (Code char(2) PRIMARY KEY, Name nvarchar(50));
        CREATE TABLE OrderStatus (OrderStatusId int PRIMARY KEY, Name nvarchar(50));
        CREATE TABLE Shift (ShiftId tinyint PRIMARY KEY, StartsAt time, EndsAt time);
        CREATE TABLE Flavour (FlavourId int PRIMARY KEY, Name nvarchar(50) UNIQUE);
        CREATE TABLE Diagnosis (Code varchar(8) PRIMARY KEY, Name nvarchar(90),
            ParentCode varchar(8) REFERENCES Diagnosis);
        CREATE TABLE AreaState (AreaStateId int PRIMARY KEY, Code char(2) REFERENCES Country,
            CreatedBy int REFERENCES Customer);
        CREATE TABLE Ward (WardCode char(4) PRIMARY KEY, Code char(2) REFERENCES Country);
        CREATE TABLE Topping (ToppingId tinyint PRIMARY KEY, Shop int REFERENCES Elsewhere (Id));
        CREATE TABLE Cake (CakeId int PRIMARY KEY, FlavourId int REFERENCES Flavour,
            Name nvarchar(50) UNIQUE);
        CREATE TABLE Customer (CustomerId int PRIMARY KEY, Name nvarchar(50) UNIQUE);
        CREATE TABLE Visit (VisitCode char(8) PRIMARY KEY);
        CREATE TABLE Login (LoginId int PRIMARY KEY, LoginName nvarchar(50) UNIQUE);
        CREATE TABLE Key2 (Key2Id int PRIMARY KEY, LoginId int REFERENCES Login);
        CREATE TABLE Slice (SliceId smallint PRIMARY KEY, CakeId int REFERENCES Cake,
            CustomerId int REFERENCES Customer);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_reference),
                UnorderedElementsAre("Country", "OrderStatus", "Shift", "Flavour", "Diagnosis",
                                     "AreaState"));
}

// What is measured has no words, and materials and agents have codes but are no lists by that.
TEST(TableKind, ListsHaveWords) {
    const Derived schema(R"(
        CREATE TABLE LiveState (MeterId uniqueidentifier PRIMARY KEY, Volts real);
        CREATE TABLE MeterState (MeterStateId int PRIMARY KEY, Name nvarchar(20));
        CREATE TABLE ValveState (ValveStateId int PRIMARY KEY, Name dbo.ShortName);
        CREATE TABLE PipeMaterial (Code varchar(8) PRIMARY KEY, Description nvarchar(60));
        CREATE TABLE Pipe (PipeId int PRIMARY KEY, Code varchar(8) REFERENCES PipeMaterial);
        CREATE TABLE RawMaterial (Code varchar(8) PRIMARY KEY, Name nvarchar(60), Unit char(3));
        CREATE TABLE Lot (LotId int PRIMARY KEY, Code varchar(8) REFERENCES RawMaterial);
        CREATE TABLE Broker (BrokerCode varchar(8) PRIMARY KEY, Name nvarchar(60),
            ManagerCode varchar(8) REFERENCES Broker);
        CREATE TABLE Branch (BranchCode varchar(8) PRIMARY KEY, Name nvarchar(60),
            ParentCode varchar(8) REFERENCES Branch);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_reference),
                UnorderedElementsAre("MeterState", "ValveState", "PipeMaterial", "Branch"));
}

// One value of each: a key without a time lets no second one in.
TEST(TableKind, TheLastValuesAreNoLog) {
    const Derived schema(R"(
        CREATE TABLE LatestReading (MeterId int, KindId int, At datetime2 NOT NULL, Value float,
            PRIMARY KEY (MeterId, KindId));
        CREATE TABLE LastSample (Id int IDENTITY PRIMARY KEY, ProbeId int NOT NULL UNIQUE,
            At datetime2 NOT NULL, Low float, High float);
        CREATE TABLE LatestUsage (BusId int PRIMARY KEY, At datetime2 NOT NULL, Litres float);
        CREATE TABLE LatestTrace (TraceId int PRIMARY KEY, At datetime2 NOT NULL, Litres float);
        CREATE TABLE CurrentReading (MeterId int, At datetime2, Amperes float,
            PRIMARY KEY (MeterId, At));
        CREATE TABLE LatestSample (Id int IDENTITY PRIMARY KEY, ProbeId int NOT NULL,
            At datetime2 NOT NULL, Value float);
        CREATE TABLE PumpReading (PumpId int PRIMARY KEY, At datetime2 NOT NULL, Value float);)");
    EXPECT_THAT(
        schema.tables_with(&TableFacts::is_log_like),
        UnorderedElementsAre("LatestTrace", "CurrentReading", "LatestSample", "PumpReading"));
}

TEST(TableKind, LogsByName) {
    const Derived schema(R"(
        CREATE TABLE AuditLog (Id int PRIMARY KEY, UserName nvarchar(50));
        CREATE TABLE LoginEvents (Id int PRIMARY KEY, At datetime2);
        CREATE TABLE SensorReading (SensorId int, At datetime2, Value float);
        CREATE TABLE OrderHistory (Id int PRIMARY KEY, Name nvarchar(50));
        CREATE TABLE Event (EventId int PRIMARY KEY, Title nvarchar(50), EventName nvarchar(50));
        CREATE TABLE EventType (EventTypeId int PRIMARY KEY);
        CREATE TABLE Catalog (CatalogId int PRIMARY KEY);
        CREATE TABLE BlogPost (PostId int PRIMARY KEY);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_log_like),
                UnorderedElementsAre("AuditLog", "LoginEvents", "SensorReading", "OrderHistory"));
}

TEST(TableKind, TheCodeOfAnEventSaysWhatKindItWas) {
    const auto schema = [](const std::string& code) {
        return Derived(
            "CREATE TABLE TrackingEvent (EventId bigint IDENTITY PRIMARY KEY, At "
            "datetime2 NOT NULL, EventCode char(4) NOT NULL" +
            code + ");");
    };
    EXPECT_TRUE(schema("").facts("TrackingEvent").is_log_like);
    EXPECT_FALSE(schema("").column("TrackingEvent", "EventCode").is_lookup);
    EXPECT_TRUE(schema("").keys("TrackingEvent").empty());
    // A code that no other event has is its own.
    EXPECT_FALSE(schema(" UNIQUE").facts("TrackingEvent").is_log_like);
    EXPECT_TRUE(schema(" UNIQUE").column("TrackingEvent", "EventCode").is_lookup);
}

TEST(TableKind, ARunThatOthersArePartsOfIsNoLog) {
    const auto is_log = [](const std::string& on_delete) {
        return Derived(
                   "CREATE TABLE MrpRun (MrpRunId int IDENTITY PRIMARY KEY, At datetime2 NOT "
                   "NULL); CREATE TABLE Suggestion (Id int PRIMARY KEY, MrpRunId int NOT NULL "
                   "REFERENCES MrpRun" +
                   on_delete + ");")
            .facts("MrpRun")
            .is_log_like;
    };
    EXPECT_TRUE(is_log(""));
    EXPECT_FALSE(is_log(" ON DELETE CASCADE"));
}

TEST(TableKind, LogsByShape) {
    const std::string measured =
        "Id bigint IDENTITY PRIMARY KEY, At datetime2 NOT NULL DEFAULT SYSUTCDATETIME(), "
        "DurationMs int, TotalRows bigint, Kind varchar(20)";
    EXPECT_THAT(
        Derived("CREATE TABLE Probe (" + measured + ");").tables_with(&TableFacts::is_log_like),
        ElementsAre("Probe"));
    EXPECT_THAT(Derived("CREATE TABLE Probe (" + measured + ", ModifiedAt datetime2);")
                    .tables_with(&TableFacts::is_log_like),
                IsEmpty());
    EXPECT_THAT(Derived("CREATE TABLE Probe (" + measured + ", ProbeName varchar(20) NOT NULL);")
                    .tables_with(&TableFacts::is_log_like),
                IsEmpty());
    EXPECT_THAT(Derived("CREATE TABLE Probe (" + measured +
                        ");"
                        "CREATE TABLE Child (ChildId int PRIMARY KEY, P bigint REFERENCES Probe);")
                    .tables_with(&TableFacts::is_log_like),
                IsEmpty());
}

TEST(TableKind, LogsOfResultsHaveOneTimeAndNoKeyOfTheirOwn) {
    const std::string result =
        "CREATE TABLE ProbeResult (Id int IDENTITY PRIMARY KEY, Kind int NULL REFERENCES Kind, "
        "Answer varchar(9), Text varchar(900), Colour varchar(9), DurationMs int, CpuUsage float, "
        "At datetime2 NOT NULL DEFAULT SYSUTCDATETIME()";
    const auto logs = [](const std::string& sql) {
        return Derived("CREATE TABLE Kind (Kind int PRIMARY KEY, Place int);" + sql)
            .tables_with(&TableFacts::is_log_like);
    };
    EXPECT_THAT(logs(result + ");"), ElementsAre("ProbeResult"));
    EXPECT_THAT(logs(result + ", CompletedAt datetime2 NULL);"), IsEmpty());
    EXPECT_THAT(logs("CREATE TABLE Pair (Id int IDENTITY PRIMARY KEY, "
                     "A int NOT NULL REFERENCES Kind, B int NOT NULL REFERENCES Kind, "
                     "Similarity float, DistanceToMiddle float, At datetime2 NOT NULL DEFAULT "
                     "SYSUTCDATETIME(), UNIQUE (A, B));"),
                IsEmpty());
}

TEST(TableKind, ARunOfAProgramHasItsMillisecondsAndOneTime) {
    const auto is_log = [](const std::string& columns, const std::string& name = "Route") {
        return Derived("CREATE TABLE " + name + " (Id int IDENTITY PRIMARY KEY, " + columns + ");")
            .facts(name)
            .is_log_like;
    };
    const std::string clock = "At datetime2 NOT NULL DEFAULT SYSUTCDATETIME()";
    const std::string answer = "Question varchar(900), Tree varchar(900), Kind varchar(9), ";
    EXPECT_TRUE(is_log(answer + "DurationMs int NOT NULL, " + clock));
    EXPECT_TRUE(is_log(answer + "RoutingDurationMs int NOT NULL, " + clock));
    // An appointment takes minutes; what may have no duration is not over; a time that people
    // enter, or that is filled in later; the length of a thing that has a title, or is sold.
    EXPECT_FALSE(is_log(answer + "DurationMinutes int NOT NULL, " + clock));
    EXPECT_FALSE(is_log(answer + "DurationMs int NULL, " + clock));
    EXPECT_FALSE(is_log(answer + "DurationMs int NOT NULL, At datetime2 NOT NULL"));
    EXPECT_FALSE(is_log(answer + "DurationMs int NOT NULL, EndedAt datetime2 NULL, " + clock));
    EXPECT_FALSE(is_log(answer + "DurationMs int NOT NULL, Title varchar(99), " + clock));
    EXPECT_FALSE(is_log(answer + "DurationMs int NOT NULL, " + clock, "Song"));
}

TEST(TableKind, TrackingIsALogUnlessItKeepsAState) {
    const std::string tracking =
        "CREATE TABLE ParcelTracking (Id int IDENTITY PRIMARY KEY, Place varchar(90), "
        "At datetime2 NOT NULL";
    const auto is_log = [&](const std::string& more) {
        return Derived(tracking + more + ");").facts("ParcelTracking").is_log_like;
    };
    EXPECT_TRUE(is_log(""));
    EXPECT_FALSE(is_log(", UpdatedAt datetime2"));
    EXPECT_FALSE(is_log(", TrackingNumber varchar(30) NOT NULL"));
}

TEST(TableKind, ALogIsSearchedByItsTimeUnlessSomethingFindsIt) {
    const auto searched = [](const std::string& rest) {
        return Derived(
                   "CREATE TABLE AuditLog (Id int IDENTITY PRIMARY KEY, Actor int NOT NULL, "
                   "At datetime2 NOT NULL, ReadAt datetime2 NOT NULL" +
                   rest)
            .columns_with("AuditLog", &facts::ColumnFacts::is_lookup);
    };
    EXPECT_THAT(searched(");"), ElementsAre("At"));
    EXPECT_THAT(searched(", INDEX I (Actor, At));"), IsEmpty());
    EXPECT_THAT(searched(", INDEX I NONCLUSTERED COLUMNSTORE (At));"), IsEmpty());
}

TEST(TableKind, ListsOfKindsOfOtherThingsAreNoCodes) {
    const Derived schema(R"(
        CREATE TABLE PriceTier (PriceTierId int PRIMARY KEY, UsageType varchar(20) NOT NULL,
            Price decimal(9, 2) NOT NULL);
        CREATE TABLE SpeedTier (SpeedTierId int PRIMARY KEY, Name varchar(20) NOT NULL,
            UsageType varchar(20) NOT NULL);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_reference), ElementsAre("SpeedTier"));
}

TEST(TableKind, WhereTheRowsAreStoredIsNoPartOfTheName) {
    const Derived schema(R"(
        CREATE TABLE AnswerCache_InMemory (Id int PRIMARY KEY, Answer int);
        CREATE TABLE MemoryCard (Id int PRIMARY KEY, Answer int);)");
    EXPECT_TRUE(facts::is_cache(schema.table("AnswerCache_InMemory")));
    EXPECT_FALSE(facts::is_cache(schema.table("MemoryCard")));
}

TEST(TableKind, NumbersOfALogAreMeasurements) {
    const Derived schema(R"(
        CREATE TABLE UsageLog (Id int PRIMARY KEY, Units int);
        CREATE TABLE Pump (PumpId int PRIMARY KEY, Units int);)");
    EXPECT_EQ(schema.column("UsageLog", "Units").role, facts::ColumnRole::Metric);
    EXPECT_EQ(schema.column("Pump", "Units").role, facts::ColumnRole::DescriptiveNumber);
}

TEST(TableKind, WhatARunWasToldIsNoMeasurement) {
    const Derived schema(R"(
        CREATE TABLE GenerationLog (Id bigint IDENTITY PRIMARY KEY, At datetime2 NOT NULL,
            TopK int, Temperature float, MaxTokens int, Segments int);
        CREATE TABLE WeatherLog (Id bigint IDENTITY PRIMARY KEY, At datetime2 NOT NULL,
            Temperature float, MaxGust int, AlarmThreshold float);)");
    EXPECT_THAT(schema.roles("GenerationLog"),
                IsSupersetOf({"TopK: descriptive-number", "Temperature: descriptive-number",
                              "MaxTokens: descriptive-number", "Segments: metric"}));
    EXPECT_THAT(schema.roles("WeatherLog"), IsSupersetOf({"Temperature: metric", "MaxGust: metric",
                                                          "AlarmThreshold: descriptive-number"}));
}

TEST(TableKind, NumbersOfARowThatSaysWhenItWasComputedAreMeasurements) {
    const Derived schema(R"(
        CREATE TABLE Feature (FeatureId int PRIMARY KEY, Roundness float, ComputedAt datetime2);
        CREATE TABLE Ball (BallId int PRIMARY KEY, Roundness float, SoldAt datetime2);)");
    EXPECT_EQ(schema.column("Feature", "Roundness").role, facts::ColumnRole::Metric);
    EXPECT_EQ(schema.column("Ball", "Roundness").role, facts::ColumnRole::DescriptiveNumber);
}

TEST(TableKind, StagingByTableOrSchema) {
    const Derived schema(R"(
        CREATE TABLE stg.Sales (A int); CREATE TABLE dbo.SalesStaging (A int);
        CREATE TABLE dbo.tmp_Sales (A int); CREATE TABLE dbo.PipelineStage (A int);
        CREATE TABLE dbo.Temperature (A int); CREATE TABLE dbo.Template (A int);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_staging),
                UnorderedElementsAre("Sales", "SalesStaging", "tmp_Sales"));
}

// Temp is a temperature beside what measures one, and beside a number of degrees.
TEST(TableKind, TemperaturesAreNotTemporary) {
    const Derived schema(R"(
        CREATE TABLE TempReading (A int); CREATE TABLE RoomTemp (A int);
        CREATE TABLE TempSensor (A int); CREATE TABLE TempHall (TempC decimal(5, 2));
        CREATE TABLE TempCellar (Temperature float); CREATE TABLE TempAttic (Temp real);
        CREATE TABLE TempOrder (A int); CREATE TABLE OrderTemp (Temp varchar(20));
        CREATE TABLE Temp2 (A int); CREATE TABLE RoomTempStaging (A int);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_staging),
                UnorderedElementsAre("TempOrder", "OrderTemp", "Temp2", "RoomTempStaging"));
}

TEST(TableKind, StagingByNameAndShape) {
    const Derived schema(R"(
        CREATE TABLE CustomerImport (RowNo int IDENTITY PRIMARY KEY, Name nvarchar(400), Phone nvarchar(400));
        CREATE TABLE Hl7Inbound (Segment nvarchar(max), Source nvarchar(50));
        CREATE TABLE RawOrder (Line varchar(400), Place varchar(40), Arrived date);
        CREATE TABLE Parcels (Col1 varchar(200), Col2 varchar(200), ShipDate varchar(200));
        CREATE TABLE ItemIn (LineNr int NOT NULL, A nvarchar(40), B int, C date, LoadedAt datetime2 NOT NULL DEFAULT SYSDATETIME());
        CREATE TABLE ItemKept (ItemId int PRIMARY KEY, A nvarchar(40), B int, C date, LoadedAt datetime2);
        CREATE TABLE ItemAsked (A nvarchar(40) NOT NULL, B int NOT NULL, C date, LoadedAt datetime2);
        CREATE TABLE FactItem (A nvarchar(40), B int, C date, LoadedAt datetime2);
        CREATE TABLE Download (A nvarchar(40), B nvarchar(40));
        CREATE TABLE ImportantCase (A nvarchar(40), B nvarchar(40));
        CREATE TABLE ImportLicence (Id int IDENTITY PRIMARY KEY, Holder nvarchar(40), Place nvarchar(40));
        CREATE TABLE RawMaterial (Id int PRIMARY KEY, Grade nvarchar(40), Place nvarchar(40));
        CREATE TABLE TruckLoad (A nvarchar(40) NOT NULL, B nvarchar(40) NOT NULL);
        CREATE TABLE VehicleLoad (A nvarchar(40), B nvarchar(40), Id int REFERENCES RawMaterial);
        CREATE TABLE Note (A varchar(200), B varchar(200), C varchar(200));
        CREATE TABLE Contact (FirstName varchar(90), LastName varchar(90), BirthDate varchar(90));
        CREATE TABLE Reading (A varchar(200), B varchar(200), ReadDate date);)");
    EXPECT_THAT(
        schema.tables_with(&TableFacts::is_staging),
        UnorderedElementsAre("CustomerImport", "Hl7Inbound", "RawOrder", "Parcels", "ItemIn"));
}

TEST(TableKind, JunctionsTieRowsTogether) {
    const Derived schema(R"(
        CREATE TABLE A (AId int PRIMARY KEY); CREATE TABLE B (BId int PRIMARY KEY);
        CREATE TABLE AB (AId int REFERENCES A, BId int REFERENCES B, PRIMARY KEY (AId, BId));
        CREATE TABLE Link (LinkId int PRIMARY KEY, A int REFERENCES A, B int REFERENCES B,
            Quantity int, CreatedAt datetime2, CreatedBy nvarchar(50));
        CREATE TABLE Line (LineId int PRIMARY KEY, A int REFERENCES A, B int REFERENCES B,
            Price money);
        CREATE TABLE Thing (ThingId int PRIMARY KEY, A int REFERENCES A, B int REFERENCES B,
            Name nvarchar(50), Width int);
        CREATE TABLE Remark (RemarkId int PRIMARY KEY, A int REFERENCES A, B int REFERENCES B,
            Body nvarchar(max));
        CREATE TABLE Child (ChildId int PRIMARY KEY, A int REFERENCES A,
            CreatedBy int REFERENCES B);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_junction), UnorderedElementsAre("AB", "Link"));
}

TEST(TableKind, AJunctionMayCarryTheTenantInItsKeys) {
    const Derived schema(R"(
        CREATE TABLE Tenant (TenantId int PRIMARY KEY);
        CREATE TABLE A (TenantId int, AId int, PRIMARY KEY (TenantId, AId));
        CREATE TABLE B (TenantId int, BId int, PRIMARY KEY (TenantId, BId));
        CREATE TABLE AB (TenantId int, AId int, BId int, PRIMARY KEY (TenantId, AId, BId),
            FOREIGN KEY (TenantId, AId) REFERENCES A, FOREIGN KEY (TenantId, BId) REFERENCES B);)");
    EXPECT_THAT(schema.tables_with(&TableFacts::is_junction), ElementsAre("AB"));
    EXPECT_THAT(schema.roles("AB"),
                ElementsAre("TenantId: tenant", "AId: foreign-key", "BId: foreign-key"));
    EXPECT_THAT(schema.roles("A"), ElementsAre("TenantId: tenant", "AId: identity-key"));
}

TEST(Graph, ParentsChildrenAndDepth) {
    const Derived schema(R"(
        CREATE TABLE A (AId int PRIMARY KEY);
        CREATE TABLE B (BId int PRIMARY KEY, AId int REFERENCES A, Above int REFERENCES B);
        CREATE TABLE C (CId int PRIMARY KEY, AId int REFERENCES A, BId int REFERENCES B,
            Bid2 int REFERENCES B, Gone int REFERENCES Elsewhere (GoneId));)");
    const auto ids = [&](std::initializer_list<const char*> names) {
        std::vector<facts::TableId> list;
        for (const char* name : names) {
            list.push_back(schema.id(name));
        }
        return list;
    };
    EXPECT_EQ(schema.facts("C").parents, ids({"A", "B"}));
    EXPECT_EQ(schema.facts("A").children, ids({"B", "C"}));
    EXPECT_EQ(schema.facts("B").parents, ids({"A"}));
    EXPECT_EQ(schema.facts("A").depth, 0);
    EXPECT_EQ(schema.facts("B").depth, 1);
    EXPECT_EQ(schema.facts("C").depth, 2);
    EXPECT_THAT(
        schema.facts("C").foreign_keys_by_column,
        ElementsAre(IsEmpty(), ElementsAre(0), ElementsAre(1), ElementsAre(2), ElementsAre(3)));
}

TEST(AuditColumns, AreCountedByTable) {
    const Derived schema(R"(
        CREATE TABLE A (AId int PRIMARY KEY, CreatedBy nvarchar(50), ModifiedBy nvarchar(50));
        CREATE TABLE B (BId int PRIMARY KEY, UpdatedBy int REFERENCES A);
        CREATE TABLE C (CId int PRIMARY KEY, CreatedAt datetime2);
        CREATE TABLE D (DId int PRIMARY KEY);)");
    EXPECT_DOUBLE_EQ(schema.schema().audit_columns.author_share, 0.5);
}

TEST(AuditColumns, AreAsMostTablesDeclareThem) {
    const Derived schema(R"(
        CREATE TABLE A (AId int PRIMARY KEY, InsertDate datetime NOT NULL DEFAULT (getdate()), CreatedBy int);
        CREATE TABLE B (BId int PRIMARY KEY, InsertDate datetime NOT NULL DEFAULT (getdate()));
        CREATE TABLE C (CId int PRIMARY KEY, InsertDate datetime2(3) NOT NULL DEFAULT sysutcdatetime());
        CREATE TABLE D (DId int PRIMARY KEY, CreatedAt datetime2(3) DEFAULT sysutcdatetime());)");
    const auto& columns = schema.schema().audit_columns;
    EXPECT_EQ(columns.creation.name, "InsertDate");
    EXPECT_EQ(columns.creation.type, "datetime");
    EXPECT_EQ(columns.creation.default_value, "(getdate())");
    EXPECT_EQ(columns.author.name, "CreatedBy");
    EXPECT_EQ(columns.author.type, "int");
    EXPECT_EQ(columns.author.default_value, "");
}

TEST(AuditColumns, NeitherHistoryNorCaseCounts) {
    const Derived schema(R"(
        CREATE TABLE A (AId int PRIMARY KEY, CreatedAt datetime2(0) NOT NULL,
            B datetime2 GENERATED ALWAYS AS ROW START NOT NULL,
            E datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (B, E))
        WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.AHistory));
        CREATE TABLE AHistory (AId int NOT NULL, CreatedAt datetime2(0) NOT NULL, B datetime2 NOT NULL, E datetime2 NOT NULL);
        CREATE TABLE C (CId int PRIMARY KEY, InsertDate datetime NOT NULL);
        CREATE TABLE D (DId int PRIMARY KEY, INSERTDATE datetime NOT NULL);
        CREATE TABLE F (FId int PRIMARY KEY);)");
    EXPECT_DOUBLE_EQ(schema.schema().audit_columns.creation_share, 0.75);
    EXPECT_EQ(schema.schema().audit_columns.creation.type, "datetime");
    EXPECT_EQ(schema.schema().audit_columns.creation.name, "INSERTDATE");
}

TEST(AuditColumns, DefaultsThatAreNoClockAreNotRepeated) {
    const Derived schema(
        "CREATE TABLE A (AId int PRIMARY KEY, CreatedAt datetime DEFAULT '2000-01-01');");
    EXPECT_EQ(schema.schema().audit_columns.creation.default_value, "");
}

TEST(AuditColumns, WhatOnlyItsDefaultMakesOneLendsItsNameToNobody) {
    const Derived schema(R"(
        CREATE TABLE Loan (LoanId int PRIMARY KEY, LentAt datetime NOT NULL DEFAULT (getdate()));
        CREATE TABLE Reader (ReaderId int PRIMARY KEY, CreatedBy int);)");
    const auto& columns = schema.schema().audit_columns;
    EXPECT_DOUBLE_EQ(columns.creation_share, 0.5);
    EXPECT_EQ(columns.creation.name, "");
    EXPECT_EQ(columns.author.name, "CreatedBy");
}

TEST(Owners, AreParentsThatEachRowIsAPartOf) {
    const Derived schema(R"(
        CREATE TABLE Orders (OrderId int PRIMARY KEY);
        CREATE TABLE Agent (AgentId int PRIMARY KEY, OrderId int NOT NULL REFERENCES Orders);
        CREATE TABLE OrderLine (Id int PRIMARY KEY, OrderId int NOT NULL REFERENCES Orders,
                                AgentId int NOT NULL REFERENCES Agent ON DELETE CASCADE);
        CREATE TABLE OrderNote (Id int PRIMARY KEY, OrderId int NULL REFERENCES Orders);)");
    EXPECT_THAT(schema.facts("Agent").owners, IsEmpty());
    EXPECT_THAT(schema.facts("OrderLine").owners,
                ElementsAre(schema.id("Orders"), schema.id("Agent")));
    EXPECT_THAT(schema.facts("OrderNote").owners, IsEmpty());
}

// A profile is a person only where its name says of whom.
TEST(TableKind, AProfileOfSettingsIsAList) {
    const Derived schema(R"(
        CREATE TABLE ChunkingProfile (ChunkingProfileId smallint IDENTITY PRIMARY KEY,
            ProfileName varchar(60) NOT NULL, MaxTokens smallint NOT NULL, SplitOn varchar(20));
        CREATE TABLE CustomerProfile (CustomerProfileId smallint IDENTITY PRIMARY KEY,
            ProfileName varchar(60) NOT NULL, MaxTokens smallint NOT NULL, SplitOn varchar(20));
        CREATE TABLE Profile (ProfileId smallint IDENTITY PRIMARY KEY,
            ProfileName varchar(60) NOT NULL, MaxTokens smallint NOT NULL, SplitOn varchar(20));)");
    EXPECT_TRUE(schema.facts("ChunkingProfile").is_reference);
    EXPECT_FALSE(schema.facts("CustomerProfile").is_reference);
    EXPECT_FALSE(schema.facts("Profile").is_reference);
}

}  // namespace
}  // namespace tsqlaudit::test
