#include "fix/naming.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "fix/plan.h"
#include "support/catalog_from.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::HasSubstr;

// Two tables whose constraints on (C) and (B_C) have the same names.
const char* const alike =
    "CREATE TABLE dbo.A_B (Id int NOT NULL PRIMARY KEY, C int NOT NULL);\n"
    "GO\n"
    "CREATE TABLE dbo.A (Id int NOT NULL PRIMARY KEY, B_C int NOT NULL);";

class NamingTest : public ::testing::Test {
protected:
    const catalog::Catalog& catalog() const { return schema_.catalog; }
    const catalog::Table& table(const std::string& name) const {
        return *catalog().find_table({"dbo", name});
    }

    test::BuiltCatalog schema_ = test::catalog_from(alike);
    Naming naming_{catalog()};
};

TEST_F(NamingTest, WhatIsTakenBelowIsTakenAboveWithoutRegardToCase) {
    naming_.constraint(table("A"), "CK", {"b_c"});
    Naming above{&naming_};
    EXPECT_EQ(above.constraint(table("A"), "CK", {"B_C"}), "CK_A_B_C_2");
}

// 2714 and 1913.
TEST(Naming, SynonymsSequencesAndStatisticsTakeNamesToo) {
    const test::BuiltCatalog schema = test::catalog_from(
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NOT NULL, B int NOT NULL);\n"
        "CREATE STATISTICS ix_t_a ON dbo.T (A, B);\n"
        "CREATE SYNONYM dbo.uq_t_a FOR dbo.T;\nCREATE SEQUENCE dbo.DF_T_A AS int;\n"
        "CREATE SEQUENCE sales.CK_T_A AS int;\nCREATE TYPE dbo.FK_T_A FROM int;");
    const catalog::Table& table = *schema.catalog.find_table({"dbo", "T"});
    Naming naming{schema.catalog};
    EXPECT_EQ(naming.index(table, "IX", {"A"}), "IX_T_A_2");
    EXPECT_EQ(naming.index(table, "IX", {"B"}), "IX_T_B");
    EXPECT_EQ(naming.constraint(table, "UQ", {"A"}), "UQ_T_A_2");
    EXPECT_EQ(naming.constraint(table, "DF", {"A"}), "DF_T_A_2");
    EXPECT_EQ(naming.constraint(table, "CK", {"A"}), "CK_T_A");
    EXPECT_EQ(naming.constraint(table, "FK", {"A"}), "FK_T_A");
}

TEST_F(NamingTest, AdoptedNamesAreTaken) {
    Naming above{&naming_};
    EXPECT_EQ(above.constraint(table("A"), "CK", {"B_C"}), "CK_A_B_C");
    EXPECT_TRUE(naming_.adopt(std::move(above)));
    EXPECT_EQ(naming_.constraint(table("A_B"), "CK", {"C"}), "CK_A_B_C_2");
}

TEST_F(NamingTest, NamesThatMeetAreNotAdopted) {
    Naming first{&naming_};
    Naming second{&naming_};
    first.constraint(table("A_B"), "CK", {"C"});
    second.constraint(table("A"), "CK", {"B_C"});
    second.column(table("A"), "New");
    EXPECT_TRUE(naming_.adopt(std::move(first)));
    EXPECT_FALSE(naming_.adopt(std::move(second)));
    EXPECT_EQ(naming_.column(table("A"), "New"), "New");
}

TEST_F(NamingTest, ASharedObjectIsTheSameForAll) {
    Naming first{&naming_};
    Naming second{&naming_};
    const catalog::QualifiedName shared = first.shared("security", "IsOwnTenant", "int");
    EXPECT_EQ(second.shared("security", "IsOwnTenant", "int"), shared);
    EXPECT_TRUE(naming_.adopt(std::move(first)));
    EXPECT_TRUE(naming_.adopt(std::move(second)));
    EXPECT_EQ(Naming{&naming_}.shared("security", "IsOwnTenant", "int"), shared);
    EXPECT_NE(naming_.shared("security", "IsOwnTenant", "bigint"), shared);
}

TEST_F(NamingTest, ASharedObjectOfAnotherPurposeIsNotAdoptedUnderTheSameName) {
    Naming first{&naming_};
    Naming second{&naming_};
    first.shared("security", "IsOwnTenant", "int");
    second.shared("security", "IsOwnTenant", "bigint");
    EXPECT_TRUE(naming_.adopt(std::move(first)));
    EXPECT_FALSE(naming_.adopt(std::move(second)));
}

TEST_F(NamingTest, ThePlanGivesTheSameNamesForAnyNumberOfThreads) {
    const facts::Settings settings;
    const facts::SchemaFacts facts = facts::derive(catalog(), settings);
    std::vector<rules::Finding> findings(2);
    findings[0].table = 0;
    findings[0].remedy = rules::AddUniqueKey{.columns = {"B_C"}};  // of dbo.A
    findings[1].table = 1;
    findings[1].remedy = rules::AddUniqueKey{.columns = {"C"}};
    for (const unsigned jobs : {1U, 2U}) {
        const std::vector<Step> steps = plan(catalog(), facts, settings, findings, jobs).steps;
        EXPECT_THAT(steps.at(0).change, HasSubstr("[UQ_A_B_C]"));
        EXPECT_THAT(steps.at(1).change, HasSubstr("[UQ_A_B_C_2]"));
    }
}

// Not all tables are rendered at once.
TEST(Naming, MeetsHoweverManyTablesLieBetween) {
    std::string sql = alike;
    constexpr std::size_t between = 600;
    for (std::size_t i = 0; i < between; ++i) {
        sql += "\nGO\nCREATE TABLE dbo.A" + std::to_string(i) + " (Id int NOT NULL PRIMARY KEY);";
    }
    const test::BuiltCatalog schema = test::catalog_from(sql);
    const facts::Settings settings;
    const facts::SchemaFacts facts = facts::derive(schema.catalog, settings);
    std::vector<rules::Finding> findings(2);
    const auto position = [&](const char* name) {
        return static_cast<std::size_t>(schema.catalog.find_table({"dbo", name}) -
                                        schema.catalog.tables.data());
    };
    findings[0].table = position("A");
    findings[0].remedy = rules::AddUniqueKey{.columns = {"B_C"}};
    findings[1].table = position("A_B");
    findings[1].remedy = rules::AddUniqueKey{.columns = {"C"}};
    ASSERT_GT(findings[1].table - findings[0].table, between);
    const std::vector<Step> steps = plan(schema.catalog, facts, settings, findings).steps;
    EXPECT_THAT(steps.at(0).change, HasSubstr("[UQ_A_B_C]"));
    EXPECT_THAT(steps.at(1).change, HasSubstr("[UQ_A_B_C_2]"));
}

}  // namespace
}  // namespace tsqlaudit::fix
