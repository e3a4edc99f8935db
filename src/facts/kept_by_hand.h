// Rows that people enter, one by one: there are fewer than the names of the tables say.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

// Whether a history keeps earlier states of a parent that people enter, told apart by the parent
// and a version, a name or the beginning of its validity. Each parent has a few.
bool keeps_states_of_parent(const Context& context, const TableFacts& facts,
                            const std::vector<ParentEdge>& edges);

// Whether the rows are the prices of a definition: the rates of a rate plan, with an active flag or
// a time of change, without numbers, times and names of their own.
bool is_list_of_prices(const Context& context, const TableFacts& facts);

}  // namespace tsqlaudit::facts
