#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

using facts::ColumnFacts;
using testing::ElementsAre;
using testing::IsEmpty;

// The role of a column of this definition in a table that has nothing to do with it.
std::string role_of(const std::string& definition) {
    const Derived schema("CREATE TABLE dbo.Thing (" + definition + ");");
    return std::string{to_string(schema.schema().tables[0].columns[0].role)};
}

struct Expectation {
    const char* definition;
    const char* role;
};

class NamedColumn : public testing::TestWithParam<Expectation> {};

TEST_P(NamedColumn, HasTheRoleThatNameAndTypeTell) {
    EXPECT_EQ(role_of(GetParam().definition), GetParam().role) << GetParam().definition;
}

INSTANTIATE_TEST_SUITE_P(Types, NamedColumn,
                         testing::Values(Expectation{"Stamp rowversion", "row-version"},
                                         Expectation{"Area geography NULL", "spatial"},
                                         Expectation{"Settings json NULL", "json"},
                                         Expectation{"Body xml NULL", "xml"},
                                         Expectation{"V vector(3) NULL", "embedding"},
                                         Expectation{"Blue bit NOT NULL", "flag"},
                                         Expectation{"Whatever varbinary(max) NULL", "binary"},
                                         Expectation{"Token uniqueidentifier NULL", "guid"},
                                         Expectation{"Whatever nvarchar(max) NULL", "free-text"},
                                         Expectation{"Width int NULL", "descriptive-number"},
                                         Expectation{"Cash money NULL", "money"},
                                         Expectation{"Odd sql_variant NULL", "other"}));

INSTANTIATE_TEST_SUITE_P(Flags, NamedColumn,
                         testing::Values(Expectation{"IsActive bit NOT NULL", "soft-delete-flag"},
                                         Expectation{"Enabled bit NOT NULL", "flag"},
                                         Expectation{"IsDisabled bit NOT NULL", "flag"},
                                         Expectation{"Enabled tinyint NOT NULL", "flag"},
                                         Expectation{"is_deleted bit NOT NULL", "soft-delete-flag"},
                                         Expectation{"Archived bit NULL", "soft-delete-flag"},
                                         Expectation{"IsActiveDirectoryUser bit NULL", "flag"},
                                         Expectation{"HasChildren tinyint NOT NULL", "flag"},
                                         Expectation{"IsPaid char(1) NOT NULL", "flag"},
                                         // A number that begins with "is" and is none.
                                         Expectation{"IssueNumber smallint NOT NULL", "code"},
                                         Expectation{"HashCount smallint NOT NULL", "aggregate"}));

