#include "syntax/select_into.h"

#include <algorithm>
#include <array>

#include "syntax/dotted_name.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// What may follow the name; other dialects write INTO OUTFILE 'x' or INTO a, b.
bool ends_target(TokenType type) {
    constexpr std::array clauses{FROM, ON, WHERE, UNION, EXCEPT, INTERSECT, ORDER};
    return type == NONE || std::ranges::find(clauses, type) != clauses.end();
}

}  // namespace

std::optional<std::size_t> target_of_select(Tokens statement) {
    if (type_at(statement, 0) != SELECT) {
        return std::nullopt;
    }
    ParenthesisDepth depth;
    for (std::size_t index = 1; index < statement.size(); ++index) {
        depth.read(statement[index].type);
        if (depth.value() > 0) {
            continue;
        }
        if (statement[index].type == FROM) {
            return std::nullopt;
        }
        if (statement[index].type == INTO && is_name(type_at(statement, index + 1))) {
            std::size_t end = index + 1;
            while (is_name(type_at(statement, end)) || type_at(statement, end) == DOT) {
                ++end;
            }
            return ends_target(type_at(statement, end)) ? std::optional(index + 1) : std::nullopt;
        }
    }
    return std::nullopt;
}

SelectInto read_select_into(const SourceText& source, Tokens statement) {
    std::size_t index = target_of_select(statement).value();
    return {read_dotted_name(source, statement, index)};
}

}  // namespace tsqlaudit::syntax
