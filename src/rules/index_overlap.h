// Indexes that do the work of others.
#pragma once

#include <cstddef>

#include "catalog/catalog.h"
#include "rules/indexes_by_key.h"

namespace tsqlaudit::rules {

// The same key columns in the same order and directions, included columns, filter, uniqueness and
// place, and the same answer to a row that repeats a key: one of them only costs.
bool are_duplicates(const catalog::Table& table, const catalog::Index& left,
                    const catalog::Index& right);

// Two unique indexes that promise the same and differ only in what they include: one that includes
// all of it would do. None is a constraint, the clustered index or switched off.
bool are_unique_alike(const catalog::Table& table, const catalog::Index& left,
                      const catalog::Index& right);

// Which of two duplicates goes: a foreign key may lean on a constraint, so rather the plain index;
// never the primary key.
bool is_earlier_superfluous(const catalog::Index& earlier, const catalog::Index& later);

// A duplicate of another one, and the one that goes.
bool is_superfluous(const catalog::Table& table, const IndexesByKey& by_key, std::size_t position);

// Whatever `index` serves, `other` serves as well: its key is a left prefix of the other's, with
// the same filter and in the same place, and the other holds its included columns. A unique index
// is never covered, since it also enforces something.
bool is_covered_by(const catalog::Table& table, const catalog::Index& index,
                   const catalog::Index& other);

}  // namespace tsqlaudit::rules
