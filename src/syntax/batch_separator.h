// Where the batches of a script end.
#pragma once

#include <cstddef>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// How many tokens at an index part two batches: GO, GO 5 and GO; alone on their line, or the / and
// DELIMITER $$ of tools for other databases. 0 for none.
std::size_t separator_length_of(std::string_view text, Tokens tokens, std::size_t index);

// The same, with a quick answer for most tokens.
inline std::size_t separator_length(std::string_view text, Tokens tokens, std::size_t index) {
    const Token& token = tokens[index];
    const bool may_separate =
        token.type == TokenType::SLASH ||
        (token.starts_line && (token.type == TokenType::GO || token.type == TokenType::ID));
    return may_separate ? separator_length_of(text, tokens, index) : 0;
}

}  // namespace tsqlaudit::syntax
