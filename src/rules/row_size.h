// How many bytes a row takes, whatever is in it.
#pragma once

#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Of what is declared, and more columns of such types: header, null bitmap and columns of fixed
// length.
int least_row_bytes(const catalog::Table& table,
                    const std::vector<sqlserver::DataType>& more_columns = {});

}  // namespace tsqlaudit::rules
