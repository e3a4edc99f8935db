#include "syntax/batch_separator.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// A / that ends its line before a statement: nothing can be divided by that.
bool is_slash_separator(Tokens tokens, std::size_t index) {
    if (tokens[index].type != SLASH || index + 1 == tokens.size()) {
        return tokens[index].type == SLASH;
    }
    if (!tokens[index + 1].starts_line) {
        return false;
    }
    switch (tokens[index + 1].type) {
        case ALTER:
        case BEGIN:
        case CREATE:
        case DELETE:
        case DROP:
        case EXECUTE:
        case GO:
        case GRANT:
        case IF:
        case INSERT:
        case MERGE:
        case SELECT:
        case SET:
        case STATEMENT_WORD:
        case UPDATE:
            return true;
        default:
            return tokens[index + 1].type == SLASH;
    }
}

}  // namespace

std::size_t separator_length(Tokens tokens, std::size_t index) {
    if (is_slash_separator(tokens, index)) {
        return 1;
    }
    if (tokens[index].type != GO || !tokens[index].starts_line) {
        return 0;
    }
    std::size_t length = 1;
    for (const TokenType optional : {NUMBER, SEMICOLON}) {
        if (index + length < tokens.size() && tokens[index + length].type == optional &&
            !tokens[index + length].starts_line) {
            ++length;
        }
    }
    const std::size_t next = index + length;
    return next == tokens.size() || tokens[next].starts_line ? length : 0;
}

}  // namespace tsqlaudit::syntax
