// Names of templates that are variables by their looks.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// @schema.Table in the place of a table's name, as SqlRender and others fill it in: no variable can
// stand there, so that its token becomes a name.
void name_schema_placeholders(std::string_view text, std::vector<Token>& tokens);

}  // namespace tsqlaudit::syntax
