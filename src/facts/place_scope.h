// Within what the numbers of rows begin anew, although no parent says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

// Columns besides those of the parent and the places, of which there is one at least: the row above
// in a tree, something closer than the parent, a language, a chapter, a kind. nullopt: one of them
// is too long for a key, and without it the number means nothing.
std::optional<std::vector<std::string>> scopes_of_places(const Context& context,
                                                         const RowScope& scope,
                                                         const TableFacts& facts,
                                                         const std::vector<std::string>& parent,
                                                         const std::vector<std::string>& places);

}  // namespace tsqlaudit::facts
