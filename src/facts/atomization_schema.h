// The CREATE TABLE of a table whose source content has moved to the atom store.
#pragma once

#include <string>

#include "facts/facts.h"

namespace tsqlaudit::facts {

// Columns that are atoms give way to one reference to the store; deprecated columns go, and so does
// what depends on either. Indexes that are no constraints are left to CREATE INDEX. Empty when
// nothing would change, or when the store has no key of one column to reference.
std::string revise_schema(const catalog::Catalog& catalog, const SchemaFacts& schema, TableId id,
                          const Atomization& atomization);

}  // namespace tsqlaudit::facts
