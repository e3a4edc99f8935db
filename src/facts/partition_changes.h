// What a table needs before it can move to a partition scheme.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

// Clauses, without what the move itself does on its way, as with the keys and the columnstore.
// `column`: that of the partitions, which the table may lack.
std::vector<std::string> changes_before_partitioning(const catalog::Table& table,
                                                     const std::string& column);

}  // namespace tsqlaudit::facts
