// Runs the rules over a schema.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "rules/adjustment.h"
#include "rules/finding.h"
#include "rules/metadata.h"
#include "rules/registry.h"

namespace tsqlaudit::rules {

// Which rules run, and how. Names are rule ids or categories, in lower case.
struct Selection {
    std::vector<std::string> select;  // empty: all rules
    std::vector<std::string> ignore;
    Adjustments adjustments;

    bool includes(const RuleMetadata& rule) const;
};

// A name of a selection that is neither a rule nor a category.
struct UnknownRule {
    std::string name;
    std::string nearest;  // the rule or category that was probably meant; empty if none is near
};
std::vector<UnknownRule> unknown_rules(const Selection& selection);

struct Judgement {
    std::vector<Finding> findings;    // by table, place, rule, columns
    std::vector<Strength> strengths;  // by table, in the order of their data file
};

// Tables that are not examined (unjudged.h) are left out. Throws std::logic_error when a rule
// reports what its data file does not declare: a variant, an argument. With so many threads at
// most.
Judgement judge(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                const facts::Settings& settings, const Selection& selection, unsigned jobs = 1);

// The same with other functions for some of the rules.
std::vector<Finding> find(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                          const facts::Settings& settings, const Selection& selection,
                          std::span<const RegisteredRule> rules, unsigned jobs = 1);

}  // namespace tsqlaudit::rules
