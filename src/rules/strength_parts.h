// What the functions behind the strengths share. Within this library only.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/columns.h"
#include "rules/strength_checks.h"

namespace tsqlaudit::rules {

using Result = std::optional<Praise>;

// Nothing where there is no column to praise.
inline Result praise_columns(std::vector<std::string> columns, std::string detail = "") {
    if (columns.empty()) {
        return std::nullopt;
    }
    return Praise{.columns = std::move(columns), .detail = std::move(detail)};
}

template <typename Predicate>
std::vector<std::string> columns_where(const StrengthContext& context, Predicate predicate) {
    std::vector<std::string> names;
    for (const ColumnView& view : live_columns(context.table, context.facts)) {
        if (predicate(view)) {
            names.push_back(view.column.name);
        }
    }
    return names;
}

}  // namespace tsqlaudit::rules
