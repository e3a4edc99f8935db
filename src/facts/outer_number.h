// Within what the numbers of things begin anew, although no owner says so.
#pragma once

#include <cstddef>
#include <optional>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Whether the column, a number or code of the row itself, may begin anew for each value of a short
// list: the number of a bed in each ward, not that of a product in each category.
bool counts_within_list(const Context& context, const TableFacts& facts, std::size_t column);

// The column directly before such a number that numbers what the thing lies in: RoomNumber before
// BedNumber. None, where a row may be without it.
std::optional<std::size_t> outer_number(const Context& context, const TableFacts& facts,
                                        std::size_t number);

}  // namespace tsqlaudit::facts
