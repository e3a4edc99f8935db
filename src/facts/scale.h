// How many rows a table is likely to hold. The reasoning is explained in docs/scale.md.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

// Fills in the scale of all tables; their roles, kinds and extensions are known.
// Threads take turns at the tables, as many as there are jobs.
void derive_scales(const Context& context, const Graph& graph, std::vector<TableFacts>& tables,
                   unsigned jobs);

}  // namespace tsqlaudit::facts
