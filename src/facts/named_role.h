// What the type, the name and the comment of a column say about its role, keys left aside.
#pragma once

#include <string>

#include "facts/column_role.h"
#include "facts/context.h"

namespace tsqlaudit::facts {

struct NamedRole {
    ColumnRole role = ColumnRole::Other;
    std::string reason;
    bool is_enum_like = false;
};

NamedRole named_role(const Context& context, TableId table, std::size_t index);

// Whether a text without a bound is likely to hold JSON, by nothing but its name: settings, or a
// list.
bool may_hold_json(const Context& context, TableId table, std::size_t index, ColumnRole role);

bool is_marked_deprecated(const Context& context, const catalog::Column& column);

}  // namespace tsqlaudit::facts
