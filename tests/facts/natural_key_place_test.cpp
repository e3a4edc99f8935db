// Natural keys: the place of a row within its parent.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

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

}  // namespace
}  // namespace tsqlaudit::test
