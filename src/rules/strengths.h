// What is good about a table. Ids and texts are data: rules/data/strengths.json. A strength without
// a function of its id (strength_checks.h) is a std::logic_error.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "names/phrases.h"
#include "rules/finding.h"

namespace tsqlaudit::rules {

struct StrengthMetadata {
    std::string_view id;
    std::string_view title;    // sentence case, no full stop
    std::string_view message;  // template with {table}, {columns} and {detail}
    names::PhraseSet words;    // that the check looks for in names
};

std::span<const StrengthMetadata> all_strengths();  // in the order of the data file

struct StrengthCheck;

// What is good about each table of a schema.
class StrengthFinder {
public:
    // Both have to outlive it.
    StrengthFinder(const catalog::Catalog& catalog, const facts::SchemaFacts& schema);

    // Of one table, in the order of the data file; none of one that is not examined (unjudged.h).
    std::vector<Strength> find(facts::TableId id) const;

private:
    const catalog::Catalog& catalog_;
    const facts::SchemaFacts& schema_;
    std::vector<const StrengthCheck*> checks_;  // parallel to all_strengths()
};

}  // namespace tsqlaudit::rules
