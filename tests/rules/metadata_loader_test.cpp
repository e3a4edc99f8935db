#include "rules/metadata_loader.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "facts/vocabulary.h"

namespace tsqlaudit::rules {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view path = "rules/some-rule.json";

json valid_rule() {
    return json::parse(R"({
        "id": "some-rule",
        "title": "Some title",
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
        "arguments": {"parent": "the other table"},
        "parameters": [{"name": "limit", "value": 3, "description": "How many."}],
        "words": [{"name": "colours", "words": ["red", "green"], "description": "Colours."}],
        "variants": [
            {"name": "default", "severity": "low", "kind": "defect", "confidence": "likely",
             "priority": 3, "when": "Usually.", "message": "{table} and {parent}: {columns}."},
            {"name": "worse", "severity": "high", "kind": "opportunity", "confidence": "guess",
             "priority": 1, "when": "Sometimes.", "message": "Worse."}
        ]
    })");
}

std::string error_of(const json& rule) {
    try {
        parse_rule(path, rule.dump());
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

// A copy of the valid rule with one change.
template <typename Change>
json with(Change change) {
    json rule = valid_rule();
    change(rule);
    return rule;
}

TEST(MetadataLoader, ReadsEverything) {
    const RuleMetadata rule = parse_rule(path, valid_rule().dump());
    EXPECT_EQ(rule.id, "some-rule");
    EXPECT_EQ(rule.rationale, "First.\n\nSecond.");
    EXPECT_THAT(rule.fires, ElementsAre("Always."));
    EXPECT_THAT(rule.skips, ElementsAre("history"));
    EXPECT_EQ(rule.parameter("limit"), 3);
    EXPECT_THAT(rule.word_lists.at(0).words, ElementsAre("red", "green"));
    EXPECT_TRUE(rule.words("colours").matches(facts::words_of("GreenThings")));
    EXPECT_EQ(rule.variant("default").confidence, Confidence::Likely);
    EXPECT_EQ(rule.variant("default").priority, 3);
    EXPECT_EQ(rule.variant("worse").kind, Kind::Opportunity);
    EXPECT_EQ(rule.worst_severity(), Severity::High);
    EXPECT_THROW(rule.variant("other"), std::out_of_range);
    EXPECT_THROW(rule.parameter("other"), std::out_of_range);
    EXPECT_THROW(rule.words("other"), std::out_of_range);
}

TEST(MetadataLoader, NeedsEveryKeyButTheLists) {
    for (const char* key : {"id", "title", "category", "theme", "summary", "rationale", "fires",
                            "silent", "skips", "remediation", "versions", "references"}) {
        EXPECT_THAT(error_of(with([&](json& rule) { rule.erase(key); })),
                    AllOf(StartsWith(path), HasSubstr(std::string{"missing \""} + key)));
    }
    for (const char* key :
         {"name", "severity", "kind", "confidence", "priority", "when", "message"}) {
        EXPECT_THAT(error_of(with([&](json& rule) { rule["variants"][0].erase(key); })),
                    HasSubstr(std::string{"missing \""} + key));
    }
    EXPECT_EQ(error_of(with([](json& rule) {
                  rule.erase("parameters");
                  rule.erase("words");
              })),
              "");
}

TEST(MetadataLoader, RefusesUnknownKeysAndWords) {
    EXPECT_THAT(error_of(with([](json& rule) { rule["severity"] = "low"; })),
                HasSubstr("unknown key \"severity\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][0]["colour"] = "red"; })),
                HasSubstr("unknown key \"colour\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][0]["severity"] = "grave"; })),
                HasSubstr("\"severity\" cannot be \"grave\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][0]["kind"] = "bug"; })),
                HasSubstr("\"kind\" cannot be \"bug\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["category"] = "other"; })),
                HasSubstr("unknown category \"other\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["skips"] = {"chairs"}; })),
                HasSubstr("\"skips\" cannot name \"chairs\""));
}

TEST(MetadataLoader, RefusesValuesOfTheWrongKind) {
    EXPECT_THAT(error_of(with([](json& rule) { rule["title"] = 7; })), HasSubstr("\"title\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["title"] = ""; })), HasSubstr("\"title\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["rationale"] = "text"; })),
                HasSubstr("\"rationale\" has to be a list"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["rationale"] = json::array(); })),
                HasSubstr("\"rationale\" is empty"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][0]["priority"] = 4; })),
                HasSubstr("\"priority\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["parameters"][0]["value"] = "3"; })),
                HasSubstr("\"value\" has to be a number"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"] = json::array(); })),
                HasSubstr("no variants"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"] = {1}; })),
                HasSubstr("\"variants\" has to be a list of objects"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variantsAreApart"] = "yes"; })),
                HasSubstr("\"variantsAreApart\" has to be true or false"));
    EXPECT_THAT(error_of(json::array()), HasSubstr("not an object"));
}

TEST(MetadataLoader, RefusesPlaceholdersThatNobodyDeclared) {
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][1]["message"] = "{child}"; })),
                HasSubstr("unknown placeholder {child} in the message of \"worse\""));
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][0]["message"] = "{table"; })),
                HasSubstr("unpaired"));
    EXPECT_THAT(error_of(with([](json& rule) { rule["arguments"]["child"] = "a table"; })),
                HasSubstr("no message uses the argument \"child\""));
}

TEST(MetadataLoader, RefusesTwoOfOneName) {
    EXPECT_THAT(error_of(with([](json& rule) { rule["variants"][1]["name"] = "default"; })),
                HasSubstr("two \"default\" in \"variants\""));
}

TEST(MetadataLoader, RefusesMalformedJsonAndAnotherFilesId) {
    EXPECT_THROW(parse_rule(path, "{"), std::runtime_error);
    EXPECT_THAT(error_of(with([](json& rule) { rule["id"] = "other-rule"; })),
                HasSubstr("does not fit the name of the file"));
}

}  // namespace
}  // namespace tsqlaudit::rules
