// The content-addressed table of a schema, if it has one.
#pragma once

#include <optional>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// As configured, or by its shape: a unique content hash, an inline value, a type or modality, and
// at least two other tables that refer to it.
std::optional<TableId> find_atom_store(const Context& context,
                                       const std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
