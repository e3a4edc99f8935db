// Whether a column tells of the row itself, and whether people look rows up by it.
#pragma once

#include "facts/column_role.h"
#include "facts/context.h"

namespace tsqlaudit::facts {

// Whether the words before `head` (position in the words of the column) only repeat the table's
// name: Name, OrderNumber in Order, LineType in OrderLine; but not OrderType in OrderLine.
bool is_own(const Context& context, TableId table, const Words& column, std::size_t head);

// OrderHeader → Order.
Words without_generic_words(const Context& context, Words table);

// A value by which everybody knows the thing that the table is about: Vin in Vehicle, but not in
// RepairOrder.
bool is_known_by(const Context& context, TableId table, const Words& column);

// Fills in is_own and is_lookup of a column whose role is known.
void judge_lookup(const Context& context, TableId table, std::size_t column, ColumnFacts& facts);

}  // namespace tsqlaudit::facts
