// Places that the rows of a table take within their parent: a number, or a row and a column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

struct PlaceKey {
    std::vector<std::string> columns;  // parent, day, edition, place
    bool is_guess = false;
};

std::optional<PlaceKey> find_place_key(const Context& context, const RowScope& scope,
                                       const TableFacts& facts);

// The number of the row within a list that it refers to, always a guess: nothing says that it is a
// part of that.
std::optional<PlaceKey> find_place_in_list(const Context& context, const RowScope& scope,
                                           const TableFacts& facts);

}  // namespace tsqlaudit::facts
