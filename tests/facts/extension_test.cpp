#include <gtest/gtest.h>

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

enum class Found { No, Loose, Enforced };

// Whether the table `name` of these columns extends dbo.Customer.
Found extension(const std::string& name, const std::string& columns) {
    const Derived schema(
        "CREATE TABLE Customer (CustomerId int IDENTITY PRIMARY KEY);\n"
        "CREATE TABLE Kind (KindId tinyint PRIMARY KEY);\n"
        "CREATE TABLE Shop (ShopId int IDENTITY PRIMARY KEY);\n"
        "CREATE TABLE " +
        name + " (" + columns + ");");
    const auto& found = schema.facts(name).extension;
    if (!found) {
        return Found::No;
    }
    EXPECT_EQ(found->parent, schema.id("Customer"));
    return found->enforced ? Found::Enforced : Found::Loose;
}

const std::string own_key = "Id int IDENTITY PRIMARY KEY, ";
const std::string parent = "CustomerId int NOT NULL REFERENCES Customer";

TEST(Extension, ByName) {
    for (const char* name : {"CustomerMetadata", "CustomerProfile", "Customer_Settings",
                             "CustomerDetails", "CustomerExtension", "CustomerInfo"}) {
        EXPECT_EQ(extension(name, own_key + parent + ", Motto nvarchar(50)"), Found::Loose) << name;
    }
    EXPECT_EQ(extension("CustomerProfile", own_key + parent + " UNIQUE"), Found::Enforced);
}

TEST(Extension, ByNameBehindThePrefixOfAModule) {
    const auto extends = [](const std::string& parent_name, const std::string& child) {
        return Derived("CREATE TABLE " + parent_name +
                       " (NodeKey int IDENTITY PRIMARY KEY);\n"
                       "CREATE TABLE " +
                       child + " (Id int IDENTITY PRIMARY KEY, NodeKey int NOT NULL REFERENCES " +
                       parent_name + ", Motto nvarchar(50));")
            .facts(child)
            .extension.has_value();
    };
    EXPECT_TRUE(extends("kg_node", "node_profile"));
    EXPECT_TRUE(extends("kg_node", "kg_node_profile"));
    EXPECT_FALSE(extends("kg_node", "node_alias"));
    EXPECT_FALSE(extends("work_node", "node_profile"));
    EXPECT_FALSE(extends("kg_node", "profile"));
}

TEST(Extension, IsEnforcedByAFilterThatLeavesOutNoLiveRow) {
    const auto with = [](const std::string& filter) {
        return extension("CustomerProfile", own_key + parent +
                                                ", Motto nvarchar(50), IsDeleted bit NOT NULL, " +
                                                "INDEX UX UNIQUE (CustomerId) WHERE " + filter);
    };
    for (const char* filter : {"CustomerId IS NOT NULL", "IsDeleted = 0"}) {
        EXPECT_EQ(with(filter), Found::Enforced) << filter;
    }
    for (const char* filter :
         {"CustomerId > 1000", "Motto IS NOT NULL", "IsDeleted = 1", "IsDeleted = 0 AND Id > 7"}) {
        EXPECT_EQ(with(filter), Found::Loose) << filter;
    }
}

TEST(Extension, NotEveryTableNamedAfterAnotherExtendsIt) {
    for (const char* name : {"CustomerAddress", "CustomerNote", "CustomerImage", "Profile",
                             "CustomerTag", "CustomerOrderDetails", "ShopMetadata"}) {
        EXPECT_EQ(extension(name, own_key + parent + ", Motto nvarchar(50)"), Found::No) << name;
    }
    EXPECT_EQ(extension("CustomerProfile", own_key + "CustomerId int NULL REFERENCES Customer"),
              Found::No);
    EXPECT_EQ(extension("CustomerProfile", own_key + "CustomerId int NOT NULL"), Found::No);
}

TEST(Extension, OneLargeValueKeptApart) {
    const std::string content = ", BinaryData varbinary(max)";
    EXPECT_EQ(extension("CustomerBinary", own_key + parent + content), Found::Loose);
    EXPECT_EQ(extension("CustomerBinary", own_key + parent + content + ", Title nvarchar(50)"),
              Found::No);
    EXPECT_EQ(extension("CustomerBinary", own_key + parent + ", Title nvarchar(50)"), Found::No);
    EXPECT_EQ(extension("CustomerImage", own_key + parent + content), Found::No);
}