INSTANTIATE_TEST_SUITE_P(
    Times, NamedColumn,
    testing::Values(Expectation{"CreatedAt datetime2 NULL", "created-timestamp"},
                    Expectation{"CreatedUtc datetime2 NULL", "created-timestamp"},
                    Expectation{"date_added datetime NULL", "created-timestamp"},
                    Expectation{"LastModified datetime NULL", "modified-timestamp"},
                    Expectation{"UpdatedOnUtc datetime NULL", "modified-timestamp"},
                    Expectation{"LastUsed datetime2 NULL", "usage-timestamp"},
                    Expectation{"LastLoginAt datetimeoffset NULL", "usage-timestamp"},
                    Expectation{"LastAccessedUtc datetime2 NULL", "usage-timestamp"},
                    Expectation{"ShippedAt datetime2 NULL", "timestamp"},
                    Expectation{"IngestionDate date NULL", "timestamp"},
                    Expectation{"BirthDate date NULL", "descriptive-date"},
                    Expectation{"DateOfBirth datetime NULL", "descriptive-date"},
                    Expectation{"TrainingDate date NULL", "descriptive-date"},
                    Expectation{"OpensAt time NULL", "descriptive-date"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, NamedColumn,
    testing::Values(Expectation{"UsageCount bigint NOT NULL", "counter"},
                    Expectation{"ParameterCount bigint NULL", "aggregate"},
                    Expectation{"MemberCount int NOT NULL DEFAULT 0", "counter"},
                    Expectation{"MemberCount int NULL", "aggregate"},
                    Expectation{"MaxRetryCount int NULL", "descriptive-number"},
                    Expectation{"MaxInputLength int NULL", "descriptive-number"},
                    Expectation{"RowsProcessed bigint NULL", "aggregate"},
                    Expectation{"AverageInferenceMs float NULL", "aggregate"},
                    Expectation{"CacheHitRate float NULL", "metric"},
                    Expectation{"PriceDelta float NULL", "money"},
                    Expectation{"CentroidShift float NULL", "metric"},
                    Expectation{"AmplitudeLeft real NULL", "metric"},
                    Expectation{"NumSamples int NULL", "aggregate"},
                    Expectation{"TestsPassed int NULL", "aggregate"},
                    Expectation{"IncludedSeatCount int NULL", "descriptive-number"},
                    Expectation{"StandardHours int NULL", "descriptive-number"},
                    Expectation{"ExpiredCount int NULL", "aggregate"},
                    Expectation{"TimestampMs bigint NULL", "ordinal"},
                    Expectation{"DurationMs int NULL", "metric"},
                    Expectation{"Accuracy float NULL", "metric"},
                    Expectation{"TaxRate decimal(5, 2) NULL", "descriptive-number"},
                    Expectation{"InterestRate float NULL", "descriptive-number"},
                    Expectation{"ImportanceScore real NULL", "score"},
                    Expectation{"PageRank float NULL", "score"},
                    Expectation{"Weight real NULL", "score"},
                    Expectation{"NetWeight real NULL", "descriptive-number"},
                    Expectation{"WeightGrams int NULL", "descriptive-number"},
                    Expectation{"QuantizationScale float NULL", "descriptive-number"},
                    Expectation{"ZeroPoint float NULL", "descriptive-number"},
                    Expectation{"EmbeddingDimension int NULL", "descriptive-number"},
                    Expectation{"UnitPrice decimal(12, 2) NULL", "money"},
                    Expectation{"TotalAmount float NULL", "money"},
                    Expectation{"CRTDAMNT numeric(19, 5) NULL", "money"},
                    Expectation{"CREDITAMT numeric(19, 5) NULL", "money"},
                    Expectation{"STNDCOST numeric(19, 5) NULL", "money"},
                    Expectation{"LINENMBR int NOT NULL", "ordinal"},
                    Expectation{"CostPerToken decimal(18, 8) NULL", "money"},
                    Expectation{"PathCost float NULL", "descriptive-number"},
                    Expectation{"DiscountPercent decimal(5, 2) NULL", "descriptive-number"},
                    Expectation{"CostCenter int NULL", "descriptive-number"},
                    Expectation{"AccountId int NULL", "identifier"}));

INSTANTIATE_TEST_SUITE_P(Places, NamedColumn,
                         testing::Values(Expectation{"LayerIdx int NOT NULL", "ordinal"},
                                         Expectation{"[LineNo] int NOT NULL", "ordinal"},
                                         Expectation{"SortOrder int NOT NULL", "ordinal"},
                                         Expectation{"PurchaseOrder int NOT NULL",
                                                     "descriptive-number"},
                                         Expectation{"OrderId int NOT NULL", "identifier"},
                                         Expectation{"UploadedBy int NOT NULL", "identifier"},
                                         Expectation{"Standby int NOT NULL", "descriptive-number"},
                                         Expectation{"PositionX int NOT NULL", "coordinate"},
                                         Expectation{"CoordZ float NULL", "coordinate"},
                                         Expectation{"Latitude decimal(9, 6) NULL", "coordinate"},
                                         Expectation{"X float NULL", "coordinate"},
                                         Expectation{"Tax float NULL", "money"},
                                         Expectation{"ZMin float NULL", "spatial-bound"},
                                         Expectation{"MMax float NULL", "spatial-bound"},
                                         Expectation{"MinLatitude float NULL", "spatial-bound"},
                                         Expectation{"TaxMin float NULL", "descriptive-number"},
                                         Expectation{"MortonCode bigint NULL", "curve-code"},
                                         Expectation{"geohash varchar(12) NULL", "curve-code"},
                                         Expectation{"H3Index bigint NULL", "curve-code"},
                                         Expectation{"ZOrder int NULL", "ordinal"}));

INSTANTIATE_TEST_SUITE_P(
    Texts, NamedColumn,
    testing::Values(Expectation{"ModelType nvarchar(100) NULL", "enum-text"},
                    Expectation{"Status varchar(20) NULL", "enum-text"},
                    Expectation{"Status nvarchar(max) NULL", "enum-text"},
                    Expectation{"ContentType varchar(100) NULL", "enum-text"},
                    Expectation{"TypeName nvarchar(100) NULL", "enum-text"},
                    Expectation{"StatusReason nvarchar(400) NULL", "free-text"},
                    Expectation{"FirstName nvarchar(50) NULL", "name"},
                    Expectation{"Title nvarchar(200) NULL", "name"},
                    Expectation{"TrainingDataset nvarchar(500) NULL", "name"},
                    Expectation{"License nvarchar(100) NULL", "code"},
                    Expectation{"PostalCode varchar(10) NULL", "code"},
                    Expectation{"Sku varchar(40) NULL", "code"},
                    Expectation{"SourceUrl nvarchar(500) NULL", "url"},
                    Expectation{"UrlHash char(64) NULL", "hash"},
                    Expectation{"ModelVersion nvarchar(50) NULL", "version"},
                    Expectation{"TensorShape nvarchar(200) NULL", "structured-text"},
                    Expectation{"Tags nvarchar(400) NULL", "structured-text"},
                    Expectation{"Tag nvarchar(40) NULL", "free-text"},
                    Expectation{"PriceList nvarchar(40) NULL", "free-text"},
                    Expectation{"ExternalId varchar(80) NULL", "identifier"},
                    Expectation{"ApprovedBy nvarchar(128) NULL", "identifier"},
                    Expectation{"CreatedBy nvarchar(128) NULL", "created-by"},
                    Expectation{"last_modified_by int NULL", "modified-by"},
                    Expectation{"MetadataJson nvarchar(max) NULL", "json"},
                    Expectation{"JsonPath nvarchar(200) NULL", "free-text"},
                    Expectation{"Description nvarchar(max) NULL", "free-text"}));

INSTANTIATE_TEST_SUITE_P(Bytes, NamedColumn,
                         testing::Values(Expectation{"ContentHash binary(32) NULL", "hash"},
                                         Expectation{"HashAlgorithm varchar(20) NULL", "enum-text"},
                                         Expectation{"Sha256 binary(32) NULL", "hash"},
                                         Expectation{"Embedding varbinary(8000) NULL", "embedding"},
                                         Expectation{"SerializedModel varbinary(max) NULL",
                                                     "binary"}));

TEST(ColumnRole, AnXNeedsAYBesideItAndARectangleBoth) {
    EXPECT_THAT(Derived("CREATE TABLE Tile (Id int PRIMARY KEY, PatchX int, PatchY int, "
                        "PatchWidth int);")
                    .roles("Tile"),
                ElementsAre("Id: identity-key", "PatchX: coordinate", "PatchY: coordinate",
                            "PatchWidth: spatial-bound"));
    EXPECT_THAT(
        Derived("CREATE TABLE Car (Id int PRIMARY KEY, SeriesX int, Width int);").roles("Car"),
        ElementsAre("Id: identity-key", "SeriesX: descriptive-number",
                    "Width: descriptive-number"));
}

TEST(ColumnRole, TheDurationOfARecordingIsAPropertyOfIt) {
    const Derived schema(R"(
        CREATE TABLE Clip (ClipId int PRIMARY KEY, DurationMs int, SampleRate int);
        CREATE TABLE Visit (VisitId int PRIMARY KEY, DurationMs int, Floor int);)");
    EXPECT_EQ(schema.column("Clip", "DurationMs").role, facts::ColumnRole::DescriptiveNumber);
    EXPECT_EQ(schema.column("Visit", "DurationMs").role, facts::ColumnRole::Metric);
}

TEST(ColumnRole, AKeyNamedLikeAnotherTableIsAReferenceToIt) {
    const Derived schema(R"(
        CREATE TABLE Person (PersonId int PRIMARY KEY);
        CREATE TABLE Employee (PersonId int PRIMARY KEY, Grade int);
        CREATE TABLE Badge (PersonId int IDENTITY PRIMARY KEY, Colour int);)");
    EXPECT_EQ(schema.column("Employee", "PersonId").role, facts::ColumnRole::ForeignKey);
    EXPECT_EQ(schema.column("Person", "PersonId").role, facts::ColumnRole::IdentityKey);
    EXPECT_EQ(schema.column("Badge", "PersonId").role, facts::ColumnRole::IdentityKey);
}

TEST(ColumnRole, KeysComeBeforeNames) {
    const Derived schema(R"(
        CREATE TABLE dbo.Customer (CustomerId int IDENTITY PRIMARY KEY, Name nvarchar(50));
        CREATE TABLE dbo.Country (Code char(2) PRIMARY KEY, Name nvarchar(50));
        CREATE TABLE dbo.Sale (
            SaleId uniqueidentifier NOT NULL PRIMARY KEY DEFAULT NEWID(),
            CustomerId int NOT NULL,              -- no foreign key declared
            CustomerId2 bigint NOT NULL,          -- another type
            SoldTo int NULL REFERENCES dbo.Customer (CustomerId),
            CreatedBy int NULL REFERENCES dbo.Customer (CustomerId),
            Country char(2) NULL REFERENCES dbo.Country (Code),
            Ticket int IDENTITY NOT NULL);)");
    EXPECT_THAT(schema.roles("Sale"), ElementsAre("SaleId: identity-key", "CustomerId: foreign-key",
                                                  "CustomerId2: identifier", "SoldTo: foreign-key",
                                                  "CreatedBy: created-by", "Country: foreign-key",
                                                  "Ticket: identity-key"));
    EXPECT_THAT(schema.columns_with("Sale", &ColumnFacts::is_foreign_key),
                ElementsAre("SoldTo", "CreatedBy", "Country"));
    EXPECT_THAT(schema.roles("Country"), ElementsAre("Code: code", "Name: name"));
    EXPECT_THAT(schema.columns_with("Country", &ColumnFacts::is_primary_key), ElementsAre("Code"));
}

TEST(ColumnRole, AKeyThatTwoTablesHavePointsNowhere) {
    const Derived schema(R"(
        CREATE TABLE dbo.A (PartyId int PRIMARY KEY);
        CREATE TABLE dbo.B (PartyId int PRIMARY KEY);
        CREATE TABLE dbo.C (CId int PRIMARY KEY, PartyId int NULL);)");
    EXPECT_THAT(schema.roles("C"), ElementsAre("CId: identity-key", "PartyId: identifier"));
}

TEST(ColumnRole, ABareIdIsNamedWithItsTable) {
    const Derived schema(R"(
        CREATE TABLE dbo.users (id int IDENTITY PRIMARY KEY);
        CREATE TABLE dbo.posts (id int IDENTITY PRIMARY KEY, user_id int NOT NULL, ref_id int);)");
    EXPECT_THAT(schema.roles("posts"),
                ElementsAre("id: identity-key", "user_id: foreign-key", "ref_id: identifier"));
}

TEST(ColumnRole, PartsOfACompositeKeyKeepWhatTheyTell) {
    const Derived schema(R"(
        CREATE TABLE dbo.Cell (
            Sheet int NOT NULL, PositionX int NOT NULL, PositionY int NOT NULL,
            LayerIdx int NOT NULL, Amount int NOT NULL, MeasuredAt datetime2 NOT NULL,
            PRIMARY KEY (Sheet, PositionX, PositionY, LayerIdx, Amount, MeasuredAt));)");
    EXPECT_THAT(schema.roles("Cell"),
                ElementsAre("Sheet: key-part", "PositionX: coordinate", "PositionY: coordinate",
                            "LayerIdx: ordinal", "Amount: key-part", "MeasuredAt: timestamp"));
}

TEST(ColumnRole, PeriodColumnsAreNoTimestampsInEitherTable) {
    const Derived schema(R"(
        CREATE TABLE dbo.PriceHistory (PriceId int NOT NULL, CreatedFrom datetime2 NOT NULL,
            CreatedTo datetime2 NOT NULL);
        CREATE TABLE dbo.Price (PriceId int PRIMARY KEY,
            CreatedFrom datetime2 GENERATED ALWAYS AS ROW START NOT NULL,
            CreatedTo datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
            PERIOD FOR SYSTEM_TIME (CreatedFrom, CreatedTo))
        WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.PriceHistory));)");
    EXPECT_THAT(schema.roles("Price"),
                ElementsAre("PriceId: identity-key", "CreatedFrom: period", "CreatedTo: period"));
    EXPECT_THAT(schema.roles("PriceHistory"),
                ElementsAre("PriceId: foreign-key", "CreatedFrom: period", "CreatedTo: period"));
    EXPECT_THAT(schema.tables_with(&facts::TableFacts::is_history), ElementsAre("PriceHistory"));
}

