// Which unique index already keeps some columns from repeating.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "facts/soft_delete.h"

namespace tsqlaudit::facts {

// No filter, or nothing but IS NOT NULL of these columns: every row that has values in them is in
// the index.
bool holds_all_values(const catalog::Index& index, std::span<const std::string> columns);

// The first unique, enforced index whose key columns are all among `columns`, into Table::indexes:
// if part of a key is unique, the whole is. Its filter, if any, may only leave out rows without a
// value in its key columns (IS NOT NULL).
std::optional<std::size_t> unique_index_on(const catalog::Table& table,
                                           std::span<const std::string> columns);

// The same, but its filter may leave out rows that are marked as deleted, too, by any of the marks
// that the table has.
std::optional<std::size_t> unique_index_of_live_rows(const catalog::Table& table,
                                                     std::span<const std::string> columns,
                                                     const TableFacts& facts);

// Whether the columns are part of a key: all of them are key columns of one unique, enforced index
// over all rows, which may have more.
bool are_part_of_key(const catalog::Table& table, std::span<const std::string> columns);

}  // namespace tsqlaudit::facts
