// Columns under one index, key, check or statistics are altered in one step, so that it goes and
// comes back once.
#pragma once

#include <vector>

#include "fix/change.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// Of what runs as it is. The changes are by table before and after. As many threads as there are
// jobs take turns.
std::vector<Change> join_alterations(const RenderContext& context, std::vector<Change> changes,
                                     unsigned jobs);

}  // namespace tsqlaudit::fix
