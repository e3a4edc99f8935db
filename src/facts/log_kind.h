// Whether a table is a log: rows that are written once, when something happens.
#pragma once

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// By name, unless the rows have names or parts of their own, or by shape. The columns and children
// of the table are known.
bool is_log_like(const Context& context, const TableFacts& facts);

}  // namespace tsqlaudit::facts
