// Natural keys beside the keys and indexes that a table has.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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

}  // namespace
}  // namespace tsqlaudit::test
