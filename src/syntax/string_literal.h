// The text between the quotes of a string literal.
#pragma once

#include <string_view>

#include "syntax/dynamic_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// With the places in the file that its characters come from.
DynamicText read_literal(std::string_view text, const Token& token);

}  // namespace tsqlaudit::syntax
