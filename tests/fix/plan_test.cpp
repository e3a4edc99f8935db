// Steps of all kinds: which there are, their order, names and constraints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fix/plan_fixture.h"
#include "sqlserver/data_type.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST_F(PlanTest, FindingWithoutRemedyHasNoStep) {
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022},
             {rules::Finding{}});
    EXPECT_TRUE(result.steps.empty());
    EXPECT_EQ(result.step_of.at(0), std::nullopt);
}

TEST_F(PlanTest, FindingsThatShareAChangeShareItsStep) {
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    const Plan result = plan_for({index, rules::AddUniqueKey{{"ParentId", "Kind"}, ""}});
    ASSERT_EQ(result.steps.size(), 1U);
    EXPECT_EQ(result.step_of.at(0), 0U);
    EXPECT_EQ(result.step_of.at(1), 0U);
}

TEST_F(PlanTest, NameThatIsTakenGetsANumber) {
    catalog::Index taken;
    taken.name = "ix_child_parentid";
    taken.key_columns = {{"Kind", false}};
    catalog_.tables[0].indexes.push_back(taken);
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    EXPECT_THAT(sql_for(index), HasSubstr("[IX_Child_ParentId_2]"));
}

TEST_F(PlanTest, AConstraintNotForReplicationIsNeverTrusted) {
    catalog_.tables[0].foreign_keys[0].not_for_replication = true;
    const Plan result = plan_for({rules::ValidateConstraint{"FK_Child_Parent"}});
    EXPECT_FALSE(result.steps.at(0).is_safe);
}

TEST_F(PlanTest, ANameThatIsTakenIsSaidBesideWhatTheRuleLeavesToDecide) {
    const Plan result = plan_for({rules::AddColumns{.columns = {{.name = "kind", .type = "int"}},
                                                    .doubt = rules::ColumnDoubt::Unfilled}});
    EXPECT_THAT(result.steps.at(0).sql(),
                AllOf(StartsWith("-- In most tables no default fills kind: "),
                      HasSubstr("in other tables. There is a column of that name already")));
}

TEST_F(PlanTest, ConstraintsWithoutNameAreLookedUp) {
    catalog::CheckConstraint check;
    check.columns = {"Kind"};
    catalog_.tables[0].checks = {check};
    EXPECT_THAT(sql_for(rules::AlterColumn{.name = "Kind", .type = "bigint"}),
                HasSubstr("FROM sys.check_constraints AS n"));
}

TEST_F(PlanTest, TemplatesCannotRunByMistake) {
    rules::PartitionTable partition{"Id", {"widen\nthe key"}};
    const std::string sql = sql_for(partition);
    for (std::size_t at = 0; at < sql.size(); at = sql.find('\n', at) + 1) {
        EXPECT_EQ(sql.substr(at, 3), "-- ");
        if (sql.find('\n', at) == std::string::npos) {
            break;
        }
    }
}

TEST_F(PlanTest, ALineBreakInANameMakesATemplate) {
    catalog_.tables[0].name.name = "x\nGO\nDROP TABLE y\nGO\n--";
    rules::CreateIndex index;
    index.key_columns = {{"ParentId", false}};
    const Plan result = plan_for({index});
    EXPECT_FALSE(result.steps.at(0).is_safe);
    EXPECT_THAT(result.steps.at(0).sql(), StartsWith("-- A name or text in it has a line break"));
    EXPECT_THAT(result.steps.at(0).sql(), Not(HasSubstr("\nGO")));
}

TEST_F(PlanTest, NamesCannotBreakOutOfTheirQuotes) {
    catalog_.tables[0].name = {"d'b", "it's]; DROP TABLE x; --"};
    catalog_.tables[0].columns.rename(1, "a]b'c %d");
    rules::AddUniqueKey key{{"a]b'c %d"}, ""};
    EXPECT_EQ(
        sql_for(key),
        "IF EXISTS (SELECT [a]]b'c %d] FROM [d'b].[it's]]; DROP TABLE x; --] GROUP BY [a]]b'c %d] "
        "HAVING COUNT_BIG(*) > 1)\n"
        "BEGIN\n"
        "    RAISERROR(N'd''b.it''s]; DROP TABLE x; -- has duplicates in (a]b''c %%d): resolve "
        "them "
        "first.', 16, 1);\n"
        "    SET NOEXEC ON;\n"
        "END;\n"
        "GO\n"
        "IF OBJECT_ID(N'[d''b].[UQ_it''s]]; DROP TABLE x; --_a]]b''c %d]') IS NULL\n"
        "    ALTER TABLE [d'b].[it's]]; DROP TABLE x; --] ADD CONSTRAINT [UQ_it's]]; DROP TABLE x; "
        "--_a]]b'c %d] UNIQUE NONCLUSTERED ([a]]b'c %d]);\n"
        "GO\n"
        "SET NOEXEC OFF;");
}

