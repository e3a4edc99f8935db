// Columns under one index, key, check or statistics are altered in one step, so that it goes and
// comes back once.
#pragma once

#include <vector>

#include "fix/change.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// Of one table, of what runs as it is.
std::vector<Change> join_alterations(const RenderContext& context, std::vector<Change> changes);

}  // namespace tsqlaudit::fix
