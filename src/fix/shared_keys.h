// Foreign keys on which columns of both their tables stand in the way of a step.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "fix/change.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// Of those whose names SQL Server made up, and which steps of both tables take away: under which
// name each comes back. The second step would not find it by the columns of one without a name.
std::unordered_map<const catalog::ForeignKey*, std::string> names_of_shared_keys(
    const RenderContext& context, std::span<const std::vector<Change>> tables);

}  // namespace tsqlaudit::fix
