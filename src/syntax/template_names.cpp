#include "syntax/template_names.h"

#include <algorithm>
#include <cstddef>

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// The parts of a name of a table: server.database.schema.name.
constexpr int max_parts = 4;

bool is_word(TokenType type) {
    return type == ID || type <= RESERVED_WORD || (type >= ACTION && type <= ZONE);
}

// Can an operator follow? Then % is one, and < is another.
bool ends_operand(TokenType type) {
    switch (type) {
        case BINARY:
        case CLOSE:
        case END:
        case FUNCTION_WORD:
        case MONEY:
        case NULL_:
        case NUMBER:
        case ROWGUIDCOL:
        case STRING:
        case USER:
        case VARIABLE:
            return true;
        default:
            return is_name(type);
    }
}

// <name> stands only behind words that a name follows: tags of HTML begin so, too.
bool wants_name(TokenType type) {
    switch (type) {
        case COMMA:
        case CONSTRAINT:
        case DOT:
        case EXISTS:
        case INDEX:
        case INTO:
        case ON:
        case OPEN:
        case REFERENCES:
        case SCHEMA:
        case TABLE:
            return true;
        default:
            return false;
    }
}

// Moves the tokens to the front of their vector, as many as are left.
class PlaceholderFinder {
public:
    PlaceholderFinder(std::string_view text, std::vector<Token>& tokens)
        : text_(text), tokens_(tokens) {}

    void run() {
        for (std::size_t index = 0; index < tokens_.size();) {
            index = keep_others(index);
            if (index < tokens_.size()) {
                index = read(index);
            }
        }
        tokens_.resize(kept_);
    }

private:
    // As far as the next token that a placeholder may begin with.
    std::size_t keep_others(std::size_t index) {
        const auto begin = tokens_.begin() + static_cast<std::ptrdiff_t>(index);
        const auto end = std::find_if(begin, tokens_.end(), [](const Token& token) {
            return token.type == MODULO || token.type == LESS || token.type == VARIABLE;
        });
        const auto count = static_cast<std::size_t>(end - begin);
        if (kept_ != index) {
            std::move(begin, end, tokens_.begin() + static_cast<std::ptrdiff_t>(kept_));
        }
        kept_ += count;
        return index + count;
    }

    // Returns the index of the token behind what begins here.
    std::size_t read(std::size_t index) {
        const Token token = tokens_[index];
        const std::size_t length = token.type == VARIABLE ? 0 : length_of_placeholder(index);
        if (length > 0 && continues_name(token)) {
            return add(index, length, tokens_[--kept_].begin);
        }
        if (length > 0 && (token.type == MODULO ? !ends_operand(before(kept_, 1))
                                                : wants_name(before(kept_, 1)))) {
            return add(index, length, token.begin);
        }
        tokens_[kept_] = token;
        if (token.type == VARIABLE && leads_name(index) && is_place_of_table(kept_)) {
            tokens_[kept_].type = ID;
        }
        ++kept_;
        return index + 1;
    }

    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : NONE;
    }

    // Of the tokens that are kept.
    TokenType before(std::size_t index, std::size_t distance) const {
        return index < distance ? NONE : tokens_[index - distance].type;
    }

    bool is_joined(std::size_t index) const {
        return index + 1 < tokens_.size() && tokens_[index].end == tokens_[index + 1].begin;
    }

    // In tokens that stand without space; 0 if none begins here.
    std::size_t length_of_placeholder(std::size_t index) const {
        std::size_t end = index;
        while (end < index + 4 && is_joined(end)) {
            ++end;
        }
        const auto is = [&](std::size_t offset, TokenType wanted) {
            return index + offset <= end && type(index + offset) == wanted;
        };
        const auto holds_word = [&](std::size_t offset) {
            return index + offset <= end && is_word(type(index + offset));
        };
        if (holds_word(1) && is(2, tokens_[index].type == LESS ? GREATER : MODULO)) {
            return 3;
        }
        if (tokens_[index].type == LESS) {
            return 0;
        }
        if (is(1, OPEN) && holds_word(2) && is(3, CLOSE) && is(4, ID) && is_conversion(index + 4)) {
            return 5;
        }
        return is(1, ID) && text_of(text_, tokens_[index + 1]) == "s" ? 2 : 0;
    }

    // The s of %(name)s, with the rest of the name.
    bool is_conversion(std::size_t index) const {
        return text_[tokens_[index].begin] == 's' || text_[tokens_[index].begin] == 'd';
    }

    // Returns the index of the token behind.
    std::size_t add(std::size_t index, std::size_t length, std::uint32_t begin) {
        std::size_t last = index + length - 1;
        while (is_joined(last) && (is_word(type(last + 1)) || type(last + 1) == NUMBER)) {
            ++last;
        }
        const bool starts_line = tokens_[begin == tokens_[index].begin ? index : kept_].starts_line;
        tokens_[kept_++] = {ID, starts_line, begin, tokens_[last].end};
        return last + 1;
    }

    // Is the last token the beginning of a name that a placeholder goes on with? Only where there
    // can be no expression: a%b%c is one.
    bool continues_name(const Token& placeholder) const {
        if (kept_ == 0 || !is_name(tokens_[kept_ - 1].type) ||
            tokens_[kept_ - 1].end != placeholder.begin) {
            return false;
        }
        std::size_t first = kept_ - 1;
        for (int part = 1; part < max_parts && before(first, 1) == DOT && first >= 2; ++part) {
            first -= 2;
        }
        switch (before(first, 1)) {
            case CONSTRAINT:
            case INDEX:
            case SCHEMA:
                return true;
            default:
                return is_place_of_table(first);
        }
    }

    // @schema.Table without space.
    bool leads_name(std::size_t index) const {
        return is_joined(index) && type(index + 1) == DOT && is_joined(index + 1) &&
               is_name(type(index + 2)) && text_[tokens_[index].begin + 1] != '@';
    }

    bool is_place_of_table(std::size_t index) const {
        switch (before(index, 1)) {
            case TABLE:
            case REFERENCES:
            case INTO:
                return true;
            case EXISTS:
                return before(index, 2) == IF;
            case ON:  // CREATE INDEX name ON, but not JOIN … ON @shape.STIntersects (…)
                return is_name(before(index, 2)) &&
                       (before(index, 3) == INDEX || before(index, 3) == STATISTICS);
            case COMMA:  // DROP TABLE @schema.A, @schema.B
                return is_name(before(index, 2)) && before(index, 3) == DOT &&
                       before(index, 4) == ID && text_[tokens_[index - 4].begin] == '@';
            default:
                return false;
        }
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::size_t kept_ = 0;
};

}  // namespace

void name_placeholders(std::string_view text, std::vector<Token>& tokens) {
    PlaceholderFinder(text, tokens).run();
}

}  // namespace tsqlaudit::syntax
