// How many bytes a row takes: for the limit of a row, for the advice on compression and
// memory-optimised storage.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "facts/column_role.h"

namespace tsqlaudit::facts {

// Bytes of a row in the leaf level of the heap or clustered index, stored uncompressed on disk.
struct RowSize {
    int fixed = 0;          // the least that a row takes: header, null bitmap, fixed columns
    int maximum = 0;        // with every variable column full and off-row columns at their pointer;
                            // over 8,060 bytes SQL Server moves variable columns off the row
    int estimated = 0;      // usual bytes in the row
    int estimated_lob = 0;  // usual bytes outside the row
};

// Usual bytes of one column's value, NULLs counted in.
struct ValueSize {
    int in_row = 0;  // a pointer, if the value is outside
    int off_row = 0;
};

// Parallel to table.columns. `columns` is so too; columns without facts are judged by type alone.
std::vector<ValueSize> usual_value_sizes(const catalog::Table& table,
                                         const std::vector<ColumnFacts>& columns);

RowSize derive_row_size(const catalog::Table& table, const std::vector<ColumnFacts>& columns);

}  // namespace tsqlaudit::facts
