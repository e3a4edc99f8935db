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

// An integer, or a short text.
bool may_count(const sqlserver::DataType& type);

// The numbers of the rows are given by whoever keeps the table, one after the other, and not by the
// person that a row is for: documents, and what is counted by the year, for people alone.
bool is_counted_over_all(const Context& context, const RowScope& scope, TableId table);

// The levels that can be part of a key, in the order of the columns. Rows without one are numbered
// among themselves: to a unique key, NULL is a value.
std::vector<std::string> levels_of(const Context& context, const TableFacts& facts,
                                   std::size_t place);

// What the numbers of a series begin anew for wherever it stands in the row, such as the attempt at
// a step, and the currency of a price; no bare version, which may count the changes of the row. In
// the order of the columns, those of `parent` left out. Where the parts of something are counted,
// it is only for its subsets: the split of a data set.
std::vector<std::string> series_of(const Context& context, const TableFacts& facts,
                                   const std::vector<std::string>& parent, bool counts_parts);

// In a tree, the rows may be numbered below the same one, and those at the top among themselves: to
// a unique key, NULL is a value. The column that refers to it, but for `parent`; empty: no tree.
std::vector<std::string> parent_in_tree(const Context& context, const TableFacts& facts,
                                        const std::vector<std::string>& parent);

// Whether a flag says that the row is there in the place of another one: IsRegenerated, IsLatest.
bool may_stand_for_another(const Context& context, const TableFacts& facts);

// The number of a ticket as an integer: counted over all of them, whoever sent it in, unless the
// row belongs to something else.
std::optional<std::size_t> counted_number(const Context& context, const RowScope& scope,
                                          const TableFacts& facts);

}  // namespace tsqlaudit::facts