TEST(Extension, SeveralRowsForEachParentAreNone) {
    for (const char* more :
         {", Quantity int", ", Amount money", ", LineNumber int NOT NULL", ", Version int",
          ", SettingKey varchar(50), SettingValue nvarchar(50)", ", Name varchar(50), Value int",
          ", ShopId int NOT NULL REFERENCES Shop"}) {
        EXPECT_EQ(extension("CustomerSetting", own_key + parent + more), Found::No) << more;
    }
}

TEST(Extension, TheSameKey) {
    EXPECT_EQ(extension("Member", "CustomerId int PRIMARY KEY REFERENCES Customer, Since date"),
              Found::Enforced);
    EXPECT_EQ(extension("Member",
                        "CustomerId int REFERENCES Customer, Place int, "
                        "PRIMARY KEY (CustomerId, Place)"),
              Found::No);
}

TEST(Extension, ByComment) {
    EXPECT_EQ(extension("Bio", own_key + parent + ", -- 1:1 with the customer\n Text nvarchar(99)"),
              Found::Loose);
    EXPECT_EQ(extension("Bio", own_key + parent + ", -- one-to-one\n Text nvarchar(99)"),
              Found::Loose);
    EXPECT_EQ(extension("Bio", own_key + parent + ", -- changed at 11:15\n Text nvarchar(99)"),
              Found::No);
}

// The returns of the next year get a table of their own.
TEST(Extension, ATableOfAYearIsNone) {
    const std::string columns = "CustomerId int PRIMARY KEY REFERENCES Customer, Total money";
    EXPECT_EQ(extension("Returns_2024", columns), Found::No);
    EXPECT_EQ(extension("Returns1999", columns), Found::No);
    EXPECT_EQ(extension("Returns", columns), Found::Enforced);
    EXPECT_EQ(extension("Form1040", columns), Found::Enforced);
    EXPECT_EQ(extension("Form12024", columns), Found::Enforced);
}

// A profile for each language, settings that were in force for a time, the package of an extension.
TEST(Extension, NotWhereThereIsARowForEachOfAnother) {
    const auto is_extension = [](const std::string& name, const std::string& columns) {
        return Derived(
                   "CREATE TABLE Agent (AgentId int IDENTITY PRIMARY KEY, Goal nvarchar(99));"
                   "CREATE TABLE " +
                   name +
                   " (Id int IDENTITY PRIMARY KEY, AgentId int NOT NULL REFERENCES Agent, "
                   "Note nvarchar(99), " +
                   columns + ");")
            .facts(name)
            .extension.has_value();
    };
    EXPECT_TRUE(is_extension("AgentProfile", "Born date"));
    EXPECT_TRUE(is_extension("AgentProfile", "LanguageCode char(2) NULL"));
    EXPECT_TRUE(is_extension("AgentSetting", "Temperature real NOT NULL"));
    for (const std::string columns :
         {"LanguageCode char(2) NOT NULL", "ValidFrom date NOT NULL", "IsCurrent bit NOT NULL",
          "ProfileName nvarchar(60) NOT NULL", "Region varchar(20) NOT NULL",
          "Namespace varchar(20) NOT NULL", "PeriodStart date NOT NULL",
          "GeneratedAt datetime2 NOT NULL", "ActivatedAt datetime2 NOT NULL"}) {
        EXPECT_FALSE(is_extension("AgentProfile", columns)) << columns;
    }
    EXPECT_FALSE(is_extension("AgentSetting", "Environment varchar(9) NOT NULL"));
    EXPECT_FALSE(is_extension("AgentStatistic", "WindowHours int NOT NULL"));
    EXPECT_FALSE(is_extension("AgentStatistic", "ComputedOn date NOT NULL"));
    EXPECT_TRUE(is_extension("AgentStatistic", "ModifiedAt datetime2 NOT NULL"));
    EXPECT_TRUE(is_extension("AgentProfile", "Hired date NOT NULL"));
}

}  // namespace
}  // namespace tsqlaudit::test
