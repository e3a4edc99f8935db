#include "syntax/constraint_lookup.h"

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

// The string in front of = STUFF: the key columns.
const Token* string_before_stuff(std::string_view text, Tokens statement) {
    for (std::size_t index = 0; index + 2 < statement.size(); ++index) {
        if (statement[index].type == STRING && statement[index + 1].type == EQUAL &&
            is_named(text, statement[index + 2], "STUFF")) {
            return &statement[index];
        }
    }
    return nullptr;
}

bool mentions(std::string_view text, Tokens statement, std::string_view view) {
    return std::ranges::any_of(statement,
                               [&](const Token& token) { return is_named(text, token, view); });
}

std::string content(const SourceText& source, const Token& token) {
    return source.string(text_of(source.text(), token));
}

std::optional<AlterColumn> read_default(const SourceText& source, Tokens statement) {
    const Token* const column = string_behind(source.text(), statement, "NAME", EQUAL);
    if (column == nullptr) {
        return std::nullopt;
    }
    AlterColumn drop;
    drop.column = {.text = content(source, *column),
                   .span = source.span(column->begin, column->end)};
    drop.dropped_property = "DEFAULT";
    return drop;
}

std::optional<DropElements> read_key(const SourceText& source, Tokens statement) {
    const Token* const columns = string_before_stuff(source.text(), statement);
    if (columns == nullptr) {
        return std::nullopt;
    }
    DropElements drop;
    for (const std::string& column : split_name(content(source, *columns))) {
        drop.unnamed_key.push_back(
            {.text = column, .span = source.span(columns->begin, columns->end)});
    }
    return drop;
}

}  // namespace

bool looks_up_constraint(std::string_view text, Tokens statement) {
    if (!is_word(text_of(text, statement.front()), "DECLARE")) {
        return false;
    }
    const auto drops = [&](const Token& token) {
        return token.type == STRING &&
               to_upper(text_of(text, token)).find("DROP CONSTRAINT") != std::string::npos;
    };
    return (mentions(text, statement, "DEFAULT_CONSTRAINTS") ||
            mentions(text, statement, "KEY_CONSTRAINTS")) &&
           std::ranges::any_of(statement, drops);
}

std::optional<AlterTable> read_constraint_lookup(const SourceText& source, Tokens statement) {
    const Token* const table = string_behind(source.text(), statement, "OBJECT_ID", OPEN);
    if (table == nullptr) {
        return std::nullopt;
    }
    AlterTable alter;
    alter.name =
        join_name(split_name(content(source, *table)), source.span(table->begin, table->end));
    if (mentions(source.text(), statement, "DEFAULT_CONSTRAINTS")) {
        if (auto drop = read_default(source, statement)) {
            alter.action = std::move(*drop);
            return alter;
        }
    } else if (auto drop = read_key(source, statement)) {
        alter.action = std::move(*drop);
        return alter;
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::syntax
