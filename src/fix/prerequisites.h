// Which changes another one leans on: a column that is added before it is indexed, a key before the
// foreign key that references it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "fix/change.h"
#include "rules/remedy.h"

namespace tsqlaudit::fix {

// The columns of its own table that a change uses, and does not change itself.
std::vector<std::string> used_columns(const rules::Remedy& remedy);

// For each change those that have to come before it, by their positions: see first_positions. Each
// table has one change at least.
std::vector<std::vector<std::size_t>> prerequisites(const catalog::Catalog& catalog,
                                                    std::span<const std::vector<Change>> tables,
                                                    unsigned jobs);

}  // namespace tsqlaudit::fix
