#include "syntax/argument_words.h"

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

bool is_one(std::string_view text, const Token& token,
            std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return is_word(text_of(text, token), word); });
}

}  // namespace

bool is_side_of_trim(std::string_view text, Tokens tokens, std::size_t index) {
    if (index < 2 || tokens[index - 1].type != OPEN || !is_one(text, tokens[index - 2], {"TRIM"}) ||
        !is_one(text, tokens[index], {"BOTH", "LEADING", "TRAILING"})) {
        return false;
    }
    switch (type_at(tokens, index + 1)) {
        case BINARY:
        case CASE:
        case CONVERT:
        case FUNCTION_WORD:
        case LEFT:
        case NULL_:
        case NUMBER:
        case OPEN:
        case RIGHT:
        case STRING:
        case VARIABLE:
            return true;
        default:
            return is_name(type_at(tokens, index + 1));
    }
}

bool opens_searched_columns(std::string_view text, Tokens tokens, std::size_t index) {
    return index > 1 && tokens[index - 1].type == OPEN && tokens[index - 2].type == FUNCTION_WORD &&
           is_one(text, tokens[index - 2], {"CONTAINS", "FREETEXT"});
}

bool is_language_of_search(Tokens tokens, std::size_t index) {
    const TokenType next = type_at(tokens, index + 1);
    return index > 0 && tokens[index - 1].type == COMMA &&
           (next == NUMBER || next == STRING || next == BINARY);
}

}  // namespace tsqlaudit::syntax
