#include "syntax/template_names.h"

#include <cstddef>

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

class PlaceholderFinder {
public:
    PlaceholderFinder(std::string_view text, std::vector<Token>& tokens)
        : text_(text), tokens_(tokens) {}

    void run() {
        for (std::size_t index = 1; index + 2 < tokens_.size(); ++index) {
            if (leads_name(index) && is_place_of_table(index)) {
                tokens_[index].type = ID;
            }
        }
    }

private:
    TokenType before(std::size_t index, std::size_t distance) const {
        return index < distance ? NONE : tokens_[index - distance].type;
    }

    // @schema.Table without space.
    bool leads_name(std::size_t index) const {
        const Token& dot = tokens_[index + 1];
        const Token& name = tokens_[index + 2];
        return tokens_[index].type == VARIABLE && dot.type == DOT && is_name(name.type) &&
               tokens_[index].end == dot.begin && dot.end == name.begin &&
               text_[tokens_[index].begin + 1] != '@';
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
                       is_placeholder(index - 4);
            default:
                return false;
        }
    }

    // Only asked behind three other tokens; a token before the first is none.
    bool is_placeholder(std::size_t index) const {
        return index < tokens_.size() && tokens_[index].type == ID &&
               text_of(text_, tokens_[index]).starts_with('@');
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
};

}  // namespace

void name_schema_placeholders(std::string_view text, std::vector<Token>& tokens) {
    PlaceholderFinder(text, tokens).run();
}

}  // namespace tsqlaudit::syntax
