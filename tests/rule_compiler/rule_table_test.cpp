#include "rule_compiler/rule_table.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <string>

namespace tsqlaudit::rule_compiler {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Json valid_rule() {
    return Json::parse(R"({
        "id": "some-rule",
        "title": "Some \"title\"",
        "category": "keys",
        "theme": "integrity",
        "summary": "Says something.",
        "rationale": ["First.", "Second."],
        "fires": ["Always."],
        "silent": [],
        "skips": ["history"],
        "remediation": ["Do something."],
        "versions": "All.",
        "references": ["t-sql/statements/create-table-transact-sql"],
        "arguments": {"parent": "the other table", "child": "this one"},
        "parameters": [{"name": "limit", "value": 0.5, "description": "How many."}],
        "words": [{"name": "colours", "words": ["red", "green"], "description": "Colours."}],
        "variants": [
            {"name": "default", "severity": "low", "kind": "defect", "confidence": "likely",
             "priority": 3, "when": "Usually.", "message": "{table} and {parent}: {columns}."},
            {"name": "worse", "severity": "high", "kind": "opportunity", "confidence": "guess",
             "priority": 1, "when": "Sometimes.", "message": "Worse."}
        ]
    })");
}

struct Written {
    std::string row;
    std::string arrays;
};

Written written(const Json& rule) {
    Lists lists{{}};
    Arrays arrays;
    std::string row = rule_row("some-rule", rule, lists, arrays);
    return {std::move(row), arrays.definitions()};
}

std::string error_of(const Json& rule) {
    try {
        written(rule);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

// A copy of the valid rule with one change.
template <typename Change>
Json with(Change change) {
    Json rule = valid_rule();
    change(rule);
    return rule;
}

// That the whole rule arrives in the program is tested with the rules that are there
// (tests/rules/metadata_test.cpp).
TEST(RuleRow, IsADesignatedInitializer) {
    const auto [row, arrays] = written(valid_rule());
    EXPECT_THAT(row,
                AllOf(HasSubstr(R"({.id = "some-rule")"), HasSubstr(R"(.title = "Some \"title\"")"),
                      HasSubstr(R"(.rationale = "First.\n\nSecond.")"), HasSubstr(".silent = {},"),
                      HasSubstr(R"(.unfixed = "",)"), HasSubstr(".variants_are_apart = false")));
    EXPECT_THAT(arrays,
                AllOf(HasSubstr(".severity = Severity::Low, .kind = Kind::Defect, .confidence = "
                                "Confidence::Likely, .priority = 3, .counted_by = \"\""),
                      HasSubstr("constexpr std::array<Variant, 2>"),
                      HasSubstr(R"({.name = "limit", .value = 0.5, .description = "How many."})"),
                      HasSubstr(".phrases = names::PhraseSet{1}")));
    EXPECT_LT(arrays.find(R"(.name = "child")"), arrays.find(R"(.name = "parent")"));
}

TEST(RuleRow, NeedsEveryKeyButTheLists) {
    for (const char* key : {"id", "title", "category", "theme", "summary", "rationale", "fires",
                            "silent", "skips", "remediation", "versions", "references"}) {
        EXPECT_THAT(error_of(with([&](Json& rule) { rule.erase(key); })),
                    HasSubstr(std::string{"missing \""} + key));
    }
    for (const char* key :
         {"name", "severity", "kind", "confidence", "priority", "when", "message"}) {
        EXPECT_THAT(error_of(with([&](Json& rule) { rule["variants"][0].erase(key); })),
                    HasSubstr(std::string{"missing \""} + key));
    }
    EXPECT_EQ(error_of(with([](Json& rule) {
                  rule.erase("parameters");
                  rule.erase("words");
                  rule.erase("arguments");
              })),
              "");
}

TEST(RuleRow, RefusesUnknownKeys) {
    EXPECT_THAT(error_of(with([](Json& rule) { rule["severity"] = "low"; })),
                HasSubstr("unknown key \"severity\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"][0]["colour"] = "red"; })),
                HasSubstr("unknown key \"colour\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["parameters"][0]["unit"] = "m"; })),
                HasSubstr("unknown key \"unit\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["words"][0]["case"] = "low"; })),
                HasSubstr("unknown key \"case\""));
}

TEST(RuleRow, RefusesValuesOfTheWrongKind) {
    EXPECT_THAT(error_of(with([](Json& rule) { rule["title"] = 7; })), HasSubstr("\"title\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["title"] = ""; })), HasSubstr("\"title\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["rationale"] = "text"; })),
                HasSubstr("\"rationale\" has to be a list"));
    EXPECT_THAT(error_of(with([](Json& rule) {
                    rule["fires"] = {"Always.", ""};
                })),
                HasSubstr("\"fires\" has to be a list"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["rationale"] = Json::array(); })),
                HasSubstr("\"rationale\" is empty"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"][0]["priority"] = 4; })),
                HasSubstr("\"priority\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"][0]["severity"] = "Very bad"; })),
                HasSubstr("not lower-case words"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["parameters"][0]["value"] = "3"; })),
                HasSubstr("\"value\" has to be a number"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"] = Json::array(); })),
                HasSubstr("no variants"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"] = {1}; })),
                HasSubstr("\"variants\" has to be a list of objects"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variantsAreApart"] = "yes"; })),
                HasSubstr("\"variantsAreApart\" has to be true or false"));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["arguments"]["parent"] = 1; })),
                HasSubstr("\"parent\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["title"] = "a\tb"; })),
                HasSubstr("control character"));
    EXPECT_THAT(error_of(Json::array()), HasSubstr("not an object"));
}

TEST(RuleRow, RefusesTwoOfOneNameAndAnotherFilesId) {
    EXPECT_THAT(error_of(with([](Json& rule) { rule["variants"][1]["name"] = "default"; })),
                HasSubstr("two \"default\" in \"variants\""));
    EXPECT_THAT(error_of(with([](Json& rule) { rule["id"] = "other-rule"; })),
                HasSubstr("does not fit the name of the file"));
}

TEST(StrengthRows, NeedATitleAndNothingElseThatIsUnknown) {
    Lists lists{{}};
    const auto rows = [&](const char* json) { return strength_rows(Json::parse(json), lists); };
    EXPECT_THAT(rows(R"({"strengths": [{"id": "a", "title": "A", "message": "m"}]})").at(0),
                HasSubstr(".words = names::PhraseSet::none()"));
    EXPECT_THROW(rows(R"({"strengths": [{"id": "a", "message": "m"}]})"), std::invalid_argument);
    EXPECT_THROW(rows(R"({"strengths": [], "weaknesses": []})"), std::invalid_argument);
}

}  // namespace
}  // namespace tsqlaudit::rule_compiler
