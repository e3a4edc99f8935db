#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> keys_of(const std::string& table, const std::string& others = {},
                                 const std::string& name = "T") {
    return Derived(others + table).keys(name);
}

const std::string parents = R"(
    CREATE TABLE Parent (ParentId int IDENTITY PRIMARY KEY);
    CREATE TABLE Other (OtherId int IDENTITY PRIMARY KEY);
)";

TEST(NaturalKey, ThePlaceIsWithinTheContainerAndNotWithinItsMember) {
    const auto key = [](const std::string& container) {
        return keys_of("CREATE TABLE PageAsset (PageAssetId int IDENTITY PRIMARY KEY, " +
                           container + "Id int NOT NULL REFERENCES " + container +
                           ", AssetId int NOT NULL REFERENCES Asset, Position int NOT NULL);",
                       "CREATE TABLE Asset (AssetId int IDENTITY PRIMARY KEY);"
                       "CREATE TABLE " +
                           container + " (" + container + "Id int IDENTITY PRIMARY KEY);",
                       "PageAsset");
    };
    EXPECT_THAT(key("PageVersion"), ElementsAre("place (PageVersionId, Position)"));
    EXPECT_THAT(key("Binder"), ElementsAre("place (AssetId, Position)"));
}

TEST(NaturalKey, ThePlaceWithinTheParent) {
    const auto keys = [](const std::string& ordinal) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, " +
                ordinal + ");",
            parents);
    };
    EXPECT_THAT(keys("[LineNo] int NOT NULL"), ElementsAre("place (ParentId, LineNo)"));
    EXPECT_THAT(keys("LINENR int NOT NULL"), ElementsAre("place (ParentId, LINENR)"));
    EXPECT_THAT(keys("SEQNUMBR int NOT NULL"), ElementsAre("place (ParentId, SEQNUMBR)"));
    EXPECT_THAT(keys("POSNR int NOT NULL"), ElementsAre("place (ParentId, POSNR)"));
    EXPECT_THAT(keys("StepIndex smallint NOT NULL"), ElementsAre("place (ParentId, StepIndex)"));
    EXPECT_THAT(keys("TNumber int NOT NULL"), ElementsAre("place (ParentId, TNumber)"));
    EXPECT_THAT(keys("LINE_NO numeric(5, 0) NOT NULL"), ElementsAre("place (ParentId, LINE_NO)"));
    EXPECT_THAT(keys("LINE_NO numeric(5, 2) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE T (T_ID numeric(12, 0) NOT NULL PRIMARY KEY, "
                        "ParentId int NOT NULL REFERENCES Parent, [LineNo] int NOT NULL);",
                        parents),
                ElementsAre("place (ParentId, LineNo)"));
    // Ties on the screen do no harm; a missing place is none; depth is no place.
    EXPECT_THAT(keys("SortOrder int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("DisplayIndex int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Position int NOT NULL, Song int"), ElementsAre("place (ParentId, Position)"));
    EXPECT_THAT(keys("Position int NOT NULL, Title nvarchar(99)"), IsEmpty());
    EXPECT_THAT(keys("[LineNo] int NULL"), IsEmpty());
    EXPECT_THAT(keys("Depth int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("HouseNumber int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("PriceIndex decimal(9, 4) NOT NULL"), IsEmpty());
}

// Another tile is at the same place of each zoom, and whoever made a wider key said so.
TEST(NaturalKey, AKeyThatIsThereSaysWhatItTakes) {
    const auto keys = [](const std::string& columns, const std::string& key) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
            "Parent, " +
                columns + ");" + key,
            parents);
    };
    const std::string tile = "Zoom tinyint NOT NULL, X int NOT NULL, Y int NOT NULL";
    EXPECT_THAT(keys(tile, ""), ElementsAre("place (ParentId, Zoom, X, Y), guessed"));
    EXPECT_THAT(keys("Skill int NOT NULL, CellX int NOT NULL, CellY int NOT NULL", ""),
                ElementsAre("place (ParentId, CellX, CellY)"));
    const std::string wider = "CREATE UNIQUE INDEX UX_T ON T (ParentId, Skill, ";
    EXPECT_THAT(keys("Skill int NOT NULL, X int NOT NULL, Y int NOT NULL", wider + "X, Y);"),
                IsEmpty());
    const std::string line = "Skill int NOT NULL, [LineNo] int NOT NULL";
    EXPECT_THAT(keys(line, wider + "[LineNo]);"), IsEmpty());
    // One that is wider by the identity, or not unique, says nothing.
    EXPECT_THAT(keys(line, "CREATE UNIQUE INDEX UX_T ON T (ParentId, [LineNo], TId);"),
                ElementsAre("place (ParentId, LineNo)"));
    EXPECT_THAT(keys(line, "CREATE INDEX UX_T ON T (ParentId, Skill, [LineNo]);"),
                ElementsAre("place (ParentId, LineNo)"));
}

// Each attempt has its steps, each strategy its chunks, each currency its tiers, wherever the
// column stands: such a key is a guess, and not created by itself.
TEST(NaturalKey, ASeriesOfNumbersForEachOfAnother) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
            "Parent, " +
                columns + ");",
            parents);
    };
    const std::string guess = ", StepNumber), guessed";
    for (const std::string column : {"Attempt", "TrialNo", "Seed", "Fold"}) {
        const std::string key = "place (ParentId, " + column + guess;
        EXPECT_THAT(keys("StepNumber int NOT NULL, " + column + " int NOT NULL"), ElementsAre(key));
        EXPECT_THAT(keys(column + " int NOT NULL, StepNumber int NOT NULL"), ElementsAre(key));
        EXPECT_THAT(keys("StepNumber int NOT NULL, " + column + " int NULL"),
                    ElementsAre("place (ParentId, StepNumber)"));
    }
    EXPECT_THAT(keys("StepNumber int NOT NULL, ModelVersion varchar(20) NOT NULL"),
                ElementsAre("place (ParentId, ModelVersion" + guess));
    EXPECT_THAT(keys("StepNumber int NOT NULL, ReplicaIndex int NOT NULL"),
                ElementsAre("place (ParentId, StepNumber, ReplicaIndex)"));
    // A bare version may count the changes of the row, and so does the number of retries.
    EXPECT_THAT(keys("StepNumber int NOT NULL, Version int NOT NULL, RetryCount int NOT NULL"),
                ElementsAre("place (ParentId, StepNumber)"));
    // The currency is one of the price, and else says something about the row.
    EXPECT_THAT(keys("StepNumber int NOT NULL, CurrencyCode char(3) NOT NULL, UnitPrice money NOT "
                     "NULL"),
                ElementsAre("place (ParentId, CurrencyCode" + guess));
    EXPECT_THAT(keys("StepNumber int NOT NULL, CurrencyCode char(3) NOT NULL, Amount money NOT "
                     "NULL"),
                ElementsAre("place (ParentId, StepNumber)"));
    EXPECT_THAT(keys("[LineNo] int NOT NULL, ModelVersion varchar(20) NOT NULL"),
                ElementsAre("place (ParentId, LineNo)"));
    // Of two with the same number one is in the place of the other.
    EXPECT_THAT(keys("StepNumber int NOT NULL, IsRegenerated bit NOT NULL"),
                ElementsAre("place (ParentId, StepNumber), guessed"));
    EXPECT_THAT(keys("StepNumber int NOT NULL, IsUrgent bit NOT NULL"),
                ElementsAre("place (ParentId, StepNumber)"));
    // A tree is numbered below each node, perhaps.
    EXPECT_THAT(keys("ParentTId int NULL REFERENCES T, StepNumber int NOT NULL"),
                ElementsAre("place (ParentId, ParentTId" + guess));
    EXPECT_THAT(keys_of("CREATE TABLE ParentMessage (MessageId int IDENTITY PRIMARY KEY, ParentId "
                        "int NOT NULL REFERENCES Parent, ParentMessageId int NULL REFERENCES "
                        "ParentMessage, SequenceNumber int NOT NULL, Body nvarchar(max));",
                        parents, "ParentMessage"),
                ElementsAre("place (ParentId, ParentMessageId, SequenceNumber), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE BuildRun (BuildRunId int IDENTITY PRIMARY KEY, ParentId int "
                        "NOT NULL REFERENCES Parent, ParentRunId int NULL REFERENCES BuildRun, "
                        "RunNumber int NOT NULL);",
                        parents, "BuildRun"),
                ElementsAre("place (ParentId, RunNumber)"));
    EXPECT_THAT(keys_of("CREATE TABLE ParentVersion (Id int IDENTITY PRIMARY KEY, ParentId int NOT "
                        "NULL REFERENCES Parent, ModelName varchar(60) NOT NULL, Version int NOT "
                        "NULL);",
                        parents, "ParentVersion"),
                ElementsAre("place (ParentId, Version)"));
    EXPECT_THAT(keys("NextTId int NULL REFERENCES T, StepNumber int NOT NULL"),
                ElementsAre("place (ParentId, StepNumber)"));
}