TEST(ColumnRole, TheClockMakesACreationTime) {
    const Derived schema(R"(
        CREATE TABLE dbo.A (AId int PRIMARY KEY,
            RequestedAt datetime2 NOT NULL DEFAULT SYSUTCDATETIME(), DueDate date NULL);
        CREATE TABLE dbo.B (BId int PRIMARY KEY,
            CreatedAt datetime2 NOT NULL DEFAULT GETDATE(),
            PublishedAt datetime2 NOT NULL DEFAULT GETDATE(),
            FoundedOn date NOT NULL DEFAULT (CAST(GETDATE() AS date)));
        CREATE TABLE dbo.C (CId int PRIMARY KEY, SeenAt datetime2 NULL DEFAULT GETDATE());)");
    EXPECT_THAT(schema.roles("A"),
                ElementsAre("AId: identity-key", "RequestedAt: created-timestamp",
                            "DueDate: descriptive-date"));
    EXPECT_THAT(schema.roles("B"), ElementsAre("BId: identity-key", "CreatedAt: created-timestamp",
                                               "PublishedAt: timestamp", "FoundedOn: timestamp"));
    EXPECT_THAT(schema.roles("C"), ElementsAre("CId: identity-key", "SeenAt: timestamp"));
}

TEST(ColumnRole, AStateBesideACityIsAPlace) {
    const Derived schema(R"(
        CREATE TABLE dbo.Branch (BranchId int PRIMARY KEY, City nvarchar(50), State nvarchar(50));
        CREATE TABLE dbo.Job (JobId int PRIMARY KEY, State nvarchar(50));)");
    EXPECT_THAT(schema.columns_with("Branch", &ColumnFacts::is_enum_like), IsEmpty());
    EXPECT_THAT(schema.columns_with("Job", &ColumnFacts::is_enum_like), ElementsAre("State"));
}

