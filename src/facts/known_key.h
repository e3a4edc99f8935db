// The value by which everybody knows a thing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

// The VIN of a vehicle, the number of a patient's record: given by each tenant anew. It is a guess
// in any case.
std::optional<std::vector<std::string>> find_known_key(const Context& context,
                                                       const RowScope& scope,
                                                       const TableFacts& facts);

}  // namespace tsqlaudit::facts