// Two providers have a model of the same name, and each workspace its own prompts, wherever the
// column stands. A code is given once.
TEST(NaturalKey, ANameThatIsThereForSeveral) {
    const auto keys = [](const std::string& columns) {
        return keys_of("CREATE TABLE Template (TemplateId int IDENTITY PRIMARY KEY, " + columns +
                           ", Body nvarchar(max));",
                       {}, "Template");
    };
    for (const std::string column :
         {"Provider", "Framework", "CountryCode", "Namespace", "WorkspaceKey", "Section"}) {
        EXPECT_THAT(keys("TemplateName nvarchar(60) NOT NULL, " + column + " varchar(20) NOT NULL"),
                    ElementsAre("name (" + column + ", TemplateName), guessed"));
        EXPECT_THAT(keys("TemplateName nvarchar(60) NOT NULL, " + column + " varchar(20) NULL"),
                    ElementsAre("name (TemplateName)"));
    }
    EXPECT_THAT(keys("TemplateName nvarchar(60) NOT NULL, OwnerId int NOT NULL"),
                ElementsAre("name (OwnerId, TemplateName), guessed"));
    EXPECT_THAT(keys("TemplateName nvarchar(60) NOT NULL, IsLatest bit NOT NULL"),
                ElementsAre("name (TemplateName) where IsLatest is probably 1, guessed"));
    EXPECT_THAT(keys("TemplateName nvarchar(60) NOT NULL, Architecture varchar(20) NOT NULL"),
                ElementsAre("name (TemplateName)"));
    EXPECT_THAT(keys("TemplateCode varchar(20) NOT NULL, CountryCode char(2) NOT NULL"),
                ElementsAre("name (TemplateCode)"));
    EXPECT_THAT(keys("TemplateCode varchar(20) NOT NULL, Namespace varchar(20) NOT NULL"),
                ElementsAre("name (Namespace, TemplateCode), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE Region (RegionId int IDENTITY PRIMARY KEY, Region "
                        "nvarchar(60) NOT NULL, Code char(2) NOT NULL);",
                        {}, "Region"),
                testing::Not(testing::Contains(testing::HasSubstr("Region, Code"))));
}

// A list by its shape may have parts all the same: what counts them by the name of the row, and the
// code of a place within a place.
TEST(NaturalKey, PartsOfWhatLooksLikeAList) {
    const auto keys = [](const std::string& list, const std::string& name,
                         const std::string& columns) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, ListId smallint "
                           "NOT NULL REFERENCES " +
                           list + ", " + columns + ");",
                       "CREATE TABLE " + list +
                           " (ListId smallint PRIMARY KEY, Name nvarchar(99) NOT NULL UNIQUE);",
                       name);
    };
    EXPECT_THAT(keys("TaxTable", "TaxBracket",
                     "TaxYear smallint NOT NULL, BracketNumber int NOT "
                     "NULL, Share float NOT NULL"),
                ElementsAre("place (ListId, TaxYear, BracketNumber), guessed"));
    EXPECT_THAT(keys("TaxTable", "TaxBracket", "HouseNumber int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("TaxTable", "FactTaxBracket", "BracketNumber int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Library", "Branch", "BranchCode varchar(8) NOT NULL, Phone varchar(20)"),
                ElementsAre("name (ListId, BranchCode), guessed"));
    EXPECT_THAT(keys("Region", "Branch", "BranchCode varchar(8) NOT NULL, Phone varchar(20)"),
                ElementsAre("name (BranchCode), guessed"));
}

TEST(NaturalKey, AStateMayComeBack) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE ParentState (Id int IDENTITY PRIMARY KEY, ParentId int NOT "
            "NULL REFERENCES Parent, StateName varchar(20) NOT NULL" +
                columns + ");",
            parents, "ParentState");
    };
    EXPECT_THAT(keys(", EnteredAt datetime2 NOT NULL"),
                ElementsAre("name (ParentId, StateName), guessed"));
    EXPECT_THAT(keys(""), ElementsAre("name (ParentId, StateName)"));
}

// A number on a page may begin anew there, or go on: both with it, as a guess.
TEST(NaturalKey, APlaceAboveThePlace) {
    const auto keys = [](const std::string& places) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
            "Parent, " +
                places + ");",
            parents);
    };
    EXPECT_THAT(keys("PageNo int NOT NULL, [LineNo] int NOT NULL"),
                ElementsAre("place (ParentId, PageNo, LineNo), guessed"));
    EXPECT_THAT(keys("BatchNo int NOT NULL, SequenceNo int NOT NULL"),
                ElementsAre("place (ParentId, BatchNo, SequenceNo), guessed"));
    EXPECT_THAT(keys("[LineNo] int NOT NULL, PageNo int NOT NULL"),
                ElementsAre("place (ParentId, PageNo, LineNo), guessed"));
}

// Several notes may be on a page, and hardly ever two pages.
TEST(NaturalKey, APageIsNoNumberOfWhatIsOnIt) {
    const auto keys = [](const std::string& table) {
        return keys_of("CREATE TABLE " + table +
                           " (RowId int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
                           "Parent, PageNo int NOT NULL, Body nvarchar(max) NOT NULL);",
                       parents, table);
    };
    EXPECT_THAT(keys("ScannedPage"), ElementsAre("place (ParentId, PageNo)"));
    EXPECT_THAT(keys("Transcript"), ElementsAre("place (ParentId, PageNo), guessed"));
    EXPECT_THAT(keys("MarginNote"), IsEmpty());
}

// PromptVersion of a prompt stands behind its name; without a name it stands behind the parent.
TEST(NaturalKey, TheVersionOfANamedRow) {
    const auto keys = [](const std::string& name) {
        return keys_of(
            "CREATE TABLE Prompt (PromptId int IDENTITY PRIMARY KEY, ParentId int NOT NULL "
            "REFERENCES Parent, " +
                name + "PromptVersion int NOT NULL, Body nvarchar(max) NOT NULL);",
            parents, "Prompt");
    };
    EXPECT_THAT(keys("PromptName nvarchar(60) NOT NULL, "),
                ElementsAre("name (ParentId, PromptName, PromptVersion)"));
    EXPECT_THAT(keys(""), ElementsAre("place (ParentId, PromptVersion)"));
}

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

// The text of a chunk is kept once, wherever it occurs: the chunks are those of the document.
TEST(NaturalKey, ThePlaceInADocumentOfSharedContent) {
    const auto keys = [](const std::string& store) {
        return keys_of(
            "CREATE TABLE Manual (ManualId int IDENTITY PRIMARY KEY, Title nvarchar(80) NOT NULL, "
            "CoverId bigint NULL REFERENCES Piece);"
            "CREATE TABLE Fragment (FragmentId int IDENTITY PRIMARY KEY, ManualId int NOT NULL "
            "REFERENCES Manual, FragmentIndex int NOT NULL, PieceId bigint NOT NULL REFERENCES "
            "Piece);",
            store, "Fragment");
    };
    EXPECT_THAT(keys("CREATE TABLE Piece (PieceId bigint PRIMARY KEY, ContentHash binary(32) NOT "
                     "NULL UNIQUE, Content varbinary(200));"),
                ElementsAre("place (ManualId, FragmentIndex)"));
    EXPECT_THAT(keys("CREATE TABLE Piece (PieceId bigint PRIMARY KEY, Title nvarchar(60));"),
                Not(Contains("place (ManualId, FragmentIndex)")));
}

// A project with a name and nothing else is no list: it has versions.
TEST(NaturalKey, TheVersionOfWhatLooksLikeAList) {
    const std::string project =
        "CREATE TABLE Project (Id int IDENTITY PRIMARY KEY, Name nvarchar(50) NOT NULL UNIQUE);";
    const std::string columns =
        " (VId int IDENTITY PRIMARY KEY, ProjectId int NOT NULL REFERENCES Project, ";
    EXPECT_THAT(keys_of("CREATE TABLE ProjectVersion" + columns + "VersionNumber int NOT NULL);",
                        project, "ProjectVersion"),
                ElementsAre("place (ProjectId, VersionNumber)"));
    EXPECT_THAT(keys_of("CREATE TABLE ProjectPhase" + columns + "Depth int NOT NULL);", project,
                        "ProjectPhase"),
                IsEmpty());
}

