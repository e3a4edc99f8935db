// What changes mean for each other and for the indexes that are there.
#pragma once

#include <span>
#include <vector>

#include "fix/change.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// Indexes that a new one makes redundant are dropped, and dropped ones are not rebuilt; a default
// goes that a new key makes senseless. Of one table, with one change at least.
std::vector<Change> with_consequences(const RenderContext& context, std::vector<Change> changes);

// How the changes of each table leave it, as far as they run as they are. Primary keys get their
// names. Threads take turns at the tables, as many as there are jobs.
Planned planned_by(const RenderContext& context, std::span<const std::vector<Change>> tables,
                   unsigned jobs);

}  // namespace tsqlaudit::fix
