#include "syntax/batch_separator.h"

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// A / that ends its line before a statement: nothing can be divided by that.
bool is_slash_separator(Tokens tokens, std::size_t index) {
    if (index + 1 == tokens.size()) {
        return true;
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

// Not where a column of that name is compared or counted with what is on the next line.
bool may_delimit(std::string_view text, const Token& token) {
    constexpr std::string_view operators = "=<>+-*";
    return token.type == SEMICOLON || (is_other_sign(text_of(text, token)) &&
                                       operators.find(text[token.begin]) == std::string_view::npos);
}

// DELIMITER and nothing but signs behind it on its line.
std::size_t delimiter_length(std::string_view text, Tokens tokens, std::size_t index) {
    if (!is_word(text_of(text, tokens[index]), "DELIMITER")) {
        return 0;
    }
    std::size_t end = index + 1;
    for (; end < tokens.size() && !tokens[end].starts_line; ++end) {
        if (!may_delimit(text, tokens[end])) {
            return 0;
        }
    }
    return end - index > 1 ? end - index : 0;
}

}  // namespace

std::size_t separator_length_of(std::string_view text, Tokens tokens, std::size_t index) {
    if (tokens[index].type == ID) {
        return delimiter_length(text, tokens, index);
    }
    if (tokens[index].type == SLASH) {
        return is_slash_separator(tokens, index) ? 1 : 0;
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
