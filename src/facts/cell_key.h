// What tells apart the rows of a grid.
#pragma once

#include <optional>

#include "facts/place_key.h"

namespace tsqlaudit::facts {

// A place in the grid of the parent: row and column of a matrix. A guess where the names do not say
// that it is one. None where the rows are shapes, which may lie over each other.
std::optional<PlaceKey> find_cell_key(const Context& context, const RowScope& scope,
                                      const TableFacts& facts);

}  // namespace tsqlaudit::facts