TEST(ColumnRole, FewValuesAreOnlySaidOfShortTextThatTheApplicationDefines) {
    const Derived schema(R"(
        CREATE TABLE dbo.File_ (
            FileId int PRIMARY KEY, FileType varchar(20), Architecture nvarchar(100),
            Priority nvarchar(20), Level tinyint, ContentType varchar(100),
            Category nvarchar(200), Kind nvarchar(400), TypeName varchar(50), License varchar(50));)");
    EXPECT_THAT(schema.columns_with("File_", &ColumnFacts::is_enum_like),
                ElementsAre("FileType", "Architecture", "Priority"));
}

TEST(ColumnRole, JsonIsFoundInTextByCheckDefaultCommentAndName) {
    const Derived schema(R"(
        CREATE TABLE dbo.Doc (
            DocId int PRIMARY KEY,
            Details nvarchar(max) NULL CHECK (ISJSON(Details) = 1),
            Options nvarchar(2000) NOT NULL DEFAULT N'{}',
            Extra nvarchar(max) NULL,          -- JSON array of labels
            PayloadJson nvarchar(max) NULL,
            Hint nvarchar(50) NULL,            -- shown where the JSON is edited
            SchemaUrl nvarchar(400) NULL,      -- of the JSON schema
            CustomFields nvarchar(max) NULL,
            Languages AS JSON_QUERY(CustomFields, N'$.Languages'),
            Body nvarchar(max) NULL,
            Head AS LEFT(Body, 10));)");
    EXPECT_THAT(schema.columns_with("Doc", &ColumnFacts::holds_json),
                ElementsAre("Details", "Options", "Extra", "PayloadJson", "CustomFields"));
}

