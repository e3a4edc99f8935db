// A table that does again what the atom store is for.
#pragma once

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Whether it keeps each text once, by a unique hash of that text (Code and CodeHash), as the store
// does, and does not refer to that. Files are none: they may have good reasons to be elsewhere.
bool is_second_store(const catalog::Table& table, const TableFacts& facts, TableId store);

}  // namespace tsqlaudit::facts
