// What is good about a table. Ids and texts are data: rules/data/strengths.json.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "facts/phrases.h"
#include "rules/finding.h"

namespace tsqlaudit::rules {

struct StrengthMetadata {
    std::string id;
    std::string title;       // sentence case, no full stop
    std::string message;     // template with {table}, {columns} and {detail}
    facts::PhraseSet words;  // that the check looks for in names
};

// The content of rules/data/strengths.json. Throws std::runtime_error naming the file if it is not
// as documented, or does not say something about exactly the strengths that there are functions
// for.
std::vector<StrengthMetadata> parse_strengths(std::string_view json);

std::span<const StrengthMetadata> all_strengths();  // in the order of the data file

// By table, in the order of the data file. Tables whose columns are unknown have none. With so many
// threads at most.
std::vector<Strength> find_strengths(const catalog::Catalog& catalog,
                                     const facts::SchemaFacts& schema, unsigned jobs = 1);

}  // namespace tsqlaudit::rules
