// What kind of table it is: reference, log-like, staging, history, junction.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Fills in the is_… of all tables; their columns, parents and children are known.
void derive_table_kinds(const Context& context, std::vector<TableFacts>& tables, unsigned jobs);

bool has_role(const TableFacts& facts, ColumnRole role);

// Whether the column is the name or code of the row itself.
bool is_own_name(const ColumnFacts& column);

// Whether the table holds a name or code of its own.
bool has_own_name(const TableFacts& facts);

// Whether the column serves the keeping of the row and says nothing about its subject: keys,
// tenant, who and when.
bool is_housekeeping(const ColumnFacts& column);

}  // namespace tsqlaudit::facts
