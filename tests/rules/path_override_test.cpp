#include "rules/path_override.h"

#include <gmock/gmock.h>

namespace tsqlaudit::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> paths{"app/Order.sql", "legacy/Order.sql", "legacy/deep/Item.sql"};

// The severities in the three files of what is left of a finding in each.
std::vector<std::string> left_of(const std::string& rule,
                                 const std::vector<PathOverride>& overrides) {
    std::vector<Finding> findings;
    for (text::FileId file = 0; file < paths.size(); ++file) {
        findings.push_back({.rule = rule, .severity = Severity::High, .span = {.file = file}});
    }
    apply_overrides(overrides, paths, findings);
    std::vector<std::string> left;
    for (const Finding& finding : findings) {
        left.push_back(paths[finding.span.file] + " " + std::string{to_string(finding.severity)});
    }
    return left;
}

constexpr const char* app = "app/Order.sql high";
constexpr const char* legacy = "legacy/Order.sql high";
constexpr const char* deep = "legacy/deep/Item.sql high";

TEST(PathOverride, MeansFilesFoldersAndPatterns) {
    const auto ignored_in = [](const std::string& pattern) {
        return left_of("heap-table", {{.files = {pattern}, .ignore = {"heap-table"}}});
    };
    EXPECT_THAT(ignored_in("legacy"), ElementsAre(app));
    EXPECT_THAT(ignored_in("./legacy/"), ElementsAre(app));
    EXPECT_THAT(ignored_in("Legacy/**"), ElementsAre(app));
    EXPECT_THAT(ignored_in("legacy/order.SQL"), ElementsAre(app, deep));
    EXPECT_THAT(ignored_in("**/order.sql"), ElementsAre(deep));
    EXPECT_THAT(ignored_in("l*/*.sql"), ElementsAre(app, deep));
    EXPECT_THAT(ignored_in("*.sql"), ElementsAre(app, legacy, deep));
    EXPECT_THAT(ignored_in("leg"), ElementsAre(app, legacy, deep));
    EXPECT_THAT(ignored_in("."), IsEmpty());
    EXPECT_THAT(ignored_in("**"), IsEmpty());
}

TEST(PathOverride, IgnoresRulesAndCategories) {
    const std::vector<PathOverride> keys{{.files = {"legacy"}, .ignore = {"keys"}}};
    EXPECT_THAT(left_of("missing-primary-key", keys), ElementsAre(app));
    EXPECT_THAT(left_of("heap-table", keys), ElementsAre(app, legacy, deep));
}

TEST(PathOverride, ChangesSeverities) {
    const std::vector<PathOverride> overrides{
        {.files = {"legacy"},
         .rules = {{"heap-table", {.severity = Severity::Low}}, {"inline-lob", {.is_off = true}}}}};
    EXPECT_THAT(left_of("heap-table", overrides),
                ElementsAre(app, "legacy/Order.sql low", "legacy/deep/Item.sql low"));
    EXPECT_THAT(left_of("inline-lob", overrides), ElementsAre(app));
}

TEST(PathOverride, TheLastThatSpeaksOfTheRuleDecides) {
    EXPECT_THAT(left_of("heap-table", {{.files = {"legacy"}, .ignore = {"indexes"}},
                                       {.files = {"legacy/deep"},
                                        .rules = {{"heap-table", {.severity = Severity::Info}}}},
                                       {.files = {"."}, .ignore = {"keys"}}}),
                ElementsAre(app, "legacy/deep/Item.sql info"));
}

TEST(PathOverride, ARuleByItsIdComesBeforeItsCategory) {
    EXPECT_THAT(left_of("heap-table", {{.files = {"app"},
                                        .ignore = {"indexes"},
                                        .rules = {{"heap-table", {.severity = Severity::Low}}}}}),
                ElementsAre("app/Order.sql low", legacy, deep));
}

}  // namespace
}  // namespace tsqlaudit::rules
