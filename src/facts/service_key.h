// What goes again and again under the same number: flights, trains, sailings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Tenant, operator, number and day of each: always a guess. Empty where the day may be NULL, so
// that nothing tells the rows of one number apart; no value for any other table.
std::optional<std::vector<std::string>> find_service_key(const Context& context,
                                                         const TableFacts& facts);

}  // namespace tsqlaudit::facts
