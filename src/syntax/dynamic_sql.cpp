#include "syntax/dynamic_sql.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// Appends the content of a string literal. A doubled quote begins a new piece, since from there on
// the text is one character shorter than the file.
void append_literal(std::string_view text, const Token& token, DynamicText& result) {
    const std::string_view written = text_of(text, token);
    const std::size_t quote = written.find_first_of("'\"");
    const auto begin_piece = [&](std::size_t offset) {
        result.pieces.push_back({static_cast<std::uint32_t>(result.text.size()),
                                 token.begin + static_cast<std::uint32_t>(offset)});
    };
    begin_piece(quote + 1);
    for (std::size_t index = quote + 1; index + 1 < written.size(); ++index) {
        result.text += written[index];
        if (written[index] == written[quote]) {
            ++index;
            begin_piece(index + 1);
        }
    }
}

std::size_t find_first_literal(Tokens statement) {
    for (std::size_t index = 0; index < statement.size(); ++index) {
        switch (statement[index].type) {
            case STRING:
                return index;
            case EXECUTE:
            case OPEN:
            case DOT:
            case EQUAL:
                break;
            case VARIABLE:  // @stmt = N'…'
                if (index + 1 < statement.size() && statement[index + 1].type == EQUAL) {
                    break;
                }
                return statement.size();
            default:
                if (!is_name(statement[index].type)) {
                    return statement.size();
                }
        }
    }
    return statement.size();
}

}  // namespace

std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement) {
    DynamicText result;
    std::size_t index = find_first_literal(statement);
    if (index == statement.size()) {
        return std::nullopt;
    }
    append_literal(text, statement[index], result);
    for (++index; index + 1 < statement.size() && statement[index].type == PLUS; index += 2) {
        if (statement[index + 1].type != STRING) {
            return std::nullopt;
        }
        append_literal(text, statement[index + 1], result);
    }
    const bool is_whole = index == statement.size() || statement[index].type == CLOSE ||
                          statement[index].type == COMMA;
    return is_whole ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace tsqlaudit::syntax
