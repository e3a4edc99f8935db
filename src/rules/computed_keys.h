// Which computed columns SQL Server takes as keys of an index.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Another value each time, for the same row: by a clock or by what makes up keys.
bool is_nondeterministic(const catalog::Column& computed);

// A float in the expression, whatever becomes of it: no key unless the column is PERSISTED.
bool is_imprecise(const catalog::Table& table, const catalog::Column& computed);

// No computed column, or one that is persisted, or put together of nothing but what is known to
// give the same each time and holds no float.
bool is_surely_key(const catalog::Table& table, const catalog::Column& column);

}  // namespace tsqlaudit::rules
