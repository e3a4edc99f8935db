#include "gate/baseline.h"

#include <gmock/gmock.h>

#include <utility>

#include "facts/facts.h"
#include "gate/schema.h"

namespace tsqlaudit::gate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// An audit of findings that are put where a test wants them.
struct Audited {
    Schema schema;
    facts::SchemaFacts facts;
    report::Audit audit;

    explicit Audited(Schema given)
        : schema{std::move(given)},
          facts{facts::derive(schema.catalog, {})},
          audit{report::assemble(schema.sources, schema.catalog, facts, {},
                                 {.findings = schema.findings, .strengths = {}}, {})} {}
};

Schema tables() {
    return Schema{"CREATE TABLE dbo.Zebra (B int, A int)\nCREATE TABLE dbo.ant (C int)\n"};
}

Schema tables_with_findings() {
    Schema schema = tables();
    schema.add_finding("heap-table", "Zebra", "dbo.Zebra")
        .add_finding("redundant-index", "Zebra", "B int")
        .add_finding("redundant-index", "Zebra", "A int")
        .add_finding("missing-primary-key", "ant", "dbo.ant");
    schema.findings[1].columns = {"B", "A"};
    schema.findings[1].object = "IX_1";
    schema.findings[2].columns = {"A", "B"};
    schema.findings[2].object = "ix_1";
    return schema;
}

constexpr std::string_view written =
    "{\n"
    "  \"version\": 1,\n"
    "  \"findings\": [\n"
    "    {\"table\":\"dbo.ant\",\"rule\":\"missing-primary-key\","
    "\"fingerprint\":\"0000000000000001\"},\n"
    "    {\"table\":\"dbo.Zebra\",\"rule\":\"redundant-index\",\"columns\":[\"A\",\"B\"],"
    "\"object\":\"IX_1\",\"count\":2,\"fingerprint\":\"0000000000000002\"}\n"
    "  ],\n"
    "  \"scores\": {\n"
    "    \"dbo.ant\": 93.5,\n"
    "    \"dbo.Zebra\": 78\n"
    "  }\n"
    "}\n";

Baseline small_baseline() {
    return {.findings = {{.fingerprint = "0000000000000001",
                          .rule = "missing-primary-key",
                          .table = "dbo.ant",
                          .object = "",
                          .columns = {}},
                         {.fingerprint = "0000000000000002",
                          .rule = "redundant-index",
                          .table = "dbo.Zebra",
                          .object = "IX_1",
                          .columns = {"A", "B"},
                          .count = 2}},
            .scores = {{"dbo.Zebra", 78}, {"dbo.ant", 93.5}}};
}

TEST(BaselineFile, HasALineForEachEntry) {
    EXPECT_EQ(write_baseline(small_baseline()), written);
    EXPECT_EQ(write_baseline({}),
              "{\n  \"version\": 1,\n  \"findings\": [],\n  \"scores\": {}\n}\n");
}

TEST(BaselineFile, IsReadAsItIsWritten) {
    EXPECT_EQ(parse_baseline(written), small_baseline());
    EXPECT_EQ(parse_baseline(write_baseline({})), Baseline{});
}

std::string complaint_about(std::string_view content) {
    try {
        parse_baseline(content);
    } catch (const BadBaseline& error) {
        return error.what();
    }
    return "none";
}

TEST(BaselineFile, ThatIsNoneIsRefused) {
    EXPECT_THAT(complaint_about(""), StartsWith("parse error at line 1, column 1:"));
    EXPECT_THAT(complaint_about("{\n<<<<<<< ours\n"), StartsWith("parse error at line 2"));
    for (const char* other : {"{}", "[]", "null", R"({"runs": []})"}) {
        EXPECT_EQ(complaint_about(other), "it is none: write one with --write-baseline");
    }
    EXPECT_EQ(complaint_about(R"({"version": 2})"),
              "its version is 2, and this program knows version 1 alone: write it again with "
              "--write-baseline");
    EXPECT_EQ(complaint_about(R"({"version": 1, "scores": {}})"), "key 'findings' not found");
    EXPECT_EQ(complaint_about(R"({"version": 1, "findings": [{"rule": "x"}], "scores": {}})"),
              "key 'fingerprint' not found");
    EXPECT_THAT(complaint_about(R"({"version": 1, "findings": [7], "scores": {}})"),
                HasSubstr("number"));
    EXPECT_THAT(complaint_about(R"({"version": 1, "findings": [], "scores": {"dbo.T": "x"}})"),
                HasSubstr("must be number"));
    for (const char* parts :
         {R"("findings": {}, "scores": {})", R"("findings": [], "scores": [])"}) {
        EXPECT_EQ(complaint_about(std::string{R"({"version": 1, )"} + parts + "}"),
                  R"("findings" is a list, and "scores" an object)");
    }
    for (const char* count : {"0", "-1", "1.5", "\"1\""}) {
        EXPECT_EQ(complaint_about(std::string{R"({"version": 1, "scores": {}, "findings": [)"} +
                                  R"({"rule": "", "table": "", "fingerprint": "", "count": )" +
                                  count + "}]}"),
                  "\"count\" is not a number from 1");
    }
}

