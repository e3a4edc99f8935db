// How many bytes a row takes, whatever is in it.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Of what is declared: header, null bitmap and columns of fixed length.
int least_row_bytes(const catalog::Table& table);

}  // namespace tsqlaudit::rules
