#include "report/reported.h"

#include <gmock/gmock.h>

#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ReportedFindings, AreDefectsUnlessOpportunitiesAreAskedFor) {
    Sample sample = orders();
    sample.judgement.findings[0].kind = rules::Kind::Opportunity;
    const Audit audit = sample.audit();
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(1));
    EXPECT_THAT(reported_findings(audit, {.opportunities = true}), ElementsAre(0, 1));
}

TEST(ReportedFindings, AreNotInTheBaseline) {
    const Sample sample = orders();
    Audit audit = sample.audit();
    audit.known = KnownFindings{.is_known = {true, false}};
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(1));
    EXPECT_TRUE(is_known(audit, 0));
    EXPECT_FALSE(is_known(audit, 1));
}

TEST(ReportedFindings, AreInAChangedFileOrOfAChangedTable) {
    Sample sample = orders();
    sample.sources.add(text::SourceFile{"sql/other.sql", "CREATE INDEX"});
    sample.add_finding("redundant-index", rules::Severity::Low, 1).span = {1, 0, 6};
    Audit audit = sample.audit();
    audit.changes = Changes{.other_files = {"sql/orders.sql"}, .tables = {false, false}};
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(2));
    audit.changes =
        Changes{.other_files = {"sql/orders.sql", "sql/other.sql"}, .tables = {true, false}};
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(0, 1));
    EXPECT_THAT(reported_tables(audit), ElementsAre(0));
    EXPECT_THAT(reported_diagnostics(audit), IsEmpty());
    audit.changes = Changes{.other_files = {"sql/other.sql"}, .tables = {false, false}};
    EXPECT_EQ(reported_diagnostics(audit), audit.diagnostics);
    audit.changes.reset();
    EXPECT_THAT(reported_findings(audit, {}), ElementsAre(0, 1, 2));
    EXPECT_THAT(reported_tables(audit), ElementsAre(0, 1));
}

TEST(MostSevereFirst, KeepsTheOrderOfEquals) {
    Sample sample = orders();
    sample.add_finding("missing-primary-key", rules::Severity::Critical, 1);
    sample.add_finding("heap-table", rules::Severity::Medium, 1);
    EXPECT_THAT(most_severe_first(sample.audit(), {0, 1, 2, 3}), ElementsAre(2, 0, 1, 3));
}

}  // namespace
}  // namespace tsqlaudit::report
