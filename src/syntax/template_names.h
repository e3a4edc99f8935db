// Names of templates that are something else by their looks.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Where SQL Server can only read a name or an expression, these become one token, a name:
// @schema.Table, as SqlRender and others fill it in (the part before the dot), %name%, %(name)s,
// %s and <name>, with the letters right before and behind them.
void name_placeholders(std::string_view text, std::vector<Token>& tokens);

}  // namespace tsqlaudit::syntax
