// Indexes that do the work of others.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// The same key columns in the same order and directions, included columns, filter, uniqueness and
// place, and the same answer to a row that repeats a key: one of them only costs.
bool are_duplicates(const catalog::Table& table, const catalog::Index& left,
                    const catalog::Index& right);

// Whatever `index` serves, `other` serves as well: its key is a left prefix of the other's, with
// the same filter and in the same place, and the other holds its included columns. A unique index
// is never covered, since it also enforces something.
bool is_covered_by(const catalog::Table& table, const catalog::Index& index,
                   const catalog::Index& other);

}  // namespace tsqlaudit::rules
