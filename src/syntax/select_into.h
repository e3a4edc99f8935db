// SELECT … INTO: a query that makes a table.
#pragma once

#include <cstddef>
#include <optional>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The index of the name of the table that a statement selects into; none for any other statement.
std::optional<std::size_t> target_of_select(Tokens statement);

// Only for a statement that has such a target.
SelectInto read_select_into(const SourceText& source, Tokens statement);

}  // namespace tsqlaudit::syntax
