#include "syntax/dotted_name.h"

#include <utility>

namespace tsqlaudit::syntax {

ObjectName read_dotted_name(const SourceText& source, Tokens tokens, std::size_t& index) {
    const auto type = [&](std::size_t at) {
        return at < tokens.size() ? tokens[at].type : TokenType::NONE;
    };
    ObjectName name;
    const std::uint32_t begin = tokens[index].begin;
    while (true) {
        name.name = source.name(text_of(source.text(), tokens[index++]));
        if (type(index) != TokenType::DOT) {
            break;
        }
        while (type(index) == TokenType::DOT) {
            name.server = std::move(name.database);
            name.database = std::move(name.schema);
            name.schema = std::exchange(name.name, {});
            ++index;
        }
        if (!is_name(type(index))) {
            break;
        }
    }
    name.span = source.span(begin, tokens[index - 1].end);
    return name;
}

}  // namespace tsqlaudit::syntax
