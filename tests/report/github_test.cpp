#include <gtest/gtest.h>

#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

TEST(Github, AnnotatesEachPlaceTheMostSevereFirst) {
    Sample sample = orders();
    sample.add_finding("missing-primary-key", rules::Severity::Critical, 1);
    sample.add_finding("heap-table", rules::Severity::Low, 1);
    EXPECT_EQ(to_github(sample.audit(), {}),
              "::warning file=sql/orders.sql,line=4,col=2,title=Not understood::something is odd\n"
              "::error file=sql/orders.sql,line=2,col=14,title=Table without a primary key "
              "(missing-primary-key)::Says missing-primary-key\n"
              "::error file=sql/orders.sql,line=6,col=58,title=Foreign key without an index "
              "(missing-foreign-key-index)::Says missing-foreign-key-index\n"
              "::warning file=sql/orders.sql,line=6,col=14,title=No record of when or by whom "
              "(missing-audit-columns)::Says missing-audit-columns\n"
              "::notice file=sql/orders.sql,line=2,col=14,title=Table without a clustered index "
              "(heap-table)::Says heap-table\n");
}

TEST(Github, LeavesOpportunitiesOutUnlessAskedFor) {
    Sample sample = orders();
    sample.diagnostics.clear();
    for (rules::Finding& finding : sample.judgement.findings) {
        finding.kind = rules::Kind::Opportunity;
    }
    EXPECT_EQ(to_github(sample.audit(), {}), "");
    EXPECT_NE(to_github(sample.audit(), {.opportunities = true}), "");
}

TEST(Github, AMessageCannotEndItsCommandOrBeginAnother) {
    Sample sample = orders();
    sample.judgement.findings.resize(1);
    sample.judgement.findings[0].message = "100%\r\n::set-output name=a::b\x1b[31m";
    sample.diagnostics[0].path = "a,b:c%.sql\n::error::";
    EXPECT_EQ(to_github(sample.audit(), {}),
              "::warning file=a%2Cb%3Ac%25.sql %3A%3Aerror%3A%3A,line=4,col=2,title=Not "
              "understood::something is odd\n"
              "::error file=sql/orders.sql,line=6,col=58,title=Foreign key without an index "
              "(missing-foreign-key-index)::100%25  ::set-output name=a::b\uFFFD[31m\n");
}

}  // namespace
}  // namespace tsqlaudit::report
