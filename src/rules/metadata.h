// What rules/<id>.json says about a rule.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace tsqlaudit::rules {

struct Variant {
    std::string name;                    // "default", "inherited", …
    Severity severity = Severity::Medium;
    Kind kind = Kind::Defect;
    Confidence confidence = Confidence::Certain;
    int priority = 2;                    // of its fix: 1 first, 3 last
    std::string when;                    // condition in words
    std::string message;                 // template with {placeholders}
};

struct Parameter {
    std::string name;
    double value = 0;
    std::string description;
};

struct RuleMetadata {
    std::string id;
    std::string title;                   // sentence case, no full stop
    std::string category;                // "tenancy", "keys", "indexes", "spatial", "storage", "types", "design", …
    std::string theme;                   // of the score: rules of one theme may be capped together
    std::string summary;                 // what it says, one sentence
    std::string rationale;               // why it matters, Markdown
    std::string fires;                   // when, in words
    std::string silent;                  // when not, in words
    std::string remediation;             // what to do, Markdown
    std::string versions;                // of SQL Server
    std::vector<std::string> references; // documentation pages
    std::vector<Variant> variants;       // at least one
    std::vector<Parameter> parameters;

    const Variant& variant(std::string_view name) const;      // std::out_of_range if there is none
    double parameter(std::string_view name) const;            // std::out_of_range if there is none
};

// All rules, sorted by id. Throws std::runtime_error naming the file if a data file is not as documented.
std::span<const RuleMetadata> all_rules();
const RuleMetadata* find_rule(std::string_view id);  // nullptr if there is none

}  // namespace tsqlaudit::rules
