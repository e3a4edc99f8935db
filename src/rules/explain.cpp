#include "rules/explain.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "embedded/embedded.h"
#include "rules/fixture_text.h"
#include "rules/message.h"
#include "rules/table_trait.h"

namespace tsqlaudit::rules {

namespace {

// Severities of the variants, each once, worst first.
std::string severities(const RuleMetadata& rule) {
    std::string list;
    for (const auto severity :
         {Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info}) {
        for (const Variant& variant : rule.variants) {
            if (variant.severity == severity) {
                list += fmt::format("{}{}", list.empty() ? "" : ", ", to_string(severity));
                break;
            }
        }
    }
    return list;
}

std::string cell(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        escaped += letter == '|' ? "\\|" : std::string(1, letter);
    }
    return escaped;
}

std::string variant_table(const RuleMetadata& rule) {
    std::string table =
        "| variant | severity | kind | confidence | when |\n| --- | --- | --- | --- | --- |\n";
    for (const Variant& variant : rule.variants) {
        table +=
            fmt::format("| `{}` | {} | {} | {} | {} |\n", variant.name, to_string(variant.severity),
                        to_string(variant.kind), to_string(variant.confidence), cell(variant.when));
    }
    return table;
}

std::string bullets(std::span<const std::string_view> items) {
    std::string list;
    for (const std::string_view item : items) {
        list += fmt::format("- {}\n", item);
    }
    return list;
}

std::string silent_list(const RuleMetadata& rule) {
    std::vector<std::string_view> items{rule.silent.begin(), rule.silent.end()};
    std::vector<std::string> kinds;
    kinds.reserve(rule.skips.size());
    for (const std::string_view trait : rule.skips) {
        kinds.emplace_back(table_trait(trait).description);
    }
    const std::string never = fmt::format("Never for {}.", enumerate(kinds));
    if (!kinds.empty()) {
        items.emplace_back(never);
    }
    return bullets(items);
}

std::string parameter_table(const RuleMetadata& rule) {
    std::string table = "| parameter | value | what it is |\n| --- | --- | --- |\n";
    for (const Parameter& parameter : rule.parameters) {
        table += fmt::format("| `{}` | {} | {} |\n", parameter.name, parameter.value,
                             cell(parameter.description));
    }
    for (const WordList& list : rule.word_lists) {
        table += fmt::format("| `{}` | {} | {} |\n", list.name, fmt::join(list.words, ", "),
                             cell(list.description));
    }
    return table;
}

std::string messages(const RuleMetadata& rule) {
    std::string list;
    for (const Variant& variant : rule.variants) {
        list += rule.variants.size() == 1
                    ? fmt::format("> {}\n", variant.message)
                    : fmt::format("- `{}`: {}\n", variant.name, variant.message);
    }
    return list;
}

std::string example(const RuleMetadata& rule, std::string_view file) {
    const auto fixture = embedded::find(fmt::format("fixtures/rules/{}/{}", rule.id, file));
    return fmt::format("```sql\n{}\n```\n", as_example(fixture.value_or("")));
}

std::string references(const RuleMetadata& rule) {
    std::string list;
    for (const std::string_view slug : rule.references) {
        list += fmt::format("- [{}]({})\n", slug, documentation_url(slug));
    }
    return list;
}

// A comment that has no statement is a decision: still T-SQL, and shown as such.
std::string fix_section(const RuleMetadata& rule, std::string_view fix) {
    if (!rule.unfixed.empty()) {
        return fmt::format("There is no fix. {}", rule.unfixed);
    }
    return fix.empty() ? std::string() : fmt::format("```sql\n{}```\n", fix);
}

}  // namespace

std::string explain(const RuleMetadata& rule, std::string_view fix) {
    std::string page =
        fmt::format("# {}\n\n`{}` · {} · {}\n\n{}\n\n{}", rule.title, rule.id, rule.category,
                    severities(rule), rule.summary, variant_table(rule));
    const auto section = [&page](std::string_view title, std::string_view body) {
        if (!body.empty()) {
            page += fmt::format("\n## {}\n\n{}{}", title, body, body.ends_with('\n') ? "" : "\n");
        }
    };
    section("Why", rule.rationale);
    section("Fires when", bullets(rule.fires));
    section("Silent when", silent_list(rule));
    section("What to do", rule.remediation);
    section("Messages", messages(rule));
    if (!rule.parameters.empty() || !rule.word_lists.empty()) {
        section("Parameters", parameter_table(rule));
    }
    section("Versions", rule.versions);
    section("Found", example(rule, "bad.sql"));
    section("Fix", fix_section(rule, fix));
    section("Left alone", example(rule, "good.sql"));
    section("References", references(rule));
    return page;
}

std::string rules_as_markdown() {
    std::string table = "| rule | what it finds | severity |\n| --- | --- | --- |\n";
    for (const std::string_view category : rule_categories()) {
        for (const RuleMetadata& rule : all_rules()) {
            if (rule.category == category) {
                table += fmt::format("| [`{0}`](docs/rules/{0}.md) | {1} | {2} |\n", rule.id,
                                     cell(rule.title), severities(rule));
            }
        }
    }
    return table;
}

std::string rules_as_json() {
    auto list = nlohmann::ordered_json::array();
    for (const RuleMetadata& rule : all_rules()) {
        auto variants = nlohmann::ordered_json::array();
        for (const Variant& variant : rule.variants) {
            variants.push_back({{"name", variant.name},
                                {"severity", to_string(variant.severity)},
                                {"kind", to_string(variant.kind)},
                                {"confidence", to_string(variant.confidence)},
                                {"when", variant.when}});
        }
        list.push_back({{"id", rule.id},
                        {"title", rule.title},
                        {"category", rule.category},
                        {"severity", to_string(rule.worst_severity())},
                        {"summary", rule.summary},
                        {"versions", rule.versions},
                        {"variants", std::move(variants)}});
    }
    return list.dump(2) + "\n";
}

}  // namespace tsqlaudit::rules
