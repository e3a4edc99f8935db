// Lists of columns as keys of a map.
#pragma once

#include <string>
#include <vector>

namespace tsqlaudit::fix {

// Equal for the same columns in the same order, ignoring case.
std::string identity_in_order(const std::vector<std::string>& columns);
// Equal for the same columns in any order.
std::string identity_in_any_order(const std::vector<std::string>& columns);

}  // namespace tsqlaudit::fix
