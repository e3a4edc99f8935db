#include "syntax/constraint_lookup.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

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

// The columns of a key; empty: they cannot be told.
std::vector<Identifier> read_columns(const SourceText& source, Tokens statement) {
    const Token* const columns = string_before_stuff(source.text(), statement);
    std::vector<Identifier> names;
    if (columns == nullptr) {
        return names;
    }
    for (const std::string& column : split_name(content(source, *columns))) {
        names.push_back({.text = column, .span = source.span(columns->begin, columns->end)});
    }
    return names;
}

// A primary key, a unique constraint, a foreign key or a check.
std::optional<DropElements> read_unnamed(const SourceText& source, Tokens statement) {
    DropElements drop;
    if (mentions(source.text(), statement, "KEY_CONSTRAINTS")) {
        drop.unnamed_key = read_columns(source, statement);
    } else if (mentions(source.text(), statement, "FOREIGN_KEYS")) {
        drop.unnamed_foreign_key = read_columns(source, statement);
    } else {
        drop.unnamed_check = mentions(source.text(), statement, "IS_SYSTEM_NAMED");
    }
    return drop.unnamed_check || !drop.unnamed_key.empty() || !drop.unnamed_foreign_key.empty()
               ? std::optional(std::move(drop))
               : std::nullopt;
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
    constexpr std::array<std::string_view, 4> views{"DEFAULT_CONSTRAINTS", "KEY_CONSTRAINTS",
                                                    "FOREIGN_KEYS", "CHECK_CONSTRAINTS"};
    return std::ranges::any_of(
               views, [&](std::string_view view) { return mentions(text, statement, view); }) &&
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
    } else if (auto drop = read_unnamed(source, statement)) {
        alter.action = std::move(*drop);
        return alter;
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::syntax
