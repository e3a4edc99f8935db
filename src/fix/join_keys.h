// Keys of one table that several changes ask for.
#pragma once

#include <vector>

#include "fix/render.h"

namespace tsqlaudit::fix {

// A primary key whose columns are left to choose takes those of a unique key that runs, and its
// place: the table needs no two indexes of them. Unique keys of the same columns that stay apart
// get to know of each other (Change::rival). Those that remain keep their order.
std::vector<Change> join_keys(const RenderContext& context, std::vector<Change> changes);

}  // namespace tsqlaudit::fix
