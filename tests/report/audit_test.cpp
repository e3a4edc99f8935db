#include "report/audit.h"

#include <gmock/gmock.h>

#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::MatchesRegex;

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
    const Sample sample = orders();
    EXPECT_THAT(fingerprint(sample.audit(), sample.judgement.findings[0]),
                MatchesRegex("[0-9a-f]{16}"));
}

// The value is stored in baselines and by code hosts: it must never change.
TEST(Fingerprint, IsFrozen) {
    const Sample sample = orders();
    EXPECT_EQ(fingerprint(sample.audit(), sample.judgement.findings[0]), "f63ea404a7621364");
}

TEST(Fingerprint, KnowsNoPlaceSeverityVariantOrWording) {
    const Sample sample = orders();
    const Audit audit = sample.audit();
    rules::Finding moved = sample.judgement.findings[0];
    moved.span = sample.span_of("GO");
    moved.severity = rules::Severity::Info;
    moved.variant = "other";
    moved.message = "in other words";
    EXPECT_EQ(fingerprint(audit, moved), fingerprint(audit, sample.judgement.findings[0]));
}

TEST(Fingerprint, KnowsTheVariantWhereVariantsAreDifferentDefects) {
    const Sample sample = orders();
    const Audit audit = sample.audit();
    rules::Finding type = sample.judgement.findings[0];
    type.rule = "not-deployable";
    type.variant = "foreign-key-type";
    rules::Finding action = type;
    action.variant = "set-null";
    EXPECT_NE(fingerprint(audit, type), fingerprint(audit, action));
    // No column goes by the name of a variant.
    rules::Finding columns = type;
    columns.columns.emplace_back(type.variant);
    columns.variant = {};
    EXPECT_NE(fingerprint(audit, type), fingerprint(audit, columns));
}

TEST(Fingerprint, KnowsNoCaseAndNoOrderOfColumns) {
    const Sample sample = orders();
    const Audit audit = sample.audit();
    rules::Finding one = sample.judgement.findings[0];
    rules::Finding other = one;
    one.columns = {"A", "b"};
    other.columns = {"B", "a"};
    EXPECT_EQ(fingerprint(audit, one), fingerprint(audit, other));
}

TEST(Fingerprint, DependsOnRuleTableObjectAndColumns) {
    const Sample sample = orders();
    const Audit audit = sample.audit();
    const rules::Finding& finding = sample.judgement.findings[0];
    std::vector<rules::Finding> others(4, finding);
    others[0].rule = "other-rule";
    others[1].table = 1;
    others[2].object = "IX_1";
    others[3].columns = {"OrderId", "Id"};
    for (const rules::Finding& other : others) {
        EXPECT_NE(fingerprint(audit, other), fingerprint(audit, finding));
    }
    rules::Finding joined = finding;
    joined.columns = {"ab"};
    rules::Finding apart = finding;
    apart.columns = {"a", "b"};
    EXPECT_NE(fingerprint(audit, joined), fingerprint(audit, apart));
}

TEST(Assemble, GivesEachTableItsFindingsStrengthsAndScore) {
    const Sample sample = orders();
    text::Diagnostics diagnostics = sample.diagnostics;
    diagnostics.push_back(diagnostics.front());
    const Audit audit = assemble(sample.sources, sample.catalog, sample.schema, facts::Settings{},
                                 sample.judgement, diagnostics);
    ASSERT_EQ(audit.tables.size(), 2U);
    EXPECT_THAT(audit.tables[0].findings, ElementsAre(0, 1));
    EXPECT_THAT(audit.tables[0].strengths, IsEmpty());
    EXPECT_EQ(audit.tables[0].score.value, 90);
    EXPECT_THAT(audit.tables[1].findings, IsEmpty());
    EXPECT_THAT(audit.tables[1].strengths, ElementsAre(0));
    EXPECT_EQ(audit.tables[1].score.value, 100);
    EXPECT_EQ(audit.average_score, 95);
    EXPECT_EQ(audit.diagnostics.size(), 1U);
}

TEST(Assemble, TablesThatNobodyCanJudgeAreInNoAverage) {
    Sample sample = orders();
    const auto audit_of = [](const Sample& given) {
        return assemble(given.sources, given.catalog, given.schema, facts::Settings{},
                        given.judgement, {});
    };
    sample.catalog.tables[1].columns_unknown = true;
    const Audit audit = audit_of(sample);
    EXPECT_TRUE(audit.tables[0].is_judged());
    EXPECT_FALSE(audit.tables[1].is_judged());
    EXPECT_EQ(audit.average_score, 90);
    EXPECT_EQ(count(audit).not_judged, 1U);
    EXPECT_THAT(count(audit).grades, ElementsAre(1, 0, 0, 0));

    // What was found all the same counts.
    sample.catalog.tables[0].kind = catalog::TableKind::External;
    EXPECT_TRUE(audit_of(sample).tables[0].is_judged());
    sample.catalog.tables[0].kind = catalog::TableKind::Table;
    syntax::Option distribution;
    distribution.name = "DISTRIBUTION";
    sample.catalog.tables[1].options.push_back(distribution);
    EXPECT_THAT(audit_of(sample).tables[1].not_judged->reason, testing::HasSubstr("Azure Synapse"));
    sample.catalog.tables[0].kind = catalog::TableKind::External;
    sample.judgement.findings.clear();
    const Audit none = audit_of(sample);
    EXPECT_FALSE(none.tables[0].is_judged());
    EXPECT_EQ(none.average_score, 0);
    EXPECT_THAT(count(none).grades, ElementsAre(0, 0, 0, 0));
}

TEST(Assemble, AnEmptySchemaHasAnAverageOfZero) {
    const Sample sample;
    const Audit audit =
        assemble(sample.sources, sample.catalog, sample.schema, facts::Settings{}, {}, {});
    EXPECT_EQ(audit.average_score, 0);
    EXPECT_THAT(audit.tables, IsEmpty());
}

TEST(Count, CountsFindingsDiagnosticsAndGrades) {
    const Sample sample = orders();
    const Counts counts = count(sample.audit());
    EXPECT_THAT(counts.findings, ElementsAre(0, 1, 1, 0, 0));
    EXPECT_THAT(counts.diagnostics, ElementsAre(0, 1, 0));
    EXPECT_THAT(counts.grades, ElementsAre(2, 0, 0, 0));
}

}  // namespace
}  // namespace tsqlaudit::report
