// The longest token that the flat table of the lexer finds.
#pragma once

#include <cstddef>
#include <string_view>

namespace tsqlaudit::syntax {

struct LexerMatch {
    std::size_t rule = 0;  // of the lexer's table; 0: nothing matched
    std::size_t end = 0;   // byte offset into the text
};

// From an offset on, starting in a state of the table.
LexerMatch longest_match(std::string_view text, std::size_t state, std::size_t begin);

}  // namespace tsqlaudit::syntax
