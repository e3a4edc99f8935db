// What GitHub makes of a rule: the title, the text beside a finding, the order of findings.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <algorithm>

#include "report/sarif/parts.h"
#include "rules/explain.h"
#include "rules/message.h"

namespace tsqlaudit::report::sarif {

namespace {

constexpr std::string_view security_category = "tenancy";

// "missing-tenant-id" → "MissingTenantId"
std::string pascal_case(std::string_view id) {
    std::string name;
    bool begins_word = true;
    for (const char character : id) {
        if (character == '-') {
            begins_word = true;
            continue;
        }
        const bool is_raised = begins_word && character >= 'a' && character <= 'z';
        name += is_raised ? static_cast<char>(character - 'a' + 'A') : character;
        begins_word = false;
    }
    return name;
}

// Of the least certain variant: a rule promises no more than that.
std::string_view precision(const rules::RuleMetadata& rule) {
    switch (std::ranges::max(rule.variants, {}, &rules::Variant::confidence).confidence) {
        case rules::Confidence::Certain:
            return "very-high";
        case rules::Confidence::Likely:
            return "high";
        case rules::Confidence::Guess:
            break;
    }
    return "medium";
}

std::string_view problem_severity(rules::Severity severity) {
    const std::string_view word = level(severity);
    return word == "note" ? "recommendation" : word;
}

// As of CVSS: critical from 9.0, high from 7.0, medium from 4.0.
std::string_view security_severity(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
            return "9.0";
        case rules::Severity::High:
            return "8.0";
        case rules::Severity::Medium:
            return "5.0";
        case rules::Severity::Low:
            return "3.0";
        case rules::Severity::Info:
            break;
    }
    return "1.0";
}

Json properties_of(const rules::RuleMetadata& rule) {
    const rules::Severity severity = rule.worst_severity();
    Json properties{{"category", rule.category},
                    {"precision", precision(rule)},
                    {"problem.severity", problem_severity(severity)},
                    {"tags", Json::array({"sql", rule.category})}};
    if (rule.category == security_category) {
        properties["security-severity"] = security_severity(severity);
        properties["tags"].push_back("security");
    }
    return properties;
}

Json message_strings(const rules::RuleMetadata& rule) {
    Json messages = Json::object();
    for (const rules::Variant& variant : rule.variants) {
        messages[std::string{variant.name}] = {{"text", rules::numbered(variant.message)}};
    }
    return messages;
}

}  // namespace

Json rule_descriptor(const rules::RuleMetadata& rule) {
    return {{"id", rule.id},
            {"name", pascal_case(rule.id)},
            {"shortDescription", {{"text", std::string{rule.title} + "."}}},
            {"fullDescription", {{"text", rule.summary}}},
            {"help",
             {{"text", fmt::format("{}\n\nWhat to do\n\n{}", rule.rationale, rule.remediation)},
              {"markdown", rules::explain(rule)}}},
            {"helpUri", rules::documentation_url(rule.references.front())},
            {"messageStrings", message_strings(rule)},
            {"defaultConfiguration", {{"level", level(rule.worst_severity())}}},
            {"properties", properties_of(rule)}};
}

}  // namespace tsqlaudit::report::sarif