// Deleted rows may have the same name, whatever says that they are.
TEST(NaturalKey, AMarkOfDeletedRowsThatIsNoBit) {
    const auto keys = [](const std::string& mark) {
        return keys_of(
            "CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, "
            "RoleName nvarchar(50) NOT NULL, " +
                mark + ");",
            {}, "Role");
    };
    const std::string key = "name (RoleName) where ";
    EXPECT_THAT(keys("IsDeleted char(1) NOT NULL DEFAULT ('N')"),
                ElementsAre(key + "IsDeleted is probably 'N'"));
    EXPECT_THAT(keys("Deleted nchar(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "Deleted is probably N'N'"));
    EXPECT_THAT(keys("Deleted char(1) NOT NULL"), ElementsAre(key + "Deleted is probably …"));
    EXPECT_THAT(keys("IsActive tinyint NOT NULL"), ElementsAre(key + "IsActive is probably 1"));
    EXPECT_THAT(keys("IsDeleted int NOT NULL"), ElementsAre(key + "IsDeleted is probably 0"));
    EXPECT_THAT(keys("IsDeleted smallint NOT NULL DEFAULT ((2))"),
                ElementsAre(key + "IsDeleted is probably 2"));
    EXPECT_THAT(keys("IsDeleted char(1) NOT NULL DEFAULT 0"),
                ElementsAre(key + "IsDeleted is probably '0'"));
    EXPECT_THAT(keys("IsDeleted nvarchar(1) NOT NULL DEFAULT ((0))"),
                ElementsAre(key + "IsDeleted is probably N'0'"));
    EXPECT_THAT(keys("RecordStatus char(1) NOT NULL"),
                ElementsAre(key + "RecordStatus is probably …"));
    // What is gone goes before what is not in use; a bit before a letter.
    EXPECT_THAT(keys("IsActive bit NOT NULL, Deleted char(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "Deleted is probably 'N'"));
    EXPECT_THAT(keys("Deleted char(1) NOT NULL, IsDeleted bit NOT NULL"),
                ElementsAre(key + "IsDeleted = 0"));
    EXPECT_THAT(keys("Deleted nvarchar(400) NOT NULL"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("Act tinyint NOT NULL"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("Deleted char(1) NOT NULL, "
                     "INDEX UX_Role UNIQUE (RoleName) WHERE Deleted = 'N'"),
                ElementsAre(key + "Deleted is probably …, covered"));
}

TEST(NaturalKey, AnIndexOfTheRowsThatAreGoneIsNoKeyOfThoseThatAreThere) {
    const auto is_covered = [](const std::string& mark, const std::string& filter) {
        const std::vector<std::string> keys = keys_of(
            "CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, RoleName nvarchar(50) NOT NULL, " +
                mark + " NOT NULL, INDEX UX_Role UNIQUE (RoleName) WHERE " + filter + ");",
            {}, "Role");
        return keys.size() == 1 && keys.front().ends_with(", covered");
    };
    const std::string deleted = "IsDeleted char(1) DEFAULT 'N'";
    EXPECT_TRUE(is_covered(deleted, "IsDeleted = 'N'"));
    EXPECT_TRUE(is_covered(deleted, "IsDeleted = N'n'"));
    EXPECT_TRUE(is_covered(deleted, "IsDeleted <> 'Y'"));
    EXPECT_FALSE(is_covered(deleted, "IsDeleted = 'Y'"));
    EXPECT_FALSE(is_covered(deleted, "IsDeleted <> 'N'"));
    EXPECT_TRUE(is_covered("IsDeleted nchar(1) DEFAULT 0", "IsDeleted = N'0'"));
    EXPECT_FALSE(is_covered("IsDeleted nchar(1) DEFAULT 0", "IsDeleted = N'1'"));
    EXPECT_TRUE(is_covered("IsActive tinyint", "IsActive = CAST(1 AS tinyint)"));
    EXPECT_FALSE(is_covered("IsActive tinyint", "IsActive = CAST(0 AS tinyint)"));
    EXPECT_TRUE(is_covered("IsDeleted int", "IsDeleted != 1"));
    EXPECT_FALSE(is_covered("IsDeleted int", "IsDeleted = 1"));
    // A status may have several values of live rows.
    EXPECT_TRUE(is_covered("RecordStatus char(1) DEFAULT 'A'", "RecordStatus = 'D'"));
}

// Of two parents that the row is named after, the first is the whole.
TEST(NaturalKey, ThePlaceWithinTheFirstOfTwoParents) {
    const auto keys = [](const std::string& name, const std::string& place) {
        return keys_of(
            "CREATE TABLE Playlist (PlaylistId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Song (SongId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE " +
                name +
                " (RowId int IDENTITY PRIMARY KEY, SongId int NOT NULL REFERENCES Song, "
                "PlaylistId int NOT NULL REFERENCES Playlist, " +
                place + " int NOT NULL);",
            {}, name);
    };
    EXPECT_THAT(keys("PlaylistSong", "SongOrder"), ElementsAre("place (PlaylistId, SongOrder)"));
    EXPECT_THAT(keys("PlaylistSong", "Sequence"),
                ElementsAre("place (PlaylistId, Sequence), guessed"));
    EXPECT_THAT(keys("SongPlaylist", "Sequence"), ElementsAre("place (SongId, Sequence), guessed"));
    EXPECT_THAT(keys("Medley", "Sequence"), IsEmpty());
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

// A number is another one in each row, whatever it counts: the same product may be there twice.
TEST(NaturalKey, NoCombinationBesideANumber) {
    const auto keys = [](const std::string& column) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, "
            "OtherId int NOT NULL REFERENCES Other" +
                column + ");",
            parents);
    };
    EXPECT_THAT(keys(""), ElementsAre("combination (ParentId, OtherId), guessed"));
    EXPECT_THAT(keys(", ZeileNr int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys(", ZeileNr int NULL"),
                ElementsAre("combination (ParentId, OtherId), guessed"));
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

TEST(NaturalKey, TheNumberOfARowWhoseNameIsWrittenAsOneWord) {
    const auto keys = [](const std::string& action) {
        return keys_of(
            "CREATE TABLE Bon (BonId int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Orderregel (OrderregelId int IDENTITY PRIMARY KEY, "
            "BonId int NOT NULL REFERENCES Bon" +
                action + ", RegelNr smallint NOT NULL);",
            {}, "Orderregel");
    };
    EXPECT_THAT(keys(" ON DELETE CASCADE"), ElementsAre("place (BonId, RegelNr)"));
    EXPECT_THAT(keys(""), IsEmpty());
}

TEST(NaturalKey, TheNameWithinAnOwnerThatARowMayLack) {
    const auto keys = [](const std::string& name, const std::string& columns) {
        return keys_of(
            "CREATE TABLE " + name + " (RowId int IDENTITY PRIMARY KEY, " + columns + ");\n",
            parents, name);
    };
    const std::string code = ", Code varchar(20) NOT NULL";
    const std::string label = ", Name varchar(20) NOT NULL";
    // The name of the table says whose parts they are. Without a foreign key each row has one.
    EXPECT_THAT(keys("ParentOption", "ParentId int NULL REFERENCES Parent" + code),
                ElementsAre("name (ParentId, Code)"));
    EXPECT_THAT(keys("ParentOption", "OtherId int NULL, ParentId int NULL" + code),
                ElementsAre("name (ParentId, Code)"));
    EXPECT_THAT(keys("Label", "ParentId int NOT NULL" + label),
                ElementsAre("name (ParentId, Name)"));
    // A name may be taken within each owner; a code is given out once, as it seems.
    EXPECT_THAT(keys("Label", "OtherId int NULL" + label), IsEmpty());
    EXPECT_THAT(keys("Label", "OtherId int NULL REFERENCES Other" + label), IsEmpty());
    EXPECT_THAT(keys("Category", "OtherId int NULL REFERENCES Other" + code),
                ElementsAre("name (Code), guessed"));
    EXPECT_THAT(keys("Category", "CategoryNo int NULL" + code), ElementsAre("name (Code)"));
}

TEST(NaturalKey, InATreeTheNameBelowTheSameRow) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE Category (CategoryId int IDENTITY PRIMARY KEY, Name "
            "varchar(20) NOT NULL, " +
                columns + ");\n",
            parents, "Category");
    };
    const std::string parent = "ParentCategoryId int NULL REFERENCES Category";
    EXPECT_THAT(keys(parent), ElementsAre("name (ParentCategoryId, Name)"));
    EXPECT_THAT(keys("OtherId int NOT NULL REFERENCES Other, " + parent),
                ElementsAre("name (OtherId, ParentCategoryId, Name)"));
    // What it replaces says nothing of where it belongs.
    EXPECT_THAT(keys("OtherId int NOT NULL REFERENCES Other, ReplacedById int NULL REFERENCES "
                     "Category"),
                ElementsAre("name (OtherId, Name)"));
}

TEST(NaturalKey, NotWhereSomethingBetweenMayOwnTheRow) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE Site (SiteId int IDENTITY PRIMARY KEY, OtherId int NOT NULL "
            "REFERENCES Other);\n"
            "CREATE TABLE Category (CategoryId int IDENTITY PRIMARY KEY, OtherId int "
            "NOT NULL REFERENCES Other, SiteId int NULL REFERENCES Site, " +
                columns + ");\n",
            parents, "Category");
    };
    EXPECT_THAT(keys("Name varchar(20) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Code varchar(20) NOT NULL"), ElementsAre("name (OtherId, Code), guessed"));
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

TEST(NaturalKey, TheNameThatIsShownOfWhoeverLogsIn) {
    const std::string agent =
        "CREATE TABLE Agent (AgentId int IDENTITY PRIMARY KEY, DisplayName varchar(80) NOT NULL, ";
    const std::string user =
        ");\nCREATE TABLE U (UId int PRIMARY KEY, AgentId int REFERENCES Agent);";
    EXPECT_THAT(keys_of(agent + "Team varchar(80) NOT NULL" + user, "", "Agent"),
                ElementsAre("name (DisplayName), guessed"));
    EXPECT_THAT(keys_of(agent + "LoginName varchar(80) NOT NULL" + user, "", "Agent"), IsEmpty());
}

TEST(NaturalKey, ThePrimaryKeySaysThatItTakesMore) {
    const std::string table =
        "CREATE TABLE Budget (MonthKey int NOT NULL, OtherId int NOT NULL REFERENCES Other, Code "
        "varchar(10) NOT NULL, Amount money NOT NULL, PRIMARY KEY (";
    EXPECT_THAT(keys_of(table + "MonthKey, OtherId, Code));", parents, "Budget"), IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE fact.Reading (DateKey int NOT NULL, ParentId int NOT NULL "
                        "REFERENCES Parent, OtherId int NOT NULL REFERENCES Other);",
                        parents, "Reading"),
                IsEmpty());
}

TEST(NaturalKey, TheCellOfAGridWithinTheParent) {
    const auto keys = [](const std::string& cell) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, " +
                cell + ");",
            parents);
    };
    EXPECT_THAT(keys("TileX int NOT NULL, TileY int NOT NULL"),
                ElementsAre("place (ParentId, TileX, TileY)"));
    EXPECT_THAT(keys("TileX int NOT NULL, TileY int NULL"), IsEmpty());
    // Nothing says that two may not be there; and shapes lie over each other.
    EXPECT_THAT(keys("X int NOT NULL, Y int NOT NULL"),
                ElementsAre("place (ParentId, X, Y), guessed"));
    EXPECT_THAT(keys("TileX int NOT NULL, TileY int NOT NULL, PyramidLevel int NOT NULL"),
                ElementsAre("place (ParentId, PyramidLevel, TileX, TileY), guessed"));
    EXPECT_THAT(keys("X int NOT NULL, Y int NOT NULL, Width int NOT NULL, Height int NOT NULL"),
                IsEmpty());
    EXPECT_THAT(keys("X int NOT NULL, Y int NOT NULL, Confidence real NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("PatchX int NOT NULL, PatchY int NOT NULL, PatchWidth int NOT NULL"),
                ElementsAre("place (ParentId, PatchX, PatchY), guessed"));
    EXPECT_THAT(keys("Latitude float NOT NULL, Longitude float NOT NULL"), IsEmpty());
}

TEST(NaturalKey, TheEntryOfACache) {
    const auto keys = [](const std::string& table) {
        return Derived(parents + table).keys("AnswerCache");
    };
    const std::string cache =
        "CREATE TABLE AnswerCache (Id int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
        "Parent, Answer varbinary(max), ";
    EXPECT_THAT(keys(cache + "CacheKey varchar(64) NOT NULL);"), ElementsAre("name (CacheKey)"));
    EXPECT_THAT(keys(cache + "InputHash binary(32) NOT NULL);"),
                ElementsAre("name (ParentId, InputHash)"));
    // A reference needs no foreign key, which memory-optimized tables cannot have to others.
    EXPECT_THAT(keys(cache + "OtherId int NOT NULL, InputHash binary(32) NOT NULL);"),
                ElementsAre("name (ParentId, OtherId, InputHash)"));
    EXPECT_THAT(keys(cache + "OtherId int NULL, InputHash binary(32) NOT NULL);"),
                ElementsAre("name (ParentId, InputHash)"));
    EXPECT_THAT(keys(cache + "InputHash varbinary(max) NOT NULL);"), IsEmpty());
    EXPECT_THAT(keys(cache + "InputHash binary(32) NULL);"), IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, FileHash binary(32) NOT "
                        "NULL);"),
                IsEmpty());
}

TEST(NaturalKey, OneRowOfEachTypeWithinTheTenant) {
    const auto keys = [](const std::string& columns) {
        return Derived(
                   "CREATE TABLE Tenant (TenantId int PRIMARY KEY);"
                   "CREATE TABLE Quota (QuotaId int IDENTITY PRIMARY KEY, TenantId int NOT "
                   "NULL, " +
                   columns + ");")
            .keys("Quota");
    };
    EXPECT_THAT(keys("UsageType varchar(20) NOT NULL, Most int"),
                ElementsAre("name (TenantId, UsageType), guessed"));
    EXPECT_THAT(keys("UsageType varchar(20) NULL, Most int"), IsEmpty());
    EXPECT_THAT(keys("UsageType varchar(20) NOT NULL, PeriodType varchar(9) NOT NULL"), IsEmpty());
    // Two may be of the same severity, or each have a name.
    EXPECT_THAT(keys("Severity varchar(20) NOT NULL, Most int"), IsEmpty());
    EXPECT_THAT(keys("UsageType varchar(20) NOT NULL, Title nvarchar(50) NOT NULL"), IsEmpty());
    // A tenant has two of one kind, each with a value of its own.
    EXPECT_THAT(keys("UsageType varchar(20) NOT NULL, ProviderToken varchar(200) NOT NULL"),
                IsEmpty());
    EXPECT_THAT(keys("UsageType varchar(20) NOT NULL, ConfigHash binary(32) NOT NULL"), IsEmpty());
}

TEST(NaturalKey, ThePlaceNeedsAParentWithoutDoubt) {
    const std::string place = "LineNumber int NOT NULL);";
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, " + place), IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
                        "ParentId int NULL REFERENCES Parent, " +
                            place,
                        parents),
                IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
                        "P1 int NOT NULL REFERENCES Other, P2 int NOT NULL REFERENCES Other, " +
                            place,
                        parents),
                IsEmpty());
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
                        "OtherId int NOT NULL REFERENCES Other, "
                        "P int NOT NULL REFERENCES Parent ON DELETE CASCADE, " +
                            place,
                        parents),
                ElementsAre("place (P, LineNumber)"));
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
                        "ParentNode int NOT NULL REFERENCES Other, "
                        "Child int NOT NULL REFERENCES Other, " +
                            place,
                        parents),
                ElementsAre("place (ParentNode, LineNumber)"));
}

