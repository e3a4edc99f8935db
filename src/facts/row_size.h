// How many bytes a row takes: for the limit of a row, for the advice on compression and memory-optimised storage.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "facts/column_role.h"

namespace tsqlaudit::facts {

// Bytes of a row in the leaf level of the heap or clustered index.
struct RowSize {
    int fixed = 0;           // declared fixed part, overhead included
    int maximum = 0;         // with every variable column full, off-row columns at their pointer
    int estimated = 0;       // usual bytes in the row
    int estimated_lob = 0;   // usual bytes outside the row
};

// `columns` is parallel to table.columns; columns without facts are judged by their type alone.
RowSize derive_row_size(const catalog::Table& table, const std::vector<ColumnFacts>& columns);

}  // namespace tsqlaudit::facts