TEST(ColumnRole, DeprecationIsReadFromCommentAndDescription) {
    const Derived schema(R"(
        CREATE TABLE dbo.Old (
            OldId int PRIMARY KEY,
            A int NULL,                -- DEPRECATED: use B
            B int NULL,                -- replaces the deprecated A
            C int NULL,                -- do not use
            D int NULL,                -- Number in the legacy system
            IsDeprecated bit NULL,     -- whether deprecated
            E int NULL,
            F int NULL,                -- No longer used since 4.2
            G varchar(20) NULL,        -- 'active', 'deprecated', 'retired'
            H varchar(20) NULL,        -- Status: active, deprecated or retired
            I int NULL,                -- Deprecated, obsolete
            J int NULL,                -- Don't use this
            K int NULL);
        EXEC sp_addextendedproperty N'MS_Description', N'Obsolete, see F', N'SCHEMA', N'dbo',
            N'TABLE', N'Old', N'COLUMN', N'E';)");
    EXPECT_THAT(schema.columns_with("Old", &ColumnFacts::is_deprecated),
                ElementsAre("A", "C", "E", "F", "I", "J"));
    EXPECT_EQ(schema.column("Old", "A").role, facts::ColumnRole::Deprecated);
}

TEST(ColumnRole, AListInTheCommentMakesStructuredText) {
    const Derived schema(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY,
            Recipients nvarchar(400) NULL, -- comma-separated addresses
            Remark nvarchar(400) NULL);    -- free)");
    EXPECT_THAT(schema.roles("T"), ElementsAre("TId: identity-key", "Recipients: structured-text",
                                               "Remark: free-text"));
}