TEST(NaturalKey, ThePlaceMayBeOneWithinSomethingCloser) {
    const auto keys = [](const std::string& name, const std::string& columns) {
        return keys_of(
            "CREATE TABLE Manual (ManualId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent);\n"
            "CREATE TABLE " +
                name +
                " (Id int IDENTITY PRIMARY KEY, "
                "ParentId int NOT NULL REFERENCES Parent ON DELETE CASCADE, " +
                columns + ", ChunkIndex int NOT NULL);",
            parents, name);
    };
    EXPECT_THAT(keys("Chunk", "Body nvarchar(max)"), ElementsAre("place (ParentId, ChunkIndex)"));
    EXPECT_THAT(keys("Chunk", "ManualId int NOT NULL REFERENCES Manual"),
                ElementsAre("place (ParentId, ManualId, ChunkIndex), guessed"));
    EXPECT_THAT(keys("Chunk", "SourceUri nvarchar(400) NOT NULL"),
                ElementsAre("place (ParentId, SourceUri, ChunkIndex), guessed"));
    EXPECT_THAT(keys("Chunk", "DocumentGuid uniqueidentifier NOT NULL"),
                ElementsAre("place (ParentId, DocumentGuid, ChunkIndex), guessed"));
    EXPECT_THAT(keys("Chunk", "SourceUri nvarchar(2048) NOT NULL"), IsEmpty());
    // What a row may lack is nothing closer.
    EXPECT_THAT(keys("Chunk", "ManualId int NULL REFERENCES Manual"),
                ElementsAre("place (ParentId, ChunkIndex)"));
    EXPECT_THAT(keys("Chunk", "SourceUri nvarchar(400) NULL"),
                ElementsAre("place (ParentId, ChunkIndex)"));
}

TEST(NaturalKey, ThePlaceMayBeOneWithinWhatStandsBeforeIt) {
    const auto keys = [](const std::string& name, const std::string& columns) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES Parent "
                           "ON DELETE CASCADE, " +
                           columns + ");",
                       parents, name);
    };
    const std::string attempt = ", AttemptNumber int NOT NULL";
    const auto with = [&](const std::string& column) { return keys("Attempt", column + attempt); };
    const auto anew = [](const std::string& column) {
        return ElementsAre("place (ParentId, " + column + ", AttemptNumber), guessed");
    };
    EXPECT_THAT(with("OtherId int NOT NULL REFERENCES Other"), anew("OtherId"));
    EXPECT_THAT(with("StudyUid varchar(64) NOT NULL"), anew("StudyUid"));
    EXPECT_THAT(with("SetGuid uniqueidentifier NOT NULL"), anew("SetGuid"));
    EXPECT_THAT(with("DeviceType varchar(20) NOT NULL"), anew("DeviceType"));
    EXPECT_THAT(with("Section nvarchar(50) NOT NULL"), anew("Section"));
    EXPECT_THAT(with("RoundNumber int NOT NULL"), anew("RoundNumber"));
    EXPECT_THAT(with("LeavesAt datetime2 NOT NULL"), anew("LeavesAt"));
    // What may be missing, a state, a measure, a name, words; and what comes after it.
    for (const char* column :
         {"OtherId int NULL REFERENCES Other", "Status varchar(20) NOT NULL", "Points int NOT NULL",
          "Title nvarchar(50) NOT NULL", "Body nvarchar(400) NOT NULL", "IsOpen bit NOT NULL",
          "CreatedBy nvarchar(50) NOT NULL"}) {
        EXPECT_THAT(with(column), ElementsAre("place (ParentId, AttemptNumber)")) << column;
    }
    EXPECT_THAT(
        keys("Attempt", "AttemptNumber int NOT NULL, OtherId int NOT NULL REFERENCES Other"),
        ElementsAre("place (ParentId, AttemptNumber)"));
    // Where something else is in an order, that is no scope of it; a kind may be.
    const std::string position = ", Position int NOT NULL";
    EXPECT_THAT(keys("Attempt", "OtherId int NOT NULL REFERENCES Other" + position),
                ElementsAre("place (ParentId, Position)"));
    EXPECT_THAT(keys("Attempt", "StudyUid varchar(64) NOT NULL" + position),
                ElementsAre("place (ParentId, Position)"));
    EXPECT_THAT(keys("Attempt", "DeviceType varchar(20) NOT NULL" + position),
                ElementsAre("place (ParentId, DeviceType, Position), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE Attempt (Id int IDENTITY PRIMARY KEY, OwnerId int NOT NULL "
                        "REFERENCES Parent, OtherId int NOT NULL REFERENCES Other" +
                            attempt + ");",
                        parents, "Attempt"),
                ElementsAre("place (OwnerId, AttemptNumber)"));
    // The lines of a document are counted within that.
    EXPECT_THAT(keys("ParentLine", "ArticleCode varchar(9) NOT NULL, [LineNo] int NOT NULL"),
                ElementsAre("place (ParentId, LineNo)"));
    EXPECT_THAT(keys("Booked", "ArticleCode varchar(9) NOT NULL, [LineNo] int NOT NULL"),
                ElementsAre("place (ParentId, LineNo)"));
}

TEST(NaturalKey, TheNumberOfALineDirectlyAfterItsDocument) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE JournalEntry (JournalEntryId int IDENTITY PRIMARY KEY);\n"
            "CREATE TABLE Booked (Id int IDENTITY PRIMARY KEY, " +
                columns + ");",
            parents, "Booked");
    };
    const std::string entry = "JournalEntryId int NOT NULL REFERENCES JournalEntry";
    const std::string other = "OtherId int NOT NULL REFERENCES Other";
    const std::string line = "LineNumber int NOT NULL";
    EXPECT_THAT(keys(entry + ", " + line + ", " + other),
                ElementsAre("place (JournalEntryId, LineNumber)"));
    EXPECT_THAT(keys(entry + ", " + other + ", " + line), IsEmpty());
    EXPECT_THAT(keys(entry + ", StepNumber int NOT NULL, " + other), IsEmpty());
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

