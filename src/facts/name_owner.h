// Within which owner the rows of a table are named.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

struct NameOwner {
    std::vector<std::string> columns;  // that refer to it; empty: there is none
    bool is_guess = false;
};

// Names, unlike codes, are also given within a list, and anew below each row of a tree. The tenant
// is left out. nullopt: there is no telling.
std::optional<NameOwner> find_name_owner(const Context& context, const RowScope& scope,
                                         const catalog::Table& table, bool is_name);

}  // namespace tsqlaudit::facts