TEST(BaselineOf, GathersFindingsByFingerprintAndTheScores) {
    const Audited now{tables_with_findings()};
    const Baseline baseline = baseline_of(now.audit);
    ASSERT_EQ(baseline.findings.size(), 3U);
    EXPECT_EQ(baseline.findings[0].table, "dbo.ant");
    EXPECT_EQ(baseline.findings[1].rule, "heap-table");
    EXPECT_EQ(baseline.findings[2].count, 2U);
    EXPECT_THAT(baseline.findings[2].columns, ElementsAre("A", "B"));
    EXPECT_EQ(baseline.findings[2].fingerprint,
              report::fingerprint(now.audit, now.audit.judgement.findings[1]));
    EXPECT_EQ(baseline.scores.at("dbo.ant"), now.audit.tables[0].score.value);
    EXPECT_LT(baseline.scores.at("dbo.Zebra"), 100);
}

TEST(Compare, KnowsAllOfItsOwnAudit) {
    const Audited now{tables_with_findings()};
    const Baseline baseline = baseline_of(now.audit);
    const Comparison comparison = compare(baseline, now.audit, {});
    EXPECT_THAT(comparison.is_known, ElementsAre(true, true, true, true));
    EXPECT_THAT(comparison.fixed, IsEmpty());
    EXPECT_THAT(comparison.dropped, IsEmpty());
    EXPECT_EQ(comparison.pruned, baseline);
}

TEST(Compare, KnowsAsManyAsThereWere) {
    Schema before = tables_with_findings();
    before.findings.erase(before.findings.begin() + 1);
    const Baseline baseline = baseline_of(Audited{std::move(before)}.audit);
    const Audited now{tables_with_findings()};
    const Comparison comparison = compare(baseline, now.audit, {});
    EXPECT_THAT(comparison.is_known, ElementsAre(true, true, false, true));
    EXPECT_EQ(comparison.pruned, baseline);
}

TEST(Compare, TellsWhatIsFixedAndRaisesScores) {
    const Baseline baseline = baseline_of(Audited{tables_with_findings()}.audit);
    Schema after = tables_with_findings();
    after.findings.resize(2);
    const Audited now{std::move(after)};
    const Comparison comparison = compare(baseline, now.audit, {});
    EXPECT_THAT(comparison.is_known, ElementsAre(true, true));
    ASSERT_EQ(comparison.fixed.size(), 2U);
    EXPECT_EQ(comparison.fixed[0].rule, "missing-primary-key");
    EXPECT_EQ(comparison.fixed[1].rule, "redundant-index");
    EXPECT_EQ(comparison.fixed[1].count, 1U);
    EXPECT_EQ(comparison.pruned, baseline_of(now.audit));
}

TEST(Compare, LeavesWhatWasNotLookedFor) {
    const Baseline baseline = baseline_of(Audited{tables_with_findings()}.audit);
    const Audited now{tables()};
    const Comparison comparison =
        compare(baseline, now.audit, {.select = {"missing-primary-key"}, .ignore = {}});
    ASSERT_EQ(comparison.fixed.size(), 1U);
    EXPECT_EQ(comparison.fixed[0].rule, "missing-primary-key");
    EXPECT_EQ(comparison.pruned.findings.size(), 2U);
    EXPECT_EQ(comparison.pruned.scores, baseline.scores);
}

TEST(Compare, TellsWhichScoresDropped) {
    const Baseline baseline = baseline_of(Audited{tables()}.audit);
    Schema worse = tables();
    worse.add_finding("missing-primary-key", "Zebra", "dbo.Zebra");
    const Audited now{std::move(worse)};
    const Comparison comparison = compare(baseline, now.audit, {});
    ASSERT_EQ(comparison.dropped.size(), 1U);
    EXPECT_EQ(comparison.dropped[0].table, 1U);
    EXPECT_EQ(comparison.dropped[0].before, 100);
    EXPECT_EQ(comparison.pruned, baseline);
}

TEST(Compare, ForgetsTablesThatAreGoneAndDoesNotMeasureNewOnes) {
    Baseline baseline = small_baseline();
    baseline.scores = {{"dbo.Gone", 50}, {"DBO.ZEBRA", 100}};
    Schema worse = tables();
    worse.add_finding("missing-primary-key", "ant", "dbo.ant");
    const Audited now{std::move(worse)};
    const Comparison comparison = compare(baseline, now.audit, {});
    EXPECT_THAT(comparison.dropped, IsEmpty());
    EXPECT_EQ(comparison.pruned.scores, (decltype(baseline.scores){{"dbo.Zebra", 100}}));
}

}  // namespace
}  // namespace tsqlaudit::gate
