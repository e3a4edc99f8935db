// What tokens say without a parser: of statements that it refuses, or never sees.
#pragma once

#include <optional>
#include <vector>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The table of a CREATE TABLE or ALTER TABLE; nothing if the statement is none, or has no name.
std::optional<ObjectName> table_in_question(const SourceText& source, Tokens statement);

// USE at the beginning of a line, in the order of the text.
std::vector<DatabaseUse> find_uses(const SourceText& source, Tokens tokens);

}  // namespace tsqlaudit::syntax
