#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "report/reporter.h"
#include "report/sample.h"
#include "support/audit_schema.h"

namespace tsqlaudit::report {
namespace {

using nlohmann::json;
using test::complaints_about;
using testing::IsEmpty;

json audit_as_json(const Sample& sample) {
    return json::parse(to_json(sample.audit()));
}

TEST(Json, IsAsItsSchemaSays) {
    Sample sample = orders();
    sample.schema.tables[1].atomization =
        facts::Atomization{.verdict = facts::AtomVerdict::MostlyCorrect,
                           .columns = {{.name = "Id", .is_atom = false, .reason = "identity key"}},
                           .revised_schema = "CREATE TABLE dbo.Orders (Id int);"};
    sample.schema.tables[1].suitability.partitioning.column = "";
    EXPECT_EQ(complaints_about(audit_as_json(sample)), "");
    EXPECT_EQ(complaints_about(audit_as_json(Sample{})), "");
}

TEST(Json, TheSchemaRejectsWhatIsNotInTheContract) {
    json document = audit_as_json(orders());
    document["tables"][0]["extra"] = 1;
    EXPECT_NE(complaints_about(document), "");
    document = audit_as_json(orders());
    document["tables"][0]["findings"][0].erase("fingerprint");
    EXPECT_NE(complaints_about(document), "");
    document = audit_as_json(orders());
    document["tables"][0]["findings"][0]["severity"] = "red";
    EXPECT_NE(complaints_about(document), "");
}

TEST(Json, SummarisesAllTables) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.average_score = 95.5;
    const json document = json::parse(to_json(audit));
    EXPECT_EQ(document["version"], 1);
    EXPECT_EQ(document["tool"],
              json::parse(R"({"name": "tsqlaudit", "version": ")" TSQLAUDIT_VERSION R"("})"));
    EXPECT_EQ(document["target"], "2025");
    EXPECT_EQ(document["summary"], json::parse(R"({
        "files": 1, "tables": 2, "notJudged": 0, "averageScore": 95.5,
        "grades": {"excellent": 2, "good": 0, "fair": 0, "poor": 0},
        "findings": {"critical": 0, "high": 1, "medium": 1, "low": 0, "info": 0},
        "suppressed": 0, "baseline": null,
        "diagnostics": {"error": 0, "warning": 1, "info": 0}})"));
    EXPECT_EQ(document["diagnostics"], json::parse(R"([{
        "file": "sql/orders.sql", "line": 4, "column": 2, "severity": "warning",
        "message": "something is odd"}])"));
}

TEST(Json, SaysOfWhichTablesTheScoreMeansNothing) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.tables[1].not_judged = rules::NotJudged{"odd table", "it is odd"};
    const json document = json::parse(to_json(audit));
    EXPECT_EQ(complaints_about(document), "");
    EXPECT_EQ(document["tables"][0]["judged"], true);
    EXPECT_EQ(document["tables"][1]["judged"], false);
    EXPECT_EQ(document["tables"][0]["notJudged"], nullptr);
    EXPECT_EQ(document["tables"][1]["notJudged"], "it is odd");
    EXPECT_EQ(document["tables"][1]["grade"], "excellent");  // the keys of the contract stay
    EXPECT_EQ(document["summary"]["notJudged"], 1);
    EXPECT_EQ(document["summary"]["tables"], 2);
    EXPECT_EQ(document["summary"]["grades"]["excellent"], 1);
}

TEST(Json, TellsWhereAFindingIsAndHowToMendIt) {
    const Sample sample = orders();
    const json finding = audit_as_json(sample)["tables"][0]["findings"][0];
    EXPECT_EQ(finding, json::parse(R"({
        "rule": "missing-foreign-key-index", "variant": "default", "severity": "high",
        "kind": "defect", "confidence": "certain", "priority": 2, "columns": ["OrderId"],
        "message": "Says missing-foreign-key-index", "file": "sql/orders.sql",
        "line": 6, "column": 58, "endLine": 6, "endColumn": 65, "fingerprint": ")" +
                                   fingerprint(sample.audit(), sample.judgement.findings[0]) +
                                   R"(", "baseline": false, "fix": {
            "sql": "CREATE INDEX i ON dbo.OrderLine (OrderId);", "safe": true}})"));
}

