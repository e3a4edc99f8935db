// Natural keys: names and codes, alone or within what owns them.
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

TEST(NaturalKey, TheNameThatIsShownOfWhoeverLogsIn) {
    const std::string agent =
        "CREATE TABLE Agent (AgentId int IDENTITY PRIMARY KEY, DisplayName varchar(80) NOT NULL, ";
    const std::string user =
        ");\nCREATE TABLE U (UId int PRIMARY KEY, AgentId int REFERENCES Agent);";
    EXPECT_THAT(keys_of(agent + "Team varchar(80) NOT NULL" + user, "", "Agent"),
                ElementsAre("name (DisplayName), guessed"));
    EXPECT_THAT(keys_of(agent + "LoginName varchar(80) NOT NULL" + user, "", "Agent"), IsEmpty());
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

TEST(NaturalKey, AnUnknownThingIsAGuessWhereOthersReferToIt) {
    const std::string table =
        "CREATE TABLE Gizmo (GizmoId int IDENTITY PRIMARY KEY, "
        "Name nvarchar(50) NOT NULL);";
    EXPECT_THAT(Derived(table).keys("Gizmo"), IsEmpty());
    EXPECT_THAT(Derived(table + "CREATE TABLE C (CId int PRIMARY KEY, G int REFERENCES Gizmo);")
                    .keys("Gizmo"),
                ElementsAre("name (Name), guessed"));
}

TEST(NaturalKey, NamesAreUniqueWithinTheTenant) {
    const Derived schema(R"(
        CREATE TABLE Tenant (TenantId int IDENTITY PRIMARY KEY, Name nvarchar(50) NOT NULL);
        CREATE TABLE Role (RoleId int IDENTITY PRIMARY KEY,
            TenantId int NOT NULL REFERENCES Tenant, Name nvarchar(50) NOT NULL);)");
    EXPECT_THAT(schema.keys("Role"), ElementsAre("name (TenantId, Name)"));
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

}  // namespace
}  // namespace tsqlaudit::test
