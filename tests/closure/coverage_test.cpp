// Every rule offers a fix, or says why it offers none.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "closure/schema.h"
#include "fix/example.h"
#include "rules/metadata.h"

namespace tsqlaudit::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The rules that come with a remedy somewhere in what they have to find.
std::set<std::string> rules_with_remedy(const std::vector<Schema>& fixtures) {
    std::set<std::string> rules;
    for (const Schema& fixture : fixtures) {
        const AuditedSchema schema{fixture};
        for (const rules::Finding& finding : schema.audit->judgement.findings) {
            if (finding.remedy &&
                fixture.name.starts_with(fmt::format("fixtures/rules/{}/bad.sql", finding.rule))) {
                rules.emplace(finding.rule);
            }
        }
    }
    return rules;
}

std::vector<std::string> complaints(std::span<const rules::RuleMetadata> all,
                                    const std::set<std::string>& fixed) {
    std::vector<std::string> complaints;
    for (const rules::RuleMetadata& rule : all) {
        if (fixed.contains(std::string{rule.id}) != rule.unfixed.empty()) {
            complaints.push_back(std::string{rule.id} +
                                 (rule.unfixed.empty()
                                      ? " offers no fix in its bad.sql, and does not say why"
                                      : " offers a fix, and says why it would not"));
        }
    }
    return complaints;
}

TEST(Coverage, EveryRuleOffersAFixOrSaysWhyNot) {
    EXPECT_THAT(complaints(rules::all_rules(), rules_with_remedy(rule_fixtures())), IsEmpty());
}

TEST(Coverage, WhatIsMissingIsReported) {
    const std::vector<rules::RuleMetadata> rules{{.id = "fixed"},
                                                 {.id = "unfixed", .unfixed = "Why."},
                                                 {.id = "both", .unfixed = "Why."},
                                                 {.id = "neither"}};
    EXPECT_THAT(complaints(rules, {"fixed", "both"}),
                ElementsAre("both offers a fix, and says why it would not",
                            "neither offers no fix in its bad.sql, and does not say why"));
}

TEST(Coverage, TheExampleOfEachRuleShowsItsFix) {
    for (const rules::RuleMetadata& rule : rules::all_rules()) {
        EXPECT_EQ(fix::example(rule).empty(), !rule.unfixed.empty()) << rule.id;
    }
}

}  // namespace
}  // namespace tsqlaudit::test
