// Parts of the size of a row. Within this library only.
#pragma once

#include <vector>

#include "facts/row_size.h"

namespace tsqlaudit::facts {

// RowSize::estimated, of usual_value_sizes(): none of a table without columns.
int usual_row_bytes(const catalog::Table& table, const std::vector<ValueSize>& values);

}  // namespace tsqlaudit::facts
