#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

// In their order.
std::vector<std::string> names_of(const std::vector<catalog::IndexColumn>& columns);

// The names of the key columns of an index, in key order.
std::vector<std::string> key_names(const catalog::Index& index);

// One of them is this column, ignoring case.
bool has_key_column(const catalog::Index& index, std::string_view column);

}  // namespace tsqlaudit::facts
