#include "rules/metadata.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "facts/vocabulary.h"
#include "rules/message.h"
#include "rules/registry.h"
#include "rules/strength_checks.h"
#include "rules/strengths.h"
#include "rules/table_trait.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::rules {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::IsEmpty;

json file(const std::string& path) {
    return json::parse(test::read_file(test::source_dir() / "rules" / path));
}

std::string paragraphs(const json& list) {
    std::string joined;
    for (const auto& paragraph : list) {
        joined += (joined.empty() ? "" : "\n\n") + paragraph.get<std::string>();
    }
    return joined;
}

json list(std::span<const std::string_view> texts) {
    json array = json::array();
    for (const std::string_view text : texts) {
        array.push_back(text);
    }
    return array;
}

// A rule as it would stand in its file.
json as_file(const RuleMetadata& rule) {
    json variants = json::array();
    for (const Variant& variant : rule.variants) {
        json object{{"name", variant.name},
                    {"severity", to_string(variant.severity)},
                    {"kind", to_string(variant.kind)},
                    {"confidence", to_string(variant.confidence)},
                    {"priority", variant.priority},
                    {"when", variant.when},
                    {"message", variant.message}};
        if (!variant.counted_by.empty()) {
            object["counted-by"] = variant.counted_by;
        }
        variants.push_back(object);
    }
    json object{{"id", rule.id},
                {"title", rule.title},
                {"category", rule.category},
                {"theme", rule.theme},
                {"summary", rule.summary},
                {"rationale", rule.rationale},
                {"fires", list(rule.fires)},
                {"silent", list(rule.silent)},
                {"skips", list(rule.skips)},
                {"remediation", rule.remediation},
                {"versions", rule.versions},
                {"references", list(rule.references)},
                {"variants", variants}};
    if (!rule.unfixed.empty()) {
        object["unfixed"] = rule.unfixed;
    }
    if (rule.variants_are_apart) {
        object["variantsAreApart"] = true;
    }
    for (const Argument& argument : rule.arguments) {
        object["arguments"][std::string{argument.name}] = argument.meaning;
    }
    for (const Parameter& parameter : rule.parameters) {
        object["parameters"].push_back({{"name", parameter.name},
                                        {"value", parameter.value},
                                        {"description", parameter.description}});
    }
    for (const WordList& words : rule.word_lists) {
        object["words"].push_back({{"name", words.name},
                                   {"words", list(words.words)},
                                   {"description", words.description}});
    }
    return object;
}

TEST(Metadata, IsWhatTheFilesSay) {
    ASSERT_EQ(all_rules().size(), registered_rules().size());
    for (const RuleMetadata& rule : all_rules()) {
        json expected = file(std::string{rule.id} + ".json");
        expected["rationale"] = paragraphs(expected["rationale"]);
        expected["remediation"] = paragraphs(expected["remediation"]);
        for (const char* optional : {"parameters", "words", "arguments"}) {
            if (expected.contains(optional) && expected[optional].empty()) {
                expected.erase(optional);
            }
        }
        EXPECT_EQ(as_file(rule), expected);
    }
    EXPECT_TRUE(std::ranges::is_sorted(all_rules(), {}, &RuleMetadata::id));
}

TEST(Metadata, FindsItsParts) {
    const RuleMetadata* rule = find_rule("inline-lob");
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(find_rule("inline-lobster"), nullptr);
    EXPECT_TRUE(rule->words("whole-image").matches(facts::words_of("BootVolumes")));
    EXPECT_EQ(rule->variant(rule->variants[0].name).message, rule->variants[0].message);
    EXPECT_EQ(rule->worst_severity(), Severity::High);
    EXPECT_THROW(rule->variant("other"), std::out_of_range);
    EXPECT_THROW(rule->parameter("other"), std::out_of_range);
    EXPECT_THROW(rule->words("other"), std::out_of_range);
}

std::vector<std::string> complaints_about(const RuleMetadata& rule) {
    std::vector<std::string> complaints;
    const auto complain = [&](const std::string& what) {
        complaints.push_back(std::string{rule.id} + ": " + what);
    };
    if (!std::ranges::count(rule_categories(), rule.category)) {
        complain("unknown category " + std::string{rule.category});
    }
    for (const std::string_view trait : rule.skips) {
        if (!std::ranges::count(table_traits(), trait, &TableTrait::name)) {
            complain("skips unknown tables " + std::string{trait});
        }
    }
    std::set<std::string> used{"table", "columns"};
    for (const Variant& variant : rule.variants) {
        for (const std::string& name : placeholders(variant.message)) {
            used.insert(name);
            if (name != "table" && name != "columns" && !rule.has_argument(name)) {
                complain("a message with an unknown argument " + name);
            }
        }
    }
    for (const Argument& argument : rule.arguments) {
        if (!used.contains(std::string{argument.name})) {
            complain("no message uses the argument " + std::string{argument.name});
        }
    }
    return complaints;
}

TEST(Metadata, SpeaksOnlyOfWhatIsThere) {
    for (const RuleMetadata& rule : all_rules()) {
        EXPECT_THAT(complaints_about(rule), IsEmpty());
    }
    RuleMetadata wrong = all_rules().front();
    wrong.category = "chairs";
    constexpr std::array<std::string_view, 1> skips{"chairs"};
    wrong.skips = skips;
    constexpr std::array<Argument, 1> arguments{Argument{"chair", "a chair"}};
    wrong.arguments = arguments;
    constexpr std::array<Variant, 1> variants{Variant{.name = "default", .message = "{seat}"}};
    wrong.variants = variants;
    EXPECT_EQ(complaints_about(wrong).size(), 4U);
}

TEST(Metadata, HasAFunctionForEachStrength) {
    const json strengths = file("data/strengths.json").at("strengths");
    ASSERT_EQ(all_strengths().size(), strengths.size());
    ASSERT_EQ(all_strengths().size(), strength_checks().size());
    for (std::size_t index = 0; index < strengths.size(); ++index) {
        const StrengthMetadata& strength = all_strengths()[index];
        EXPECT_EQ(strength.id, strengths[index].at("id").get<std::string>());
        EXPECT_EQ(strength.title, strengths[index].at("title").get<std::string>());
        EXPECT_EQ(strength.message, strengths[index].at("message").get<std::string>());
        EXPECT_EQ(strength.words.empty(), !strengths[index].contains("words"));
        EXPECT_EQ(std::ranges::count(strength_checks(), strength.id, &StrengthCheck::id), 1);
        for (const std::string& name : placeholders(strength.message)) {
            EXPECT_THAT((std::vector<std::string>{"table", "columns", "detail"}), Contains(name));
        }
    }
}

}  // namespace
}  // namespace tsqlaudit::rules
