// How many values a CHECK constraint leaves to a column.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Of an enabled CHECK that lists them, by IN or by = and OR, perhaps with other conditions beside
// it. None: no such constraint.
std::optional<std::size_t> allowed_values(const catalog::Table& table, std::string_view column);

}  // namespace tsqlaudit::rules
