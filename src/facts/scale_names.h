// What the name and the key of a table say about the number of its rows.
#pragma once

#include "facts/scale_estimate.h"
#include "facts/scale_view.h"

namespace tsqlaudit::facts {

void weigh_name(const ScaleView& view, TableId id, Estimate& found);

// What speaks for fewer rows than parents and names alone would.
void weigh_limits(const ScaleView& view, TableId id, Estimate& found);

}  // namespace tsqlaudit::facts
