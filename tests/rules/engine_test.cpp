#include "rules/engine.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "rules/check.h"

namespace tsqlaudit::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Two tables, of whose content the rules of these tests know nothing.
class Engine : public testing::Test {
protected:
    Engine() {
        for (const char* name : {"A", "B"}) {
            catalog::Table table;
            table.name = {"dbo", name};
            catalog_.tables.push_back(table);
            schema_.tables.push_back({.id = schema_.tables.size()});
        }
    }

    std::vector<Finding> run(CheckFunction* check, const Selection& selection = {}) {
        const RegisteredRule rule{"missing-foreign-key-index", check};
        return find(catalog_, schema_, {}, selection, {&rule, 1});
    }

    catalog::Catalog catalog_;
    facts::SchemaFacts schema_;
};

void report_once(const CheckContext&, FindingSink& sink) {
    sink.report(
        {.columns = {"x", "y"},
         .arguments = {{"parent", "dbo.P"}, {"reads", "scans dbo.A"}, {"none", "No index"}}});
}

TEST_F(Engine, FillsInWhatTheDataFileSays) {
    const std::vector<Finding> findings = run(&report_once);
    ASSERT_THAT(findings, SizeIs(2));
    const Finding& finding = findings.front();
    EXPECT_EQ(finding.rule, "missing-foreign-key-index");
    EXPECT_EQ(finding.variant, "default");
    EXPECT_EQ(finding.severity, Severity::High);
    EXPECT_EQ(finding.kind, Kind::Defect);
    EXPECT_EQ(finding.priority, 1);
    EXPECT_EQ(finding.table, 0U);
    EXPECT_EQ(finding.message,
              "No index of dbo.A leads with x and y: deleting a row of dbo.P scans dbo.A for rows "
              "that refer to it, and so does each join from dbo.P.");
    EXPECT_EQ(findings.back().table, 1U);
}

TEST_F(Engine, OrdersByTablePlaceAndColumns) {
    const auto findings = run([](const CheckContext&, FindingSink& sink) {
        for (const char* column : {"c", "b"}) {
            sink.report({.columns = {column},
                         .span = text::Span{.begin = 20, .end = 21},
                         .arguments = {{"parent", "p"}, {"reads", "reads"}, {"none", "No index"}}});
        }
        sink.report({.columns = {"a"},
                     .span = text::Span{.begin = 10, .end = 11},
                     .arguments = {{"parent", "p"}, {"reads", "reads"}, {"none", "No index"}}});
    });
    std::vector<std::string> columns;
    for (const Finding& finding : findings) {
        columns.push_back(std::to_string(finding.table) + finding.columns.front());
    }
    EXPECT_THAT(columns, ElementsAre("0a", "0b", "0c", "1a", "1b", "1c"));
}

TEST_F(Engine, LeavesOutTablesThatTheRuleSkipsOrThatAreUnknown) {
    schema_.tables[0].scale.scale = facts::Scale::Tiny;
    catalog_.tables[1].columns_unknown = true;
    EXPECT_THAT(run(&report_once), IsEmpty());
}

TEST_F(Engine, TellsARuleWhichOthersJudgeTheTable) {
    schema_.tables[1].is_log_like = true;  // which missing-natural-key skips
    const auto judges = [&](const Selection& selection) {
        const std::vector<RegisteredRule> rules{
            {"missing-foreign-key-index",
             [](const CheckContext& context, FindingSink& sink) {
                 sink.report(
                     {.columns = {context.judges.begin(), context.judges.end()},
                      .arguments = {{"parent", "p"}, {"reads", "reads"}, {"none", "No index"}}});
             }},
            {"missing-natural-key", [](const CheckContext&, FindingSink&) {}}};
        std::vector<std::vector<std::string>> columns;
        for (const Finding& finding : find(catalog_, schema_, {}, selection, rules)) {
            columns.push_back(finding.columns);
        }
        return columns;
    };
    const std::vector<std::string> both{"missing-foreign-key-index", "missing-natural-key"};
    const std::vector<std::string> alone{"missing-foreign-key-index"};
    EXPECT_THAT(judges({}), ElementsAre(both, alone));
    EXPECT_THAT(judges({.ignore = {"missing-natural-key"}}), ElementsAre(alone, alone));
    EXPECT_THAT(judges({.adjustments = {{"missing-natural-key", {.is_off = true}}}}),
                ElementsAre(alone, alone));
}

