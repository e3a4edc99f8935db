// Natural keys of the rows that are not marked as deleted or replaced.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/natural_keys.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::Not;

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

}  // namespace
}  // namespace tsqlaudit::test
