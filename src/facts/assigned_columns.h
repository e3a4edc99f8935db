// Which columns the triggers, procedures and functions of the input set.
#pragma once

#include <vector>

#include "facts/facts.h"

namespace tsqlaudit::facts {

// Fills ColumnFacts::is_assigned. What is assigned through a view, a common table expression or the
// like may be a column of that name in any table.
void mark_assigned_columns(const catalog::Catalog& catalog, std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
