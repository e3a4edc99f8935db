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

// By table, in the order of the data file. Tables whose columns are unknown have none. With so many
// threads at most.
std::vector<Strength> find_strengths(const catalog::Catalog& catalog,
                                     const facts::SchemaFacts& schema, unsigned jobs = 1);

}  // namespace tsqlaudit::rules