TEST(NaturalKey, ANameWithinWhatStandsBeforeIt) {
    const auto keys = [](const std::string& table, const std::string& columns) {
        return Derived("CREATE TABLE " + table + " (Id int IDENTITY PRIMARY KEY, " + columns + ");")
            .keys(table);
    };
    const std::string code = ", LookupCode varchar(20) NOT NULL";
    const auto within = [](const std::string& column) {
        return ElementsAre("name (" + column + ", LookupCode), guessed");
    };
    EXPECT_THAT(keys("Lookup", "LookupType varchar(20) NOT NULL" + code), within("LookupType"));
    EXPECT_THAT(keys("Lookup", "CompanyCode char(4) NOT NULL" + code), within("CompanyCode"));
    EXPECT_THAT(keys("Lookup", "Domain nvarchar(40) NOT NULL" + code), within("Domain"));
    EXPECT_THAT(keys("Lookup", "ApplicationName nvarchar(40) NOT NULL" + code),
                within("ApplicationName"));
    EXPECT_THAT(keys("Role", "RoleName nvarchar(40) NOT NULL, Language varchar(9) NOT NULL"),
                ElementsAre("name (Language, RoleName), guessed"));
    // What may be missing, a state, a remark, words, a phone, a measure; what comes after it.
    for (const char* column :
         {"LookupType varchar(20) NULL", "Status varchar(20) NOT NULL",
          "Description nvarchar(99) NOT NULL", "Words nvarchar(400) NOT NULL",
          "PhoneNumber varchar(20) NOT NULL", "Width int NOT NULL", "IsOpen bit NOT NULL",
          "Scac char(4) NOT NULL", "Lookup varchar(20) NOT NULL"}) {
        EXPECT_THAT(keys("Lookup", column + code), ElementsAre("name (LookupCode)")) << column;
    }
    EXPECT_THAT(keys("Culture", "Name nvarchar(40) NOT NULL, CultureCode varchar(9) NOT NULL"),
                ElementsAre("name (CultureCode)"));
    EXPECT_THAT(keys("Role", "RoleName nvarchar(40) NOT NULL, RoleLanguage varchar(9) NOT NULL"),
                ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("Lookup", "LookupCode varchar(20) NOT NULL, LookupType varchar(20) NOT NULL"),
                ElementsAre("name (LookupCode)"));
}

TEST(NaturalKey, ANameWithinTheOneThingThatOwnsIt) {
    const auto keys = [](const std::string& columns) {
        return keys_of("CREATE TABLE Milestone (Id int IDENTITY PRIMARY KEY, " + columns +
                           ", MilestoneName varchar(40) NOT NULL);",
                       parents, "Milestone");
    };
    const std::string parent = "ParentId int NOT NULL REFERENCES Parent";
    EXPECT_THAT(keys(parent), ElementsAre("name (ParentId, MilestoneName), guessed"));
    EXPECT_THAT(keys(parent + ", Note nvarchar(max)"),
                ElementsAre("name (ParentId, MilestoneName), guessed"));
    // What happens may do so again, and what may belong to something else has no scope.
    EXPECT_THAT(keys(parent + ", StartsAt datetime2 NOT NULL"), IsEmpty());
    EXPECT_THAT(keys(parent + ", OtherId int NULL REFERENCES Other"), IsEmpty());
    EXPECT_THAT(keys("ParentId int NULL REFERENCES Parent"), IsEmpty());
    EXPECT_THAT(keys("Width int"), IsEmpty());
}

TEST(NaturalKey, AReferenceThatSaysWhatSomebodyDoesIsNoOwner) {
    const auto keys = [](const std::string& column) {
        return Derived(
                   "CREATE TABLE Player (PlayerId int IDENTITY PRIMARY KEY);\n"
                   "CREATE TABLE Guild (GuildId int IDENTITY PRIMARY KEY, GuildName "
                   "nvarchar(40) NOT NULL, " +
                   column +
                   " int NULL REFERENCES Player);\n"
                   "CREATE TABLE C (CId int PRIMARY KEY, GuildId int REFERENCES Guild);")
            .keys("Guild");
    };
    EXPECT_THAT(keys("LeaderPlayerId"), ElementsAre("name (GuildName), guessed"));
    EXPECT_THAT(keys("PlayerId"), IsEmpty());
    EXPECT_THAT(keys("OwnerPlayerId"), ElementsAre("name (OwnerPlayerId, GuildName), guessed"));
}

TEST(NaturalKey, TheOnlyTextWithinTheParent) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE ParentOperation (Id int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, Price decimal(9, 4), " +
                columns + ");",
            parents, "ParentOperation");
    };
    EXPECT_THAT(keys("Operation varchar(50) NOT NULL"),
                ElementsAre("name (ParentId, Operation), guessed"));
    EXPECT_THAT(keys("Operation varchar(50) NULL"), IsEmpty());
    EXPECT_THAT(keys("Operation varchar(50) NOT NULL, Region varchar(20) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Operation varchar(50) NOT NULL, StartsOn date NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Comment varchar(50) NOT NULL"), IsEmpty());
}

TEST(NaturalKey, NoStateTellsTheRowsOfAParentApart) {
    const auto keys = [](const std::string& name, const std::string& column) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES Parent "
                           "ON DELETE CASCADE, Quantity int NOT NULL, " +
                           column + " NOT NULL);",
                       parents, name);
    };
    EXPECT_THAT(keys("Share", "Region varchar(10)"),
                ElementsAre("name (ParentId, Region), guessed"));
    EXPECT_THAT(keys("Share", "ShareStatus varchar(10)"), IsEmpty());
    EXPECT_THAT(keys("Share", "Flg char(1)"), IsEmpty());
    EXPECT_THAT(keys("Share", "Grp char(1)"), IsEmpty());
    EXPECT_THAT(keys("Share", "HoldCd char(3)"), IsEmpty());
    EXPECT_THAT(keys("SalesOrderLine", "Region varchar(10)"), IsEmpty());
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

TEST(NaturalKey, TheCodesAndKindsOfARate) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE ParentRate (Id int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, CreatedAt datetime2, " +
                columns + ");",
            parents, "ParentRate");
    };
    const std::string codes = "ZoneCode varchar(9) NOT NULL, UsageType varchar(20) NOT NULL";
    const std::string key = "name (ParentId, ZoneCode, UsageType), guessed";
    EXPECT_THAT(keys(codes + ", Multiplier decimal(9, 4) NOT NULL"), ElementsAre(key));
    EXPECT_THAT(keys(codes + ", UnitPrice money NOT NULL"), ElementsAre(key));
    // Within one parent only.
    EXPECT_THAT(keys(codes + ", UnitPrice money, OtherId int NULL REFERENCES Other"), IsEmpty());
    // No rate; something may be missing; a date, a quantity or a name more.
    EXPECT_THAT(keys(codes), IsEmpty());
    EXPECT_THAT(keys(codes + ", UnitPrice money, Grade varchar(9) NULL"), IsEmpty());
    EXPECT_THAT(keys(codes + ", UnitPrice money, StartsOn date"), IsEmpty());
    EXPECT_THAT(keys(codes + ", UnitPrice money, Quantity int"), IsEmpty());
    EXPECT_THAT(keys(codes + ", UnitPrice money, DisplayName varchar(50) NOT NULL"), IsEmpty());
}

