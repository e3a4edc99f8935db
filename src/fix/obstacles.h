// What stays on a column whatever a script does, and refuses its change.
#pragma once

#include <string>
#include <vector>

#include "fix/alteration.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// For people: "computed column Total"; empty: nothing.
std::vector<std::string> obstacles_of(const RenderContext& context, const catalog::Table& table,
                                      const Alteration& alteration);

}  // namespace tsqlaudit::fix
