// What an expression of strings comes to, as far as that is known without running anything.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/dynamic_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

class StringVariables;

// Literals and variables joined by +, a few functions of them, and the first branch of a CASE that
// is known, which makes it a guess. Nothing if it is not known, or too long for a statement.
std::optional<DynamicText> read_string_expression(std::string_view text, Tokens expression,
                                                  const StringVariables& variables);

// The same of what may go on: it may end in the name of the database.
std::optional<DynamicText> read_part_of_string(std::string_view text, Tokens expression,
                                               const StringVariables& variables);

}  // namespace tsqlaudit::syntax
