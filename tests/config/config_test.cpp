#include "config/config.h"

#include <gmock/gmock.h>

#include "support/text_printers.h"

namespace tsqlaudit::config {
namespace {

using rules::Adjustment;
using rules::Severity;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using testing::Pair;

Config read(const std::string& content) {
    ReadResult result = read_config("t.json", content);
    EXPECT_THAT(result.problems, IsEmpty());
    return result.config;
}

// "line:column: message" of each.
std::vector<std::string> problems_of(const std::string& content) {
    std::vector<std::string> lines;
    for (const text::Diagnostic& problem : read_config("t.json", content).problems) {
        EXPECT_EQ(problem.path, "t.json");
        EXPECT_EQ(problem.severity, text::DiagnosticSeverity::Error);
        lines.push_back(std::to_string(problem.position.line) + ":" +
                        std::to_string(problem.position.column) + ": " + problem.message);
    }
    return lines;
}

TEST(Config, SaysNothingWhereTheFileDoesNot) {
    const Config config = read("{}");
    EXPECT_FALSE(config.roots || config.target || config.rules || config.min_score);
    EXPECT_THAT(config.positions, IsEmpty());
}

TEST(Config, ReadsWhatTheSchemaIs) {
    const Config config = read(R"({
        "$schema": "tsqlaudit.schema.json",
        "roots": ["tables", "indexes/**/*.sql"],
        "exclude": ["old/", "!old/kept.sql"],
        "define": {"Database": "Shop", "Empty": ""},
        "target": "2022",
        "profile": "multi-tenant",
        "statistics": "rows.csv",
        "tenantColumn": "CompanyId",
        "tenantTable": "dbo.Company",
        "exemptTables": ["ref.*", "Country"],
        "atomStore": "dbo.Blob",
        "boundingBox": [-180, -90.5, 180, 90]
    })");
    EXPECT_THAT(config.roots, Optional(ElementsAre("tables", "indexes/**/*.sql")));
    EXPECT_THAT(config.exclude, Optional(ElementsAre("old/", "!old/kept.sql")));
    EXPECT_THAT(config.define, Optional(ElementsAre(Pair("Database", "Shop"), Pair("Empty", ""))));
    EXPECT_EQ(config.target, "2022");
    EXPECT_EQ(config.profile, "multi-tenant");
    EXPECT_EQ(config.statistics, "rows.csv");
    EXPECT_EQ(config.tenant_column, "CompanyId");
    EXPECT_EQ(config.tenant_table, "dbo.Company");
    EXPECT_THAT(config.exempt_tables, Optional(ElementsAre("ref.*", "Country")));
    EXPECT_EQ(config.atom_store, "dbo.Blob");
    EXPECT_THAT(config.bounding_box, Optional(ElementsAre(-180, -90.5, 180, 90)));
}

TEST(Config, ReadsHowItIsJudged) {
    const Config config = read(R"({
        "select": ["keys", "heap-table"],
        "ignore": ["wide-primary-key"],
        "rules": {
            "heap-table": "off",
            "missing-primary-key": "critical",
            "short-url-column": {"severity": "info", "parameters": {"characters": 400}}
        },
        "overrides": [
            {"files": ["legacy/**"], "ignore": ["tenancy"], "rules": {"inline-lob": "low"}},
            {"files": ["staging"]}
        ],
        "failOn": "medium",
        "minScore": 62.5,
        "baseline": "known.json",
        "showOpportunities": true
    })");
    EXPECT_THAT(config.select, Optional(ElementsAre("keys", "heap-table")));
    EXPECT_THAT(config.ignore, Optional(ElementsAre("wide-primary-key")));
    EXPECT_THAT(config.rules,
                Optional(ElementsAre(
                    Pair("heap-table", Adjustment{.is_off = true}),
                    Pair("missing-primary-key", Adjustment{.severity = Severity::Critical}),
                    Pair("short-url-column", Adjustment{.severity = Severity::Info,
                                                        .parameters = {{"characters", 400}}}))));
    ASSERT_TRUE(config.overrides);
    ASSERT_EQ(config.overrides->size(), 2U);
    const rules::PathOverride& legacy = config.overrides->front();
    EXPECT_THAT(legacy.files, ElementsAre("legacy/**"));
    EXPECT_THAT(legacy.ignore, ElementsAre("tenancy"));
    EXPECT_THAT(legacy.rules,
                ElementsAre(Pair("inline-lob", Adjustment{.severity = Severity::Low})));
    EXPECT_EQ(config.fail_on, "medium");
    EXPECT_EQ(config.min_score, 62.5);
    EXPECT_EQ(config.baseline, "known.json");
    EXPECT_EQ(config.show_opportunities, true);
}