TEST(Json, AFindingWithoutAFixHasNull) {
    EXPECT_TRUE(audit_as_json(orders())["tables"][0]["findings"][1]["fix"].is_null());
}

TEST(Json, TellsWhatIsSuppressedAndWhatIsKnown) {
    const Sample sample = orders();
    Audit audit = sample.audit();
    audit.suppressed = 3;
    audit.known = KnownFindings{.is_known = {false, true}, .fixed = 2};
    const json document = json::parse(to_json(audit));
    EXPECT_EQ(complaints_about(document), "");
    EXPECT_EQ(document["summary"]["suppressed"], 3);
    EXPECT_EQ(document["summary"]["baseline"], json::parse(R"({"known": 1, "fixed": 2})"));
    EXPECT_EQ(document["tables"][0]["findings"][0]["baseline"], false);
    EXPECT_EQ(document["tables"][0]["findings"][1]["baseline"], true);
}

TEST(Json, DescribesATable) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.tables[1].score = {.value = 78,
                             .grade = score::Grade::Good,
                             .parts = {{.theme = "keys", .rules = {"a", "b"}, .points = 22}}};
    const json table = json::parse(to_json(audit))["tables"][1];
    EXPECT_EQ(table["name"], "dbo.Orders");
    EXPECT_EQ(table["file"], "sql/orders.sql");
    EXPECT_EQ(table["line"], 2);
    EXPECT_EQ(table["lines"], 3);
    EXPECT_EQ(table["score"].dump(), "78");
    EXPECT_EQ(table["grade"], "good");
    EXPECT_EQ(table["scoreParts"],
              json::parse(R"([{"theme": "keys", "rules": ["a", "b"], "points": 22}])"));
    EXPECT_EQ(table["strengths"], json::parse(R"([{"id": "utc-timestamps", "columns": [],
                               "message": "Says utc-timestamps"}])"));
    EXPECT_EQ(table["suitability"]["partitioning"],
              json::parse(R"({"score": 70, "verdict": "recommended", "reasons": ["because"],
                              "blockers": [], "column": "Id"})"));
    EXPECT_EQ(table["suitability"]["compression"],
              json::parse(R"({"recommendation": "PAGE", "savingsPercent": [40, 50],
                              "reasons": []})"));
    EXPECT_TRUE(table["atomization"].is_null());
    EXPECT_THAT(table["findings"], IsEmpty());
}

TEST(Json, NoPartitioningColumnIsNull) {
    Sample sample = orders();
    sample.schema.tables[0].suitability.partitioning.column = "";
    EXPECT_TRUE(
        audit_as_json(sample)["tables"][0]["suitability"]["partitioning"]["column"].is_null());
}

TEST(Json, SurvivesBytesThatAreNoUtf8) {
    Sample sample = orders();
    sample.diagnostics[0].path = "sql/\xFF.sql";
    EXPECT_EQ(audit_as_json(sample)["diagnostics"][0]["file"], "sql/\xEF\xBF\xBD.sql");
}

TEST(Json, KeysStandInTheOrderOfTheContract) {
    const auto document = nlohmann::ordered_json::parse(to_json(orders().audit()));
    std::vector<std::string> keys;
    for (const auto& [key, value] : document["tables"][0].items()) {
        keys.push_back(key);
    }
    EXPECT_THAT(keys, testing::ElementsAre("name", "file", "line", "lines", "judged", "notJudged",
                                           "score", "grade", "scoreParts", "findings", "strengths",
                                           "suitability", "atomization"));
}

}  // namespace
}  // namespace tsqlaudit::report
