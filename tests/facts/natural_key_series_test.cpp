// Natural keys: versions, tries and other numbers that begin anew for each of something else.
#include <gmock/gmock.h>

#include <string>

#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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