TEST(ColumnRole, PeopleLookUpByTheRowsOwnNamesAndNotByThoseOfOthers) {
    const Derived schema(R"(
        CREATE TABLE dbo.OrderHeader (
            OrderHeaderId int PRIMARY KEY, OrderNumber varchar(20), CustomerName nvarchar(100),
            OrderType varchar(20), PaymentMethod varchar(20), Email nvarchar(254),
            TrackingNumber varchar(40), Title nvarchar(100), LastAccessed datetime2,
            CreatedAt datetime2, IsActive bit, RelevanceScore float, Rating int,
            License nvarchar(50), EmbeddingDimension int, PageCount int, Name nvarchar(max));
        CREATE TABLE dbo.Users (UserId int PRIMARY KEY, Email nvarchar(254), Login varchar(50),
            LastName nvarchar(50), DisplayName nvarchar(50));)");
    EXPECT_THAT(schema.columns_with("OrderHeader", &ColumnFacts::is_lookup),
                ElementsAre("OrderNumber", "OrderType", "TrackingNumber", "LastAccessed",
                            "RelevanceScore", "License", "EmbeddingDimension"));
    EXPECT_THAT(schema.columns_with("Users", &ColumnFacts::is_lookup),
                ElementsAre("Email", "Login", "DisplayName"));
}

TEST(ColumnRole, NobodySearchesByTheHashOfASecretInWhateverLanguage) {
    const Derived schema(R"(
        CREATE TABLE dbo.Konto (KontoId int PRIMARY KEY, InhaltHash binary(32), PasswordHash binary(32),
            binPasswortHash binary(32), KennwortHash binary(32), HashContrasena binary(32));)");
    EXPECT_THAT(schema.columns_with("Konto", &ColumnFacts::is_lookup), ElementsAre("InhaltHash"));
}

