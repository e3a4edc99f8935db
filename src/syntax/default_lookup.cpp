#include "syntax/default_lookup.h"

#include <algorithm>

#include "syntax/names_in_strings.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

bool is_named(std::string_view text, const Token& token, std::string_view upper_case_name) {
    return is_name(token.type) && is_word(name_of(text_of(text, token)), upper_case_name);
}

// The string behind NAME and a token: OBJECT_ID (N'…', name = N'…'.
const Token* string_behind(std::string_view text, Tokens statement, std::string_view name,
                           TokenType between) {
    for (std::size_t index = 0; index + 2 < statement.size(); ++index) {
        if (is_named(text, statement[index], name) && statement[index + 1].type == between &&
            statement[index + 2].type == STRING) {
            return &statement[index + 2];
        }
    }
    return nullptr;
}

}  // namespace

bool looks_up_default(std::string_view text, Tokens statement) {
    if (!is_word(text_of(text, statement.front()), "DECLARE")) {
        return false;
    }
    const auto drops = [&](const Token& token) {
        return token.type == STRING &&
               to_upper(text_of(text, token)).find("DROP CONSTRAINT") != std::string::npos;
    };
    return std::ranges::any_of(
               statement,
               [&](const Token& token) { return is_named(text, token, "DEFAULT_CONSTRAINTS"); }) &&
           std::ranges::any_of(statement, drops);
}

std::optional<AlterTable> read_default_lookup(const SourceText& source, Tokens statement) {
    const Token* const table = string_behind(source.text(), statement, "OBJECT_ID", OPEN);
    const Token* const column = string_behind(source.text(), statement, "NAME", EQUAL);
    if (table == nullptr || column == nullptr) {
        return std::nullopt;
    }
    const auto content = [&](const Token& token) {
        return source.string(text_of(source.text(), token));
    };
    AlterColumn drop;
    drop.column = {.text = content(*column), .span = source.span(column->begin, column->end)};
    drop.dropped_property = "DEFAULT";
    return AlterTable{
        .name = join_name(split_name(content(*table)), source.span(table->begin, table->end)),
        .action = std::move(drop)};
}

}  // namespace tsqlaudit::syntax
