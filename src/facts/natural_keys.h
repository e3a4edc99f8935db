// Columns that look like they identify a row, beside its surrogate key. Guesses are conservative: a
// wrong unique key would refuse good data.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

// The roles, kinds, scale and tenancy of all tables are known.
std::vector<NaturalKeyCandidate> derive_natural_keys(const Context& context, const Graph& graph,
                                                     const std::vector<TableFacts>& tables,
                                                     TableId table);

}  // namespace tsqlaudit::facts
