// Names and codes that somebody gives to the rows of a table, and that are likely to be unique.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

struct NamedKey {
    std::vector<std::string> columns;  // tenant, parent, name, version
    bool is_guess = false;
};

std::optional<NamedKey> find_named_key(const Context& context, const RowScope& scope,
                                       const TableFacts& facts);

// The name of a row within the one thing that owns it, whatever the rows are: always a guess.
std::optional<NamedKey> find_name_within_owner(const Context& context, const RowScope& scope,
                                               const TableFacts& facts);

}  // namespace tsqlaudit::facts