// Rows without parent may be why it was never checked: they keep back this step and no other.
TEST_F(PlanTest, ValidatingAForeignKeyLooksForOrphansFirst) {
    const std::string untrusted =
        "IF OBJECTPROPERTY(OBJECT_ID(N'[dbo].[FK_Child_Parent]'), 'CnstIsNotTrusted') = 1\n";
    const std::string orphans =
        "EXISTS (SELECT 1 FROM [dbo].[Child] AS c\n"
        "           WHERE c.[ParentId] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [dbo].[Parent] AS "
        "p WHERE p.[Id] = c.[ParentId]))\n";
    EXPECT_EQ(sql_for(rules::ValidateConstraint{"FK_Child_Parent"}),
              untrusted + "    AND " + orphans +
                  "    RAISERROR(N'dbo.Child has values in (ParentId) that dbo.Parent lacks: "
                  "resolve them first. The constraint stays as it is.', 10, 1);\n"
                  "GO\n" +
                  untrusted + "    AND NOT " + orphans +
                  "    ALTER TABLE [dbo].[Child] WITH CHECK CHECK CONSTRAINT [FK_Child_Parent];");
}

TEST_F(PlanTest, ACheckIsValidatedAgainstTheRowsThatBreakIt) {
    catalog::CheckConstraint check;
    check.name = "CK_Kind";
    check.condition_text = "[Kind] > 0";
    catalog_.tables[0].checks = {check};
    EXPECT_THAT(sql_for(rules::ValidateConstraint{"ck_kind"}),
                HasSubstr("\n    AND NOT EXISTS (SELECT 1 FROM [dbo].[Child] WHERE NOT ([Kind] > "
                          "0))\n    ALTER TABLE"));
}

TEST_F(PlanTest, AnAdviceSaysWhatIsToBeDecided) {
    const Plan result = plan_for({rules::Advice{"Keep or drop Kind", "Ask around."}});
    EXPECT_EQ(result.steps.at(0).title, "Keep or drop Kind");
    EXPECT_EQ(result.steps.at(0).sql(), "-- Ask around.");
    EXPECT_FALSE(result.steps.at(0).is_safe);
}

TEST_F(PlanTest, AStepBringsWhatItLeansOn) {
    rules::CreateIndex index;
    index.key_columns = {{"deletedat", false}};
    rules::CreateIndex other;
    other.key_columns = {{"Kind", false}};
    const Plan result =
        plan_for({rules::AddColumns{.columns = {{.name = "DeletedAt", .type = "datetime2(7)"}}},
                  index, other});
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(1)}),
                ElementsAre(*result.step_of.at(0), *result.step_of.at(1)));
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(2)}),
                ElementsAre(*result.step_of.at(2)));
}

TEST_F(PlanTest, AForeignKeyLeansOnTheKeyOfTheOtherTable) {
    std::vector<rules::Finding> findings(3);
    findings[0].remedy = rules::AddForeignKey{{"Kind"}, 1, {"TenantId"}};
    findings[1].table = findings[2].table = 1;
    findings[1].remedy = rules::AddUniqueKey{{"tenantid"}, ""};
    findings[2].remedy = rules::AddUniqueKey{{"Id", "TenantId"}, ""};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_THAT(with_prerequisites(result, {*result.step_of.at(0)}),
                ElementsAre(*result.step_of.at(0), *result.step_of.at(1)));
}

TEST_F(PlanTest, StepsOfATableComeByPriorityThenDependency) {
    std::vector<rules::Finding> findings(2);
    findings[0].priority = 2;
    findings[0].remedy = rules::Compress{};
    findings[1].priority = 1;
    findings[1].remedy = rules::AddUniqueKey{{"Kind"}, ""};
    const Plan result =
        plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
    EXPECT_EQ(result.step_of.at(1), 0U);
    EXPECT_EQ(result.step_of.at(0), 1U);
}

}  // namespace
}  // namespace tsqlaudit::fix