TEST_F(Engine, LeavesOutTablesOfOtherProducts) {
    syntax::Option distribution;
    distribution.name = "DISTRIBUTION";
    catalog_.tables[0].options.push_back(distribution);
    EXPECT_THAT(run(&report_once), SizeIs(1));
}

TEST_F(Engine, RefusesWhatTheDataFileDoesNotDeclare) {
    EXPECT_THROW(
        run([](const CheckContext&, FindingSink& sink) {
            sink.report({.variant = "other",
                         .arguments = {{"parent", "p"}, {"reads", "reads"}, {"none", "No index"}}});
        }),
        std::logic_error);
    EXPECT_THROW(run([](const CheckContext&, FindingSink& sink) { sink.report({}); }),
                 std::logic_error);
    EXPECT_THROW(run([](const CheckContext&, FindingSink& sink) {
                     sink.report({.arguments = {{"parent", "p"}, {"child", "c"}}});
                 }),
                 std::logic_error);
}

TEST_F(Engine, RunsSelectedRulesAlone) {
    EXPECT_THAT(run(&report_once, {.select = {"missing-foreign-key-index"}}), SizeIs(2));
    EXPECT_THAT(run(&report_once, {.select = {"indexes"}}), SizeIs(2));
    EXPECT_THAT(run(&report_once, {.select = {"keys"}}), IsEmpty());
    EXPECT_THAT(run(&report_once, {.ignore = {"missing-foreign-key-index"}}), IsEmpty());
    EXPECT_THAT(run(&report_once, {.select = {"missing-foreign-key-index"}, .ignore = {"indexes"}}),
                IsEmpty());
}

TEST_F(Engine, RunsRulesAsTheUserWantsThem) {
    const auto with = [&](const Adjustment& adjustment, const char* rule) {
        const RegisteredRule registered{
            "wide-primary-key", [](const CheckContext& context, FindingSink& sink) {
                sink.report(
                    {.columns = {std::to_string(context.rule.parameter("bytes")),
                                 std::to_string(context.rule.parameter("columns"))},
                     .arguments = {
                         {"index", "i"}, {"bytes", "b"}, {"count", "c"}, {"repeats", "r"}}});
            }};
        return find(catalog_, schema_, {}, {.adjustments = {{rule, adjustment}}}, {&registered, 1});
    };
    const Adjustment other{.severity = Severity::Info, .parameters = {{"bytes", 99}}};
    const std::vector<Finding> changed = with(other, "wide-primary-key");
    ASSERT_THAT(changed, SizeIs(2));
    EXPECT_EQ(changed[0].severity, Severity::Info);
    const std::vector<Finding> unchanged = with(other, "heap-table");
    EXPECT_EQ(unchanged[0].severity, Severity::Medium);
    EXPECT_THAT(changed[0].columns, ElementsAre("99.000000", unchanged[0].columns[1]));
    EXPECT_NE(unchanged[0].columns[0], "99.000000");
    EXPECT_THAT(with({.is_off = true}, "wide-primary-key"), IsEmpty());
    EXPECT_EQ(find_rule("wide-primary-key")->variants[0].severity, Severity::Medium);
}

TEST(Selection, KnowsWhatIsUnknownAndWhatIsNear) {
    const std::vector<UnknownRule> unknown = unknown_rules(
        {.select = {"heap-tabel", "tenancy", "heap-table"}, .ignore = {"something-else"}});
    ASSERT_THAT(unknown, SizeIs(2));
    EXPECT_EQ(unknown[0].name, "heap-tabel");
    EXPECT_EQ(unknown[0].nearest, "heap-table");
    EXPECT_EQ(unknown[1].name, "something-else");
    EXPECT_EQ(unknown[1].nearest, "");
}

}  // namespace
}  // namespace tsqlaudit::rules
