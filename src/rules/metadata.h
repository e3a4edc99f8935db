// What rules/<id>.json says about a rule: constants, made of the files at build time.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "names/phrases.h"
#include "rules/finding.h"

namespace tsqlaudit::rules {

struct Variant {
    std::string_view name;  // "default", "inherited", …
    Severity severity = Severity::Medium;
    Kind kind = Kind::Defect;
    Confidence confidence = Confidence::Certain;
    int priority = 2;             // of its fix: 1 first, 3 last
    std::string_view counted_by;  // id of a rule that reports the same of the same place: where
                                  // both do, only that one counts in the score; mostly empty
    std::string_view when;        // condition in words
    std::string_view message;     // template with {placeholders}
};

struct Parameter {
    std::string_view name;
    double value = 0;
    std::string_view description;
};

// Of messages, beside {table} and {columns}.
struct Argument {
    std::string_view name;
    std::string_view meaning;  // what the placeholder stands for
};

// Words that a rule looks for in names, lower-case.
struct WordList {
    std::string_view name;
    std::span<const std::string_view> words;
    names::PhraseSet phrases;  // the same, as they are looked for
    std::string_view description;
};

struct RuleMetadata {
    std::string_view id;
    std::string_view title;      // sentence case, no full stop
    std::string_view category;   // one of rule_categories()
    std::string_view theme;      // of the score: rules of one theme may be capped together
    std::string_view summary;    // what it says, one sentence
    std::string_view rationale;  // why it matters, Markdown
    std::span<const std::string_view> fires;   // when, in words
    std::span<const std::string_view> silent;  // when not, in words
    std::span<const std::string_view> skips;   // kinds of tables it never looks at: table_trait.h
    std::string_view remediation;              // what to do, Markdown
    std::string_view unfixed;   // why there is no fix, a sentence; empty: there is one
    std::string_view versions;  // of SQL Server
    std::span<const std::string_view> references;  // slugs of Microsoft's documentation pages
    std::span<const Argument> arguments;           // by name
    std::span<const Variant> variants;             // at least one
    // Variants are not degrees of one defect but defects of their own: who knows of one of them
    // does not know of another one on the same columns.
    bool variants_are_apart = false;
    std::span<const Parameter> parameters;
    std::span<const WordList> word_lists;

    bool has_argument(std::string_view name) const;
    // All three throw std::out_of_range if there is none of that name.
    const Variant& variant(std::string_view name) const;
    double parameter(std::string_view name) const;
    names::PhraseSet words(std::string_view name) const;

    Severity worst_severity() const;  // of all variants
};

// The page of Microsoft's documentation that a slug of RuleMetadata::references stands for.
std::string documentation_url(std::string_view slug);

// "tenancy", "keys", …: in the order in which they are listed to people.
std::span<const std::string_view> rule_categories();

// All rules, sorted by id.
std::span<const RuleMetadata> all_rules();
const RuleMetadata* find_rule(std::string_view id);  // nullptr if there is none

}  // namespace tsqlaudit::rules
