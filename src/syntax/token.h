// What the lexer finds in a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "token_type.h"

namespace tsqlaudit::syntax {

// Offsets are bytes into the text that was read.
struct Token {
    TokenType type = TokenType::NONE;
    bool starts_line = false;  // nothing but space and comments before it on its line
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

using Tokens = std::span<const Token>;

inline std::string_view text_of(std::string_view text, const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
}

// NONE behind the last one.
inline TokenType type_at(Tokens tokens, std::size_t index) {
    return index < tokens.size() ? tokens[index].type : TokenType::NONE;
}

// Can the token stand where a name is wanted? Words with a meaning in some places can.
inline bool is_name(TokenType type) {
    return type == TokenType::ID || type == TokenType::BRACKETED_ID ||
           type == TokenType::QUOTED_ID || (type >= TokenType::ACTION && type <= TokenType::ZONE);
}

// How many parentheses are open. One that closes nothing is overlooked.
class ParenthesisDepth {
public:
    void read(TokenType type) {
        if (type == TokenType::OPEN) {
            ++depth_;
        } else if (type == TokenType::CLOSE && depth_ > 0) {
            --depth_;
        }
    }
    std::size_t value() const { return depth_; }

private:
    std::size_t depth_ = 0;
};

// What commas outside of parentheses part.
std::vector<Tokens> split_at_commas(Tokens tokens);

// The index of the parenthesis that closes what is open before `index`; the end if there is none.
std::size_t find_close(Tokens tokens, std::size_t index);

// A comment with its markers; nested block comments are one.
struct CommentRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct LexicalError {
    std::uint32_t offset = 0;
    std::string message;
};

struct TokenizedText {
    std::vector<Token> tokens;
    std::vector<CommentRange> comments;
    std::vector<Token> directives;     // lines for sqlcmd, with the line ends before them
    std::vector<LexicalError> errors;  // by offset
    // The comments from which on a script says how to undo it: nothing is left of those parts but
    // their errors.
    std::vector<CommentRange> undo_sections;
};

}  // namespace tsqlaudit::syntax
