#include "syntax/at_a_glance.h"

#include <string>
#include <utility>

#include "syntax/names_in_strings.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

using enum TokenType;

std::optional<ObjectName> table_in_question(const SourceText& source, Tokens statement) {
    const bool is_create = type_at(statement, 0) == CREATE;
    if (!is_create && type_at(statement, 0) != ALTER) {
        return std::nullopt;
    }
    std::size_t index = type_at(statement, 1) == EXTERNAL ? 2 : 1;
    if (type_at(statement, index) != TABLE) {
        return std::nullopt;
    }
    if (type_at(statement, index + 1) == IF && type_at(statement, index + 3) == EXISTS) {
        index += 3;  // CREATE TABLE IF NOT EXISTS name: others have that
    }
    std::vector<std::string> parts;
    const std::size_t begin = index + 1;
    do {
        ++index;
        if (type_at(statement, index) == DOT) {  // database..table
            parts.emplace_back();
            continue;
        }
        if (!is_name(type_at(statement, index))) {
            return std::nullopt;
        }
        parts.push_back(source.name(text_of(source.text(), statement[index++])));
    } while (type_at(statement, index) == DOT);
    return join_name(std::move(parts),
                     source.span(statement[begin].begin, statement[index - 1].end));
}

std::vector<DatabaseUse> find_uses(const SourceText& source, Tokens tokens) {
    std::vector<DatabaseUse> uses;
    for (std::size_t index = 0; index + 1 < tokens.size(); ++index) {
        const Token& name = tokens[index + 1];
        if (tokens[index].starts_line && tokens[index].type != BRACKETED_ID &&
            is_word(text_of(source.text(), tokens[index]), "USE") && is_name(name.type)) {
            uses.push_back({source.span(tokens[index].begin, name.end),
                            source.name(text_of(source.text(), name))});
        }
    }
    return uses;
}

}  // namespace tsqlaudit::syntax
