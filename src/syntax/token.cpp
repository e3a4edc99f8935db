#include "syntax/token.h"

namespace tsqlaudit::syntax {

std::vector<Tokens> split_at_commas(Tokens tokens) {
    std::vector<Tokens> parts;
    ParenthesisDepth depth;
    std::size_t begin = 0;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        depth.read(tokens[index].type);
        if (depth.value() == 0 && tokens[index].type == TokenType::COMMA) {
            parts.push_back(tokens.subspan(begin, index - begin));
            begin = index + 1;
        }
    }
    if (!tokens.empty()) {
        parts.push_back(tokens.subspan(begin));
    }
    return parts;
}

std::size_t find_close(Tokens tokens, std::size_t index) {
    ParenthesisDepth depth;
    for (; index < tokens.size(); ++index) {
        if (depth.value() == 0 && tokens[index].type == TokenType::CLOSE) {
            break;
        }
        depth.read(tokens[index].type);
    }
    return index;
}

}  // namespace tsqlaudit::syntax