TEST(ColumnRole, WhatWentInAndOutIsCounted) {
    const Derived schema(R"(
        CREATE TABLE dbo.Call (CallId int PRIMARY KEY, tokens_in int, BytesOut bigint, SignIn int);)");
    EXPECT_EQ(schema.column("Call", "tokens_in").role, facts::ColumnRole::Aggregate);
    EXPECT_EQ(schema.column("Call", "BytesOut").role, facts::ColumnRole::Aggregate);
    EXPECT_NE(schema.column("Call", "SignIn").role, facts::ColumnRole::Aggregate);
}

TEST(ColumnRole, ALimitOfCreditIsMoney) {
    const Derived schema(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, CreditLimit float, LoginLimit float);)");
    EXPECT_EQ(schema.column("T", "CreditLimit").role, facts::ColumnRole::Money);
    EXPECT_NE(schema.column("T", "LoginLimit").role, facts::ColumnRole::Money);
}

TEST(ColumnRole, PartsOfATotalAreAggregates) {
    const Derived schema(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, TotalRows int, DoubtfulRows int,
            DoubtfulPages int, FirstRows decimal(9, 2));)");
    EXPECT_THAT(schema.roles("T"),
                ElementsAre("TId: identity-key", "TotalRows: aggregate", "DoubtfulRows: aggregate",
                            "DoubtfulPages: descriptive-number", "FirstRows: descriptive-number"));
}

TEST(ColumnRole, LongTextMayHoldJsonByAWord) {
    const Derived schema(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, JobParameters nvarchar(max), Settings varchar(max),
            PageIds nvarchar(max), SettingsXml nvarchar(max), Options nvarchar(400),
            Results nvarchar(max), ParameterText nvarchar(max), Payload nvarchar(max),
            OldIds nvarchar(max), -- comma separated
            ConfigJson nvarchar(max), Parameters ntext);)");
    EXPECT_THAT(schema.columns_with("T", &ColumnFacts::may_hold_json),
                ElementsAre("JobParameters", "Settings", "PageIds"));
}

TEST(ColumnRole, PeopleLookUpByGuidsOfWhatIsKeptElsewhere) {
    const Derived schema(R"(
        CREATE TABLE dbo.Problem (ProblemId int PRIMARY KEY);
        CREATE TABLE dbo.ReasoningChain (ChainId int PRIMARY KEY, ProblemId uniqueidentifier NOT NULL,
            TopicId uniqueidentifier NULL, RowGuid uniqueidentifier NOT NULL,
            MessageId uniqueidentifier NOT NULL DEFAULT NEWID(), ReasoningType varchar(20));)");
    EXPECT_THAT(schema.columns_with("ReasoningChain", &ColumnFacts::is_lookup),
                ElementsAre("ProblemId"));
}

TEST(ColumnRole, AComputedColumnIsJudgedByItsNameWhereItsTypeIsNotKnown) {
    const Derived schema(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, A int, Total AS (dbo.Sum(A)), Z AS (dbo.F(A)));)");
    EXPECT_EQ(schema.column("T", "Z").role, facts::ColumnRole::Coordinate);
}

TEST(ColumnRole, AnAccessThatTheClockStampsOnceIsTheTimeOfTheRow) {
    const auto role = [](const std::string& columns, const std::string& name) {
        return Derived("CREATE TABLE Opening (Id int PRIMARY KEY, " + columns + ");")
            .column("Opening", name)
            .role;
    };
    const std::string clock = " datetime2 NOT NULL DEFAULT SYSUTCDATETIME()";
    EXPECT_EQ(role("AccessedAt" + clock, "AccessedAt"), facts::ColumnRole::CreatedTimestamp);
    EXPECT_EQ(role("AccessedAt datetime2 NOT NULL", "AccessedAt"),
              facts::ColumnRole::UsageTimestamp);
    EXPECT_EQ(role("CreatedAt" + clock + ", AccessedAt" + clock, "AccessedAt"),
              facts::ColumnRole::UsageTimestamp);
    EXPECT_EQ(role("LastAccessedAt" + clock, "LastAccessedAt"), facts::ColumnRole::UsageTimestamp);
}

}  // namespace
}  // namespace tsqlaudit::test
