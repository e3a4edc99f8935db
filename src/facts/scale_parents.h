// What the tables that a table refers to say about the number of its rows.
#pragma once

#include "facts/scale_estimate.h"
#include "facts/scale_view.h"

namespace tsqlaudit::facts {

// Several rows for each parent, rows that happen to it, rows that merely refer to it.
void weigh_parents(const ScaleView& view, TableId id, Estimate& found);

// A score of each student in each test, the presence of each student on each day.
void weigh_combination(const ScaleView& view, TableId id, Estimate& found);

// Whether the rows are parts of short-lived ones, such as the items of a cart.
bool is_part_of_transient(const ScaleView& view, TableId id);

// A table has as many rows at least as the one that each of its rows depends on: lines are not
// fewer than orders, whatever their key is. Not so one row at most for each parent, exceptions
// among its rows (refunds, disputes), and what people define.
void keep_up_with_parents(const ScaleView& view, TableId id, Estimate& found);

}  // namespace tsqlaudit::facts
