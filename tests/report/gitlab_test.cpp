#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using nlohmann::json;

TEST(Gitlab, AnIssueHasWhatGitLabReads) {
    const Sample sample = orders();
    const Audit audit = sample.audit();
    const json issues = json::parse(to_gitlab(audit, {}));
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_EQ(issues.at(0).at("check_name"), "not-understood");
    EXPECT_EQ(issues.at(0).at("severity"), "major");
    EXPECT_EQ(issues.at(1),
              json({{"description", "Says missing-foreign-key-index"},
                    {"check_name", "missing-foreign-key-index"},
                    {"fingerprint", fingerprint(audit, audit.judgement.findings[0])},
                    {"severity", "critical"},
                    {"location", {{"path", "sql/orders.sql"}, {"lines", {{"begin", 6}}}}}}));
    EXPECT_EQ(issues.at(2).at("severity"), "major");
}

TEST(Gitlab, EverySeverityHasAWordOfItsOwn) {
    Sample sample = orders();
    sample.diagnostics.clear();
    sample.judgement.findings.clear();
    for (const auto severity :
         {rules::Severity::Critical, rules::Severity::High, rules::Severity::Medium,
          rules::Severity::Low, rules::Severity::Info}) {
        sample.add_finding("heap-table", severity, 0);
    }
    const json issues = json::parse(to_gitlab(sample.audit(), {}));
    std::vector<std::string> words;
    std::set<std::string> fingerprints;
    for (const json& issue : issues) {
        words.push_back(issue.at("severity"));
        fingerprints.insert(issue.at("fingerprint"));
    }
    EXPECT_THAT(words, testing::ElementsAre("blocker", "critical", "major", "minor", "info"));
    EXPECT_EQ(fingerprints.size(), 5U);  // the same finding five times
}

TEST(Gitlab, NoIssuesAreAnEmptyList) {
    EXPECT_EQ(to_gitlab(Sample{}.audit(), {}), "[]\n");
}

}  // namespace
}  // namespace tsqlaudit::report