TEST(NaturalKey, TheWordOfAVocabulary) {
    const auto keys = [](const std::string& name, const std::string& column) {
        return keys_of("CREATE TABLE " + name +
                           " (Id int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES Parent "
                           "ON DELETE CASCADE, " +
                           column + " nvarchar(100) NOT NULL, Uses int);",
                       parents, name);
    };
    EXPECT_THAT(keys("TokenVocabulary", "Token"), ElementsAre("name (ParentId, Token)"));
    EXPECT_THAT(Derived(parents + "CREATE TABLE PushToken (Id int IDENTITY PRIMARY KEY, "
                                  "ParentId int NULL REFERENCES Parent, Token nvarchar(100));")
                    .keys("PushToken"),
                IsEmpty());
    EXPECT_THAT(Derived(parents + "CREATE TABLE Comments (Id int IDENTITY PRIMARY KEY, "
                                  "ParentId int NULL REFERENCES Parent, Comment nvarchar(100));")
                    .keys("Comments"),
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

TEST(NaturalKey, AParentMayBeKnownByNameAlone) {
    EXPECT_THAT(Derived("CREATE TABLE VideoFrame (FrameId bigint IDENTITY PRIMARY KEY, "
                        "VideoId bigint NOT NULL, FrameNumber int NOT NULL);")
                    .keys("VideoFrame"),
                ElementsAre("place (VideoId, FrameNumber)"));
    EXPECT_THAT(Derived("CREATE TABLE Frame (FrameId bigint IDENTITY PRIMARY KEY, "
                        "SessionId bigint NOT NULL, FrameNumber int NOT NULL);")
                    .keys("Frame"),
                IsEmpty());
}

TEST(NaturalKey, TheNameOfWhatIsDefined) {
    const auto keys = [](const std::string& table, const std::string& columns) {
        return Derived(parents + "CREATE TABLE " + table + " (Id int IDENTITY PRIMARY KEY, " +
                       columns + ");")
            .keys(table);
    };
    EXPECT_THAT(keys("Role", "Name nvarchar(50) NOT NULL"), ElementsAre("name (Name)"));
    EXPECT_THAT(keys("FeatureFlags", "name nvarchar(50) NOT NULL"), ElementsAre("name (name)"));
    EXPECT_THAT(keys("ProductCategory", "CategoryName nvarchar(50) NOT NULL"),
                ElementsAre("name (CategoryName)"));
    EXPECT_THAT(keys("Setting", "SettingKey nvarchar(50) NOT NULL, Value nvarchar(max)"),
                ElementsAre("name (SettingKey)"));
    EXPECT_THAT(keys("Role", "ParentId int NOT NULL REFERENCES Parent, Name nvarchar(50) NOT NULL"),
                ElementsAre("name (ParentId, Name)"));
    EXPECT_THAT(keys("Category",
                     "ParentCategoryId int NULL REFERENCES Category, "
                     "Name nvarchar(50) NOT NULL"),
                ElementsAre("name (ParentCategoryId, Name)"));
    EXPECT_THAT(keys("Model",
                     "Name nvarchar(50) NOT NULL, Version int NOT NULL, "
                     "IsDeleted bit NOT NULL"),
                ElementsAre("name (Name, Version) where IsDeleted = 0"));
    EXPECT_THAT(keys("Gadget", "GadgetName nvarchar(50) NOT NULL, Revision varchar(9) NOT NULL"),
                ElementsAre("name (GadgetName, Revision)"));
    // A name that may be missing or does not fit into a key.
    EXPECT_THAT(keys("Role", "Name nvarchar(50) NULL"), IsEmpty());
    EXPECT_THAT(keys("Role", "Name nvarchar(max) NOT NULL"), IsEmpty());
    EXPECT_THAT(keys("Role", "Name nvarchar(1000) NOT NULL"), IsEmpty());
    // Unique within what?
    EXPECT_THAT(keys("Role",
                     "P int NOT NULL REFERENCES Parent, O int NOT NULL REFERENCES Other, "
                     "Name nvarchar(50) NOT NULL"),
                IsEmpty());
}

TEST(NaturalKey, NamesThatRepeat) {
    for (const char* table : {"Customer", "Person", "Employee", "Supplier", "Company", "Product",
                              "City", "Document", "Ticket", "Author", "Book", "Hospital"}) {
        const Derived schema("CREATE TABLE " + std::string{table} +
                             " (Id int IDENTITY PRIMARY KEY, Name nvarchar(50) NOT NULL, "
                             "FirstName nvarchar(50) NOT NULL, LastName nvarchar(50) NOT NULL, "
                             "Title nvarchar(50) NOT NULL);"
                             "CREATE TABLE Child (ChildId int PRIMARY KEY, P int REFERENCES " +
                             table + ");");
        EXPECT_THAT(schema.keys(table), IsEmpty()) << table;
    }
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

TEST(NaturalKey, AnUnknownThingIsAGuessWhereOthersReferToIt) {
    const std::string table =
        "CREATE TABLE Gizmo (GizmoId int IDENTITY PRIMARY KEY, "
        "Name nvarchar(50) NOT NULL);";
    EXPECT_THAT(Derived(table).keys("Gizmo"), IsEmpty());
    EXPECT_THAT(Derived(table + "CREATE TABLE C (CId int PRIMARY KEY, G int REFERENCES Gizmo);")
                    .keys("Gizmo"),
                ElementsAre("name (Name), guessed"));
}

TEST(NaturalKey, CoveredByAnyUniqueIndexOfItsColumns) {
    const auto keys = [](const std::string& more, const std::string& after = {}) {
        return Derived(
                   "CREATE TABLE Model (ModelId int IDENTITY PRIMARY KEY, "
                   "Name nvarchar(50) NOT NULL, Version int NOT NULL, IsActive bit NOT NULL" +
                   more + ");" + after)
            .keys("Model");
    };
    const std::string key = "name (Name, Version) where IsActive = 1";
    EXPECT_THAT(keys(", UNIQUE (Version, Name)"), ElementsAre(key + ", covered"));
    EXPECT_THAT(keys(", UNIQUE (Name)"), ElementsAre(key + ", covered"));
    EXPECT_THAT(keys("", "CREATE UNIQUE INDEX I ON Model (Name, Version) WHERE IsActive = 1;"),
                ElementsAre(key + ", covered"));
    EXPECT_THAT(keys("", "CREATE INDEX I ON Model (Name, Version);"), ElementsAre(key));
    EXPECT_THAT(keys("", "CREATE UNIQUE INDEX I ON Model (Name, Version, ModelId);"),
                ElementsAre(key));
    EXPECT_THAT(keys("", "CREATE UNIQUE INDEX I ON Model (Name) WHERE ModelId > 7;"),
                ElementsAre(key));
    // Another business key that is already there makes this one less likely.
    EXPECT_THAT(keys(", Code varchar(9), UNIQUE (Code)"), IsEmpty());
    EXPECT_THAT(keys(", Guid uniqueidentifier, UNIQUE (Guid)"), ElementsAre(key));
}

TEST(NaturalKey, AFilteredIndexCoversItWhereItLeavesOutNoLiveRow) {
    const auto keys = [](const std::string& filter) {
        return Derived(
                   "CREATE TABLE Model (ModelId int IDENTITY PRIMARY KEY, "
                   "Name nvarchar(50) NOT NULL, Version int NOT NULL, IsDeleted bit NOT NULL);"
                   "CREATE UNIQUE INDEX I ON Model (Name, Version) WHERE " +
                   filter + ";")
            .keys("Model");
    };
    const std::string key = "name (Name, Version) where IsDeleted = 0";
    for (const char* filter :
         {"IsDeleted = 0", "([IsDeleted]=CONVERT([bit],(0)))", "isdeleted <> 1", "Name IS NOT NULL",
          "Name IS NOT NULL AND IsDeleted = 0"}) {
        EXPECT_THAT(keys(filter), ElementsAre(key + ", covered")) << filter;
    }
    for (const char* filter :
         {"Name = N'A'", "Version > 1", "IsDeleted = 1", "IsDeleted <> 0", "ModelId IS NOT NULL",
          "IsDeleted = 0 AND Version > 1", "IsDeleted IS NOT NULL", "Version IN (1, 2)"}) {
        EXPECT_THAT(keys(filter), ElementsAre(key)) << filter;
    }
}

TEST(NaturalKey, ATimeOfDeletionMarksRowsLikeAFlag) {
    const auto keys = [](const std::string& columns, const std::string& filter) {
        return Derived(
                   "CREATE TABLE Model (ModelId int IDENTITY PRIMARY KEY, Name nvarchar(50) "
                   "NOT NULL, Version int NOT NULL, " +
                   columns + ");" +
                   (filter.empty()
                        ? ""
                        : "CREATE UNIQUE INDEX I ON Model (Name, Version) WHERE " + filter + ";"))
            .keys("Model");
    };
    const std::string key = "name (Name, Version)";
    for (const char* column : {"DeletedAt", "deleted_on", "DeletedDateUtc", "DeletionTime"}) {
        const std::string is_null = " where " + std::string(column) + " is null";
        const std::string definition = std::string(column) + " datetime2 NULL";
        EXPECT_THAT(keys(definition, ""), ElementsAre(key + is_null)) << column;
        EXPECT_THAT(keys(definition, std::string(column) + " IS NULL"),
                    ElementsAre(key + is_null + ", covered"))
            << column;
        EXPECT_THAT(keys(definition, std::string(column) + " IS NOT NULL"),
                    ElementsAre(key + is_null))
            << column;
    }
    // Of nothing else that may be NULL, and of no time that each row has.
    EXPECT_THAT(keys("ExpiresAt datetime2 NULL", ""), ElementsAre(key));
    EXPECT_THAT(keys("DeletedAt datetime2 NOT NULL", ""), ElementsAre(key));
    // A flag that is never NULL is asked first, one that may be NULL last.
    const std::string time = ", DeletedAt datetime2 NULL";
    EXPECT_THAT(keys("IsDeleted bit NOT NULL" + time, ""),
                ElementsAre(key + " where IsDeleted = 0"));
    EXPECT_THAT(keys("IsDeleted bit NULL" + time, ""),
                ElementsAre(key + " where DeletedAt is null"));
    // A filter takes no computed column.
    EXPECT_THAT(keys("IsDeleted AS CAST(0 AS bit) PERSISTED NOT NULL" + time, ""),
                ElementsAre(key + " where DeletedAt is null"));
    EXPECT_THAT(keys("IsDeleted bit NULL", ""), ElementsAre(key + " where IsDeleted = 0"));
}

TEST(NaturalKey, NothingIsUniqueThatIsEncryptedAtRandom) {
    const auto keys = [](const std::string& how) {
        return Derived(
                   "CREATE TABLE Model (ModelId int IDENTITY PRIMARY KEY, Name nvarchar(50) "
                   "COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = K, "
                   "ENCRYPTION_TYPE = " +
                   how + ", ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NOT NULL);")
            .keys("Model");
    };
    EXPECT_THAT(keys("DETERMINISTIC"), ElementsAre("name (Name)"));
    EXPECT_THAT(keys("RANDOMIZED"), IsEmpty());
}

TEST(NaturalKey, CombinationsOfForeignKeys) {
    const auto keys = [](const std::string& columns, const std::string& name = "T") {
        return Derived(parents + "CREATE TABLE " + name +
                       " (Id int IDENTITY PRIMARY KEY, "
                       "ParentId int NOT NULL REFERENCES Parent, "
                       "OtherId int NULL REFERENCES Other" +
                       columns + ");")
            .keys(name);
    };
    const std::string key = "combination (ParentId, OtherId), guessed";
    EXPECT_THAT(keys(""), ElementsAre(key));
    EXPECT_THAT(
        keys(", Kind varchar(20), Importance real, CreatedAt datetime2, Notes nvarchar(99)"),
        ElementsAre(key));
    EXPECT_THAT(keys(", UNIQUE (OtherId, ParentId)"), ElementsAre(key + ", covered"));
    // One row of each kind; a status is none, and neither is a kind that may be missing.
    EXPECT_THAT(keys(", LinkType varchar(20) NOT NULL, Status varchar(20) NOT NULL"),
                ElementsAre("combination (ParentId, OtherId, LinkType), guessed"));
    EXPECT_THAT(keys(", LinkType varchar(20) NULL"), ElementsAre(key));
    EXPECT_THAT(keys(", OtherType varchar(20) NOT NULL"), ElementsAre(key));
    // Computed from the parents, and where that is in fewer dimensions.
    EXPECT_THAT(keys(", Embedding vector(3), BucketX int, BucketY int"), ElementsAre(key));
    EXPECT_THAT(keys(", Embedding vector(3), BucketX float NOT NULL, BucketY float NOT NULL"),
                IsEmpty());
    EXPECT_THAT(keys(", BucketX int, BucketY int"), IsEmpty());
    // Something tells repeats apart.
    EXPECT_THAT(keys(", HappenedAt datetime2"), IsEmpty());
    EXPECT_THAT(keys(", Amount money"), IsEmpty());
    EXPECT_THAT(keys(", Body nvarchar(max)"), IsEmpty());
    EXPECT_THAT(keys(", UNIQUE (Id, ParentId), Code varchar(9), UNIQUE (Code)"), IsEmpty());
    // Orders repeat.
    EXPECT_THAT(keys("", "Orders"), IsEmpty());
}

TEST(NaturalKey, WhoBelongsToWhatDoesSoOnce) {
    const auto keys = [](const std::string& columns, const std::string& name) {
        return Derived(parents + "CREATE TABLE " + name +
                       " (Id int IDENTITY PRIMARY KEY, "
                       "ParentId int NOT NULL REFERENCES Parent, "
                       "OtherId int NOT NULL REFERENCES Other, HappenedAt datetime2" +
                       columns + ");")
            .keys(name);
    };
    const std::string key = "combination (ParentId, OtherId), guessed";
    EXPECT_THAT(keys("", "Enrollment"), ElementsAre(key));
    EXPECT_THAT(keys(", Stars int, Body nvarchar(max)", "Reviews"), ElementsAre(key));
    EXPECT_THAT(keys("", "Shipment"), IsEmpty());
    EXPECT_THAT(keys(", ValidFrom date", "Membership"), IsEmpty());
    EXPECT_THAT(keys(", Version int", "Reviews"), IsEmpty());
    // The order that it goes back to need not be there, and makes it no other review.
    EXPECT_THAT(keys(", OrderId int NULL", "Reviews"), ElementsAre(key));
    EXPECT_THAT(keys(", OrderId int NOT NULL", "Reviews"), IsEmpty());
}

TEST(NaturalKey, SilentWhereRowsOnlyCountOrAreKeptElsewhere) {
    const std::string columns =
        " (Id int IDENTITY PRIMARY KEY, ParentId int NOT NULL REFERENCES "
        "Parent, LineNumber int NOT NULL, Name nvarchar(50) NOT NULL);";
    EXPECT_THAT(Derived(parents + "CREATE TABLE ImportLog" + columns).keys("ImportLog"), IsEmpty());
    EXPECT_THAT(Derived(parents + "CREATE TABLE StgLine" + columns).keys("StgLine"), IsEmpty());
    // The primary key is the natural key.
    EXPECT_THAT(Derived(parents + "CREATE TABLE T (ParentId int REFERENCES Parent, "
                                  "LineNumber int, PRIMARY KEY (ParentId, LineNumber));")
                    .keys("T"),
                IsEmpty());
}

TEST(NaturalKey, NamesAreUniqueWithinTheTenant) {
    const Derived schema(R"(
        CREATE TABLE Tenant (TenantId int IDENTITY PRIMARY KEY, Name nvarchar(50) NOT NULL);
        CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY,
            TenantId int NOT NULL REFERENCES Tenant, Name nvarchar(50) NOT NULL);)");
    EXPECT_THAT(schema.keys("Role"), ElementsAre("name (TenantId, Name)"));
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

TEST(NaturalKey, AFlagOfDeletedRowsGoesBeforeOneOfStates) {
    EXPECT_THAT(
        keys_of("CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, "
                "Name nvarchar(99) NOT NULL, IsActive bit NOT NULL, IsDeleted bit NOT NULL);",
                {}, "Role"),
        ElementsAre("name (Name) where IsDeleted = 0"));
    EXPECT_THAT(keys_of("CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, "
                        "Name nvarchar(99) NOT NULL, Enabled bit NOT NULL);",
                        {}, "Role"),
                ElementsAre("name (Name)"));
}

// Letters of the mainframe, numbers of Oracle, German; and what may mean something else as well.
TEST(NaturalKey, AMarkOfDeletedRowsByOtherWords) {
    const auto keys = [](const std::string& mark) {
        return keys_of(
            "CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, "
            "RoleName nvarchar(50) NOT NULL, " +
                mark + ");",
            {}, "Role");
    };
    const std::string key = "name (RoleName) where ";
    EXPECT_THAT(keys("Deleted numeric(1, 0) NOT NULL DEFAULT 0"),
                ElementsAre(key + "Deleted is probably 0"));
    EXPECT_THAT(keys("Deleted decimal(5, 2) NOT NULL"), ElementsAre("name (RoleName)"));
    EXPECT_THAT(keys("DEL_IND char(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "DEL_IND is probably 'N'"));
    EXPECT_THAT(keys("ACTV_FLG char(1) NOT NULL DEFAULT 'Y'"),
                ElementsAre(key + "ACTV_FLG is probably 'Y'"));
    EXPECT_THAT(keys("VoidInd char(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "VoidInd is probably 'N'"));
    EXPECT_THAT(keys("ArchivedFlag char(1) NOT NULL"),
                ElementsAre(key + "ArchivedFlag is probably …"));
    EXPECT_THAT(keys("LoeschKz char(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "LoeschKz is probably 'N'"));
    EXPECT_THAT(keys("Geloescht tinyint NOT NULL"), ElementsAre(key + "Geloescht is probably 0"));
    EXPECT_THAT(keys("IstAktiv bit NOT NULL"), ElementsAre(key + "IstAktiv = 1"));
    // Even as a bit they are left to a person.
    EXPECT_THAT(keys("WithdrawnFlag bit NOT NULL"),
                ElementsAre(key + "WithdrawnFlag is probably 0"));
    EXPECT_THAT(keys("CancelledFlag char(1) NOT NULL DEFAULT 'N'"),
                ElementsAre(key + "CancelledFlag is probably 'N'"));
    EXPECT_THAT(keys("DeletedInSource char(1) NOT NULL"),
                ElementsAre(key + "DeletedInSource is probably …"));
    EXPECT_THAT(keys("IsValid tinyint NOT NULL"), ElementsAre(key + "IsValid is probably 1"));
    EXPECT_THAT(keys("Withdrawn bit NOT NULL, IsActive bit NOT NULL"),
                ElementsAre(key + "IsActive = 1"));
    // Who deleted it.
    EXPECT_THAT(keys("DeletedBy int NULL"), ElementsAre(key + "DeletedBy is null"));
    EXPECT_THAT(keys("DeletedBy int NULL REFERENCES Nobody"),
                ElementsAre(key + "DeletedBy is null"));
    EXPECT_THAT(keys("DeletedBy int NULL, DeletedAt datetime2 NULL"),
                ElementsAre(key + "DeletedAt is null"));
    EXPECT_THAT(keys("DeletedBy int NOT NULL"), ElementsAre("name (RoleName)"));
}

TEST(NaturalKey, TheCurrentLineIsTheLiveOneButNotTheCurrentVersion) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, " +
                columns + ", IsCurrent char(1) NOT NULL DEFAULT 'Y');",
            parents);
    };
    EXPECT_THAT(keys("TNumber int NOT NULL"),
                ElementsAre("place (ParentId, TNumber) where IsCurrent is probably 'Y'"));
    EXPECT_THAT(keys("TNumber int NOT NULL, Version int NOT NULL"),
                ElementsAre(testing::Not(testing::HasSubstr("where"))));
}

// New rows are live: a default that says the opposite says that the name means something else.
TEST(NaturalKey, ADefaultThatContradictsTheNameOfAMarkSaysNothing) {
    const auto keys = [](const std::string& mark) {
        return keys_of(
            "CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY, "
            "RoleName nvarchar(50) NOT NULL, " +
                mark + ");",
            {}, "Role");
    };
    for (const std::string mark :
         {"IsActive tinyint NOT NULL DEFAULT 0", "IsActive char(1) NOT NULL DEFAULT 'N'",
          "IsDeleted tinyint NOT NULL DEFAULT 1", "IsDeleted char(1) NOT NULL DEFAULT 'Y'",
          "RecordStatus varchar(10) NOT NULL DEFAULT 'DRAFT'",
          "RowState tinyint NOT NULL DEFAULT 1"}) {
        EXPECT_THAT(keys(mark), ElementsAre("name (RoleName) where " +
                                            mark.substr(0, mark.find(' ')) + " is probably …"));
    }
}

// Brackets begin anew each year, whichever year it is; seats in each block.
TEST(NaturalKey, ALevelInACompound) {
    const auto keys = [](const std::string& level) {
        return keys_of(
            "CREATE TABLE Seat (SeatId int IDENTITY PRIMARY KEY, "
            "ParentId int NOT NULL REFERENCES Parent, " +
                level + ", SeatNo int NOT NULL);",
            parents, "Seat");
    };
    for (const std::string level :
         {"TaxYear", "CalendarYear", "PlanYear", "HalfYear", "FISC_YR", "Jahr", "Geschaeftsjahr",
          "Halbjahr", "Kapitel", "KapitelNr", "Month", "MonthNo", "Day", "QuarterNo", "Zone",
          "Rack", "SprintNo"}) {
        EXPECT_THAT(keys(level + " smallint NOT NULL"),
                    ElementsAre("place (ParentId, " + level + ", SeatNo), guessed"));
    }
    EXPECT_THAT(keys("SeatBlock varchar(3) NOT NULL, RowNo int NOT NULL"),
                ElementsAre("place (ParentId, SeatBlock, RowNo, SeatNo), guessed"));
    EXPECT_THAT(keys("SeatLevel int NOT NULL, RowNo int NOT NULL"),
                ElementsAre("place (ParentId, SeatLevel, RowNo, SeatNo), guessed"));
    EXPECT_THAT(keys("Class varchar(3) NOT NULL"),
                ElementsAre("place (ParentId, Class, SeatNo), guessed"));
    EXPECT_THAT(keys("Width smallint NOT NULL"), ElementsAre("place (ParentId, SeatNo)"));
}

TEST(NaturalKey, AYearBehindTheNumberIsNoLevel) {
    EXPECT_THAT(keys_of("CREATE TABLE T (TId int IDENTITY PRIMARY KEY, "
                        "ParentId int NOT NULL REFERENCES Parent, TNumber int NOT NULL, "
                        "BuildYear smallint NOT NULL);",
                        parents),
                ElementsAre("place (ParentId, TNumber)"));
}

// To a unique key, NULL is a value: specials are numbered among themselves.
TEST(NaturalKey, ALevelThatAllowsNullStaysInTheKey) {
    EXPECT_THAT(keys_of("CREATE TABLE Episode (EpisodeId int IDENTITY PRIMARY KEY, "
                        "ParentId int NOT NULL REFERENCES Parent, SeasonNumber smallint NULL, "
                        "EpisodeNumber int NOT NULL);",
                        parents, "Episode"),
                ElementsAre("place (ParentId, SeasonNumber, EpisodeNumber), guessed"));
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

// It may be the number by which the rows are known, though no word tells.
TEST(NaturalKey, ANameBehindWhatMayBeANumberIsAGuess) {
    const auto keys = [](const std::string& before) {
        return keys_of("CREATE TABLE Department (DepartmentKey int IDENTITY PRIMARY KEY, " +
                           before + "DepartmentName nvarchar(150) NOT NULL);",
                       {}, "Department");
    };
    EXPECT_THAT(keys("GLN char(13) NOT NULL, "), ElementsAre("name (DepartmentName), guessed"));
    EXPECT_THAT(keys("GLN char(13) NULL, "), ElementsAre("name (DepartmentName)"));
    EXPECT_THAT(keys(""), ElementsAre("name (DepartmentName)"));
}

TEST(NaturalKey, TheNameOfAProviderIsAGuess) {
    const auto keys = [](const std::string& table) {
        return keys_of("CREATE TABLE " + table +
                           " (Id int IDENTITY PRIMARY KEY, Name nvarchar(150) NOT NULL, "
                           "IsDeleted bit NOT NULL);",
                       {}, table);
    };
    EXPECT_THAT(keys("Provider"), ElementsAre("name (Name) where IsDeleted = 0, guessed"));
    EXPECT_THAT(keys("CareProvider"), ElementsAre("name (Name) where IsDeleted = 0, guessed"));
    EXPECT_THAT(keys("PaymentProvider"), ElementsAre("name (Name) where IsDeleted = 0"));
}

// Each split of a data set may be numbered for itself, by lines as well; an order has none.
TEST(NaturalKey, TheItemsOfEachSplit) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE CorpusItem (ItemId int IDENTITY PRIMARY KEY, "
            "CorpusId int NOT NULL REFERENCES Corpus, " +
                columns + ");",
            "CREATE TABLE Corpus (CorpusId int IDENTITY PRIMARY KEY);", "CorpusItem");
    };
    EXPECT_THAT(keys("Split varchar(10) NOT NULL, ItemNo int NOT NULL"),
                ElementsAre("place (CorpusId, Split, ItemNo), guessed"));
    EXPECT_THAT(keys("ItemNo int NOT NULL, Subset varchar(10) NOT NULL"),
                ElementsAre("place (CorpusId, Subset, ItemNo), guessed"));
    EXPECT_THAT(keys("Currency char(3) NOT NULL, Seed int NOT NULL, ItemNo int NOT NULL"),
                ElementsAre("place (CorpusId, ItemNo)"));
    EXPECT_THAT(keys("Split varchar(10) NULL, ItemNo int NOT NULL"),
                ElementsAre("place (CorpusId, ItemNo)"));
}

TEST(NaturalKey, TheItemsOfEachSplitBelowACompositeKey) {
    const std::string corpus =
        "CREATE TABLE Corpus (TenantId int NOT NULL, CorpusId int NOT NULL, PRIMARY KEY (TenantId, "
        "CorpusId));";
    EXPECT_THAT(keys_of("CREATE TABLE CorpusItem (TenantId int NOT NULL, ItemId int IDENTITY, "
                        "CorpusId int NOT NULL, Split varchar(10) NOT NULL, ItemNo int NOT NULL, "
                        "PRIMARY KEY (TenantId, ItemId), FOREIGN KEY (TenantId, CorpusId) "
                        "REFERENCES Corpus (TenantId, CorpusId));",
                        corpus, "CorpusItem"),
                ElementsAre("place (TenantId, CorpusId, Split, ItemNo), guessed"));
}

// Whichever column is the tenant's.
TEST(NaturalKey, ARunMayBeCountedWithinSomethingElse) {
    const std::string run =
        "(RunId int IDENTITY PRIMARY KEY, OtherId int NOT NULL REFERENCES Other, "
        "RunNo int NOT NULL, TargetModel varchar(99) NOT NULL);";
    EXPECT_THAT(keys_of("CREATE TABLE EvalRun " + run, parents, "EvalRun"),
                ElementsAre("place (OtherId, RunNo), guessed"));
    EXPECT_THAT(keys_of("CREATE TABLE OtherRun " + run, parents, "OtherRun"),
                ElementsAre("place (OtherId, RunNo)"));
}

TEST(NaturalKey, ACodeWithinWhatHoldsIt) {
    const auto keys = [](const std::string& reference) {
        return keys_of("CREATE TABLE Terminal (TerminalId int IDENTITY PRIMARY KEY, " + reference +
                           ", Code varchar(4) NOT NULL, Name nvarchar(50) NULL);",
                       "CREATE TABLE Airport (AirportId int IDENTITY PRIMARY KEY, IataCode char(3) "
                       "NOT NULL UNIQUE);"
                       "CREATE TABLE Area (AreaId int IDENTITY PRIMARY KEY, AreaCode char(3) "
                       "NOT NULL UNIQUE);",
                       "Terminal");
    };
    EXPECT_THAT(keys("AirportId int NOT NULL REFERENCES Airport"),
                ElementsAre("name (AirportId, Code), guessed"));
    EXPECT_THAT(keys("AreaId int NOT NULL REFERENCES Area ON DELETE CASCADE"),
                ElementsAre("name (AreaId, Code), guessed"));
    EXPECT_THAT(keys("AreaId int NOT NULL REFERENCES Area"), ElementsAre("name (Code), guessed"));
}

// Whoever applied for it, the office gives each number once a year.
TEST(NaturalKey, ANumberOfTheYearIsNotThatOfAPerson) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE Permit (PermitId int IDENTITY PRIMARY KEY, " + columns + ");",
            "CREATE TABLE Applicant (ApplicantId int IDENTITY PRIMARY KEY, FullName nvarchar(99));"
            "CREATE TABLE Bay (BayId int IDENTITY PRIMARY KEY);",
            "Permit");
    };
    const std::string number = "PermitYear smallint NOT NULL, PermitNumber int NOT NULL, ";
    EXPECT_THAT(keys(number + "ApplicantId int NOT NULL REFERENCES Applicant"),
                ElementsAre("name (PermitYear, PermitNumber), guessed"));
    EXPECT_THAT(keys(number + "BayId int NOT NULL REFERENCES Bay"),
                ElementsAre("place (BayId, PermitYear, PermitNumber), guessed"));
    EXPECT_THAT(keys("PermitNumber int NOT NULL, ApplicantId int NOT NULL REFERENCES Applicant"),
                ElementsAre("place (ApplicantId, PermitNumber)"));
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

TEST(NaturalKey, AVariantThatSomeRowsAreWithout) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE ServedModel (ServedModelId int IDENTITY PRIMARY KEY, "
            "ModelName varchar(99) NOT NULL, " +
                columns + ");",
            "", "ServedModel");
    };
    EXPECT_THAT(keys("Quantization varchar(20) NULL"),
                ElementsAre("name (Quantization, ModelName), guessed"));
    EXPECT_THAT(keys("Quantization varchar(20) NOT NULL"),
                ElementsAre("name (Quantization, ModelName), guessed"));
    EXPECT_THAT(keys("Framework varchar(20) NULL"), ElementsAre("name (ModelName)"));
    EXPECT_THAT(keys("Framework varchar(20) NOT NULL"),
                ElementsAre("name (Framework, ModelName), guessed"));
}

TEST(NaturalKey, TheTryOfEachOfTwo) {
    const auto keys = [](const std::string& columns) {
        return keys_of(
            "CREATE TABLE T (TId int IDENTITY PRIMARY KEY, Output nvarchar(max), " + columns + ");",
            "CREATE TABLE Left1 (Left1Id int IDENTITY PRIMARY KEY);"
            "CREATE TABLE Right1 (Right1Id int IDENTITY PRIMARY KEY);");
    };
    const std::string left = "Left1Id int NOT NULL REFERENCES Left1, ";
    const std::string both = left + "Right1Id int NOT NULL REFERENCES Right1, ";
    EXPECT_THAT(keys(both + "Attempt tinyint NOT NULL"),
                ElementsAre("name (Left1Id, Right1Id, Attempt), guessed"));
    EXPECT_THAT(keys(both + "TrialNo int NOT NULL"),
                ElementsAre("name (Left1Id, Right1Id, TrialNo), guessed"));
    EXPECT_THAT(keys(both + "Attempt tinyint NULL"), IsEmpty());
    EXPECT_THAT(keys(both + "Attempt tinyint NOT NULL, TrialNo int NOT NULL"), IsEmpty());
    EXPECT_THAT(keys(left + "Attempt tinyint NOT NULL"), IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::test
