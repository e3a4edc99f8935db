// What rules/<id>.json says about a rule.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/phrases.h"
#include "rules/finding.h"

namespace tsqlaudit::rules {

struct Variant {
    std::string name;  // "default", "inherited", …
    Severity severity = Severity::Medium;
    Kind kind = Kind::Defect;
    Confidence confidence = Confidence::Certain;
    int priority = 2;        // of its fix: 1 first, 3 last
    std::string counted_by;  // id of a rule that reports the same of the same place: where both do,
                             // only that one counts in the score; mostly empty
    std::string when;        // condition in words
    std::string message;     // template with {placeholders}
};

struct Parameter {
    std::string name;
    double value = 0;
    std::string description;
};

// Words that a rule looks for in names, lower-case.
struct WordList {
    std::string name;
    std::vector<std::string> words;
    facts::PhraseSet phrases;  // the same, as they are looked for
    std::string description;
};

struct RuleMetadata {
    std::string id;
    std::string title;                    // sentence case, no full stop
    std::string category;                 // one of rule_categories()
    std::string theme;                    // of the score: rules of one theme may be capped together
    std::string summary;                  // what it says, one sentence
    std::string rationale;                // why it matters, Markdown
    std::vector<std::string> fires;       // when, in words
    std::vector<std::string> silent;      // when not, in words
    std::vector<std::string> skips;       // kinds of tables it never looks at: table_trait.h
    std::string remediation;              // what to do, Markdown
    std::string unfixed;                  // why there is no fix, a sentence; empty: there is one
    std::string versions;                 // of SQL Server
    std::vector<std::string> references;  // slugs of Microsoft's documentation pages
    std::map<std::string, std::string> arguments;  // placeholder → what it stands for
    std::vector<Variant> variants;                 // at least one
    // Variants are not degrees of one defect but defects of their own: who knows of one of them
    // does not know of another one on the same columns.
    bool variants_are_apart = false;
    std::vector<Parameter> parameters;
    std::vector<WordList> word_lists;

    // All three throw std::out_of_range if there is none of that name.
    const Variant& variant(std::string_view name) const;
    double parameter(std::string_view name) const;
    const facts::PhraseSet& words(std::string_view name) const;

    Severity worst_severity() const;  // of all variants
};

// The page of Microsoft's documentation that a slug of RuleMetadata::references stands for.
std::string documentation_url(std::string_view slug);

// "tenancy", "keys", …: in the order in which they are listed to people.
std::span<const std::string_view> rule_categories();

// All rules, sorted by id. Throws std::runtime_error naming the file if a data file is not as
// documented.
std::span<const RuleMetadata> all_rules();
const RuleMetadata* find_rule(std::string_view id);  // nullptr if there is none

}  // namespace tsqlaudit::rules
