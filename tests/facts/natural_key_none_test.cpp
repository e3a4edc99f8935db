// Rows that have no natural key.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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

}  // namespace
}  // namespace tsqlaudit::test
