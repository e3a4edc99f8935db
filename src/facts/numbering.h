// Numbers that begin anew within levels: verses in each chapter, tickets in each year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

// Whether the column, NULL or not, is a level above that of the numbers at `place`: the chapter of
// a verse, the season of a match. A level or a year behind the number rather says something about
// the row.
bool is_level_of(const Context& context, const TableFacts& facts, std::size_t column,
                 std::size_t place);

// The levels that each row has, in the order of the columns.
std::vector<std::string> levels_of(const Context& context, const TableFacts& facts,
                                   std::size_t place);

// Whether there is one that not every row has.
bool has_optional_level(const Context& context, const TableFacts& facts, std::size_t place);

// The number of a ticket as an integer: counted over all of them, whoever sent it in, unless the
// row belongs to something else.
std::optional<std::size_t> counted_number(const Context& context, const RowScope& scope,
                                          const TableFacts& facts);

}  // namespace tsqlaudit::facts
