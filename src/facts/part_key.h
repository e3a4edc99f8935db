// What tells the parts of one parent apart where they have neither number nor name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

// The parent and the only short text: the operation in the prices of a rate plan. Or the parent and
// the codes and kinds that a rate is for. It is a guess in any case.
std::optional<std::vector<std::string>> find_part_key(const Context& context, const RowScope& scope,
                                                      const TableFacts& facts);

}  // namespace tsqlaudit::facts
