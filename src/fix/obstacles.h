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

// Why an index on the columns cannot go and come back, as a clause of "…, which"; empty: it can.
std::string refusal_of(const RenderContext& context, const catalog::Table& table,
                       const Alterations& of_index, const catalog::Index& index);

// The column becomes NOT NULL, and the foreign key would set NULL in it: by name, or for want of a
// default (1761, 1762).
bool sets_null(const RenderContext& context, const catalog::ForeignKey& key,
               const Alteration& alteration);

}  // namespace tsqlaudit::fix
