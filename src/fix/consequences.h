// What changes mean for each other and for the indexes that are there. Threads take turns at the
// work, as many as there are jobs.
#pragma once

#include <vector>

#include "fix/change.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// Indexes that a new one makes redundant are dropped, and dropped ones are not rebuilt; a default
// goes that a new key makes senseless. The changes are by table before and after.
std::vector<Change> with_consequences(const RenderContext& context, std::vector<Change> changes,
                                      unsigned jobs);

// How the changes leave the tables, as far as they run as they are. Primary keys get their names.
Planned planned_by(const RenderContext& context, const std::vector<Change>& changes, unsigned jobs);

}  // namespace tsqlaudit::fix
