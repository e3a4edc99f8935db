#include "fix/column_identity.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::fix {

std::string identity_in_order(const std::vector<std::string>& columns) {
    std::string identity;
    for (const std::string& column : columns) {
        identity += text::to_lower(column);
        identity += '\0';  // cannot be part of a name
    }
    return identity;
}

std::string identity_in_any_order(const std::vector<std::string>& columns) {
    std::vector<std::string> sorted = columns;
    std::ranges::sort(sorted, text::LessIgnoringCase{});
    return identity_in_order(sorted);
}

}  // namespace tsqlaudit::fix
