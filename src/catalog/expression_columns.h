// The columns of a table that an expression names.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::catalog {

// In the table's spelling, each once, in the order in which they are first named.
std::vector<std::string> columns_in(const ExpressionPtr& expression, const Table& table);

}  // namespace tsqlaudit::catalog
