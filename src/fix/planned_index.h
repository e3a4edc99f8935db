// The rowstore index that a change makes.
#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "rules/remedy.h"

namespace tsqlaudit::fix {

// Without a name; none: it makes no rowstore index.
std::optional<catalog::Index> planned_index(const rules::Remedy& remedy);
// Whether there is one: what its filter asks is not read.
bool plans_index(const rules::Remedy& remedy);

// The planned index does all that the existing one does.
bool takes_place_of(const catalog::Table& table, const catalog::Index& planned,
                    const catalog::Index& existing);

}  // namespace tsqlaudit::fix
