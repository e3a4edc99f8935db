// The order in which facts go from parents to children.
#pragma once

#include <vector>

#include "facts/facts.h"

namespace tsqlaudit::facts {

// Each table once, after its parents; in a cycle, whichever table is reached first comes after the
// others. `parents`: by table. Without recursion, since a chain may be as long as the schema.
std::vector<TableId> parents_first(const std::vector<std::vector<TableId>>& parents);

// The same, and apart: those without parents, then those whose parents stand among these, and so
// on, each in that order. What is known of the parents of a table before its turn does not depend
// on the others of its generation.
std::vector<std::vector<TableId>> generations(const std::vector<std::vector<TableId>>& parents);

}  // namespace tsqlaudit::facts
