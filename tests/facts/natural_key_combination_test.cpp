// Natural keys: what a row joins.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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

}  // namespace
}  // namespace tsqlaudit::test
