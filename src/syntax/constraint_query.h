// What a query of the system views says of the constraints whose names it looks up.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

struct ConstraintQuery {
    std::string table;  // as a T-SQL name; empty: not said
    DropLookedUp drop;
};

// The content of a string, or of a variable whose value is known; nothing for other tokens.
using ValueOfToken = std::function<std::optional<std::string>(const Token&)>;

// From the statements that look up and gather the names, in any order. The table is empty where
// only they can say it.
ConstraintQuery read_constraint_query(std::string_view text, const std::vector<Tokens>& statements,
                                      std::string table, const ValueOfToken& value_of);

}  // namespace tsqlaudit::syntax