TEST(Config, CommentsAreAllowedAndPlacesKnown) {
    const Config config = read(R"(// at the beginning
{
    /* in between, with "quotes": */ "target": "azure", // "profile": "oltp",
    "minScore":60/* right behind */,"roots" : [ "a//b", "c\"d" /* , */ ] }
// at the end)");
    EXPECT_EQ(config.target, "azure");
    EXPECT_EQ(config.min_score, 60);
    EXPECT_THAT(config.roots, Optional(ElementsAre("a//b", "c\"d")));
    EXPECT_THAT(
        config.positions,
        ElementsAre(Pair("minScore", text::Position{4, 16}), Pair("roots", text::Position{4, 47}),
                    Pair("roots/0", text::Position{4, 49}), Pair("roots/1", text::Position{4, 57}),
                    Pair("target", text::Position{3, 48})));
}

TEST(Config, AllThatIsWrongIsListedWithItsPlace) {
    EXPECT_THAT(
        problems_of(R"({
    "traget": "2022",
    "target": "2023",
    "roots": "tables",
    "exclude": ["a", 1, ""],
    "minScore": 101,
    "showOpportunities": "yes",
    "failOn": null,
    "tenantColumn": "",
    "profile": ["auto"],
    "define": {"": "x", "a=b": "x"},
    "overrides": [{"files": []}]
})"),
        ElementsAre(R"(2:5: unknown key "traget"; did you mean "target"?)",
                    R"(3:15: unknown target "2023"; did you mean "2022"?)",
                    "4:14: expected a list, not a text", "5:22: expected a text, not a number",
                    "5:25: expected a text that is not empty",
                    "6:17: expected a number from 0 to 100, not 101",
                    "7:26: expected true or false, not a text", "8:15: expected a text, not null",
                    "9:21: expected a text that is not empty", "10:16: expected a text, not a list",
                    "11:16: expected a name without =, not \"\"",
                    "11:25: expected a name without =, not \"a=b\"",
                    "12:29: expected a list that is not empty"));
}

TEST(Config, WhatDoesNotExistIsNamedWithWhatThereIs) {
    EXPECT_THAT(problems_of(R"({"failOn": "blocker"})"),
                ElementsAre("1:12: unknown severity \"blocker\" (there are critical, high, medium, "
                            "low and info)"));
    EXPECT_THAT(problems_of(R"({"completely": 1})"),
                ElementsAre("1:2: unknown key \"completely\""));
    EXPECT_THAT(problems_of(R"({"select": ["missing-primary-kye", "kesy"]})"),
                ElementsAre("1:13: unknown rule \"missing-primary-kye\"; did you mean "
                            "\"missing-primary-key\"?",
                            "1:36: unknown rule \"kesy\"; did you mean \"keys\"?"));
}

TEST(Config, WhatIsSaidAboutARuleHasToFitIt) {
    EXPECT_THAT(
        problems_of(R"({"rules": {
    "heap-tabel": "off",
    "keys": "off",
    "heap-table": "of",
    "missing-primary-key": 3,
    "inline-lob": {"severty": "low"},
    "wide-primary-key": {"severity": "none", "parameters": {"bites": 1, "columns": "2"}},
    "short-url-column": {"parameters": {"characters": -1, "characters": 2}},
    "guid-clustered-key": {"parameters": {"bytes": 1}}
}})"),
        ElementsAre(
            R"(2:5: unknown rule "heap-tabel"; did you mean "heap-table"?)",
            R"(3:5: unknown rule "keys")", R"(4:19: unknown severity "of"; did you mean "off"?)",
            R"(5:28: expected a severity, "off" or an object, not a number)",
            R"(6:20: unknown key "severty"; did you mean "severity"?)",
            R"(7:38: unknown severity "none" (there are critical, high, medium, low, info and off))",
            R"(7:61: unknown parameter of wide-primary-key "bites"; did you mean "bytes"?)",
            "7:84: expected a number of at least 0, not a text",
            "8:55: expected a number of at least 0, not -1", R"(8:59: "characters" is given twice)",
            R"(9:43: unknown parameter of guid-clustered-key "bytes" (there are none))"));
}

