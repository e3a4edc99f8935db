// What stands in the arguments of some functions and the grammar does without.
#pragma once

#include <cstddef>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// TRIM (LEADING … FROM …). What follows tells the word from a column of that name.
bool is_side_of_trim(std::string_view text, Tokens tokens, std::size_t index);

// The second parenthesis of CONTAINS ((a, b), …): the columns are as good as arguments.
bool opens_searched_columns(std::string_view text, Tokens tokens, std::size_t index);

// CONTAINS (a, 'x', LANGUAGE 1033)
bool is_language_of_search(Tokens tokens, std::size_t index);

}  // namespace tsqlaudit::syntax
