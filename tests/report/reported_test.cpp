#include "report/reported.h"

#include <gmock/gmock.h>

#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::ElementsAre;

TEST(ReportedFindings, AreDefectsUnlessOpportunitiesAreAskedFor) {
    Sample sample = orders();
    sample.judgement.findings[0].kind = rules::Kind::Opportunity;
    const Audit audit = sample.audit();
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(1));
    EXPECT_THAT(reported_findings(audit, {.opportunities = true}), ElementsAre(0, 1));
}

TEST(MostSevereFirst, KeepsTheOrderOfEquals) {
    Sample sample = orders();
    sample.add_finding("missing-primary-key", rules::Severity::Critical, 1);
    sample.add_finding("heap-table", rules::Severity::Medium, 1);
    EXPECT_THAT(most_severe_first(sample.audit(), {0, 1, 2, 3}), ElementsAre(2, 0, 1, 3));
}

}  // namespace
}  // namespace tsqlaudit::report
