// Which unique index already keeps some columns from repeating.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

// The first unique, enabled index whose key columns are all among `columns`, into Table::indexes:
// if part of a key is unique, the whole is. A filter may only ask for values in those columns (IS
// NOT NULL), or for live rows by the column `soft_delete`, if any.
std::optional<std::size_t> unique_index_on(const catalog::Table& table,
                                           const std::vector<std::string>& columns,
                                           const std::string& soft_delete = {});

}  // namespace tsqlaudit::facts