TEST(Config, AnOverrideSaysForWhichFiles) {
    EXPECT_THAT(problems_of(R"({"overrides": [{"ignore": ["keys"]}, "legacy"]})"),
                ElementsAre("1:16: \"files\" is missing", "1:38: expected an object, not a text"));
    EXPECT_THAT(problems_of(R"({"overrides": [{"files": ["a"], "rules": {"heap-table": {}}}]})"),
                ElementsAre("1:57: expected a text, not an object"));
}

TEST(Config, ABoundingBoxHasFourSides) {
    EXPECT_THAT(problems_of(R"({"boundingBox": [1, 2, 3]})"),
                ElementsAre("1:17: expected four numbers: xmin, ymin, xmax and ymax"));
    EXPECT_THAT(problems_of(R"({"boundingBox": [1, 2, 3, "4"]})"),
                ElementsAre("1:27: expected a number, not a text"));
    EXPECT_THAT(problems_of(R"({"boundingBox": [0, 0, 10, 0]})"),
                ElementsAre("1:17: xmin has to be less than xmax, and ymin less than ymax"));
}

TEST(Config, AKeyIsGivenOnce) {
    EXPECT_THAT(problems_of("{\"target\": \"2019\",\n \"target\": \"2022\"}"),
                ElementsAre("2:2: \"target\" is given twice"));
    EXPECT_THAT(problems_of(R"({"define": {"A": "1", "A": "2", "B": 3}})"),
                ElementsAre("1:23: \"A\" is given twice", "1:38: expected a text, not a number"));
}

TEST(Config, WhatIsNoJsonIsSaidWithItsPlace) {
    EXPECT_THAT(problems_of("{\n  \"target\": 2022,\n}"),
                ElementsAre(testing::StartsWith("3:1: no JSON: ")));
    EXPECT_THAT(problems_of("{\n  \"target\": tru\n}"),
                ElementsAre(testing::StartsWith("2:13: no JSON: ")));
    EXPECT_THAT(problems_of("{\"target\" \"2022\"}"),
                ElementsAre(testing::StartsWith("1:11: no JSON: ")));
    EXPECT_THAT(problems_of("{\"target"), ElementsAre(testing::StartsWith("1:2: no JSON: ")));
    EXPECT_THAT(problems_of(""), ElementsAre(testing::StartsWith("1:1: no JSON: ")));
    EXPECT_THAT(problems_of("[]"), ElementsAre("1:1: expected an object, not a list"));
    EXPECT_THAT(problems_of("{} {}"), ElementsAre(testing::StartsWith("1:4: no JSON: ")));
    EXPECT_THAT(problems_of("{,}"), ElementsAre(testing::StartsWith("1:2: no JSON: ")));
    EXPECT_THAT(problems_of("{\"a\": 1, // one\n, }"),
                ElementsAre(testing::StartsWith("2:1: no JSON: ")));
    EXPECT_THAT(problems_of("/* no end"), ElementsAre(testing::StartsWith("1:")));
}

TEST(Config, DeepNestingIsRefused) {
    EXPECT_THAT(problems_of(std::string(100'000, '[')), ElementsAre("1:33: nested too deeply"));
}

// Columns count UTF-16 code units, as editors do.
TEST(Config, ColumnsAreThoseOfEditors) {
    EXPECT_THAT(problems_of("{/* é 😀 */ \"a\": 1}"), ElementsAre("1:13: unknown key \"a\""));
}

}  // namespace
}  // namespace tsqlaudit::config
