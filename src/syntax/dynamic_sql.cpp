#include "syntax/dynamic_sql.h"

#include <charconv>

#include "syntax/string_variables.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// Appends the content of a string literal. A doubled quote begins a new piece, since from there on
// the text is one character shorter than the file.
void append_literal(std::string_view text, const Token& token, DynamicText& result) {
    const std::string_view written = text_of(text, token);
    const std::size_t quote = written.find_first_of("'\"");
    std::size_t begin = quote + 1;
    for (std::size_t index = begin; index + 1 < written.size(); ++index) {
        if (written[index] == written[quote]) {
            result.append(written.substr(begin, index + 1 - begin),
                          token.begin + static_cast<std::uint32_t>(begin));
            begin = ++index + 1;
        }
    }
    result.append(written.substr(begin, written.size() - 1 - begin),
                  token.begin + static_cast<std::uint32_t>(begin));
}

// The operands of a concatenation, one after the other.
class ConcatenationReader {
public:
    ConcatenationReader(std::string_view text, Tokens tokens, const StringVariables& variables)
        : text_(text), tokens_(tokens), variables_(variables) {}

    std::optional<DynamicText> read() {
        do {
            if (!read_operand() || result_.text.size() > longest_dynamic_text) {
                return std::nullopt;
            }
        } while (accept(PLUS));
        return index_ == tokens_.size() ? std::optional(std::move(result_)) : std::nullopt;
    }

private:
    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : NONE;
    }

    bool accept(TokenType expected) {
        const bool found = type(index_) == expected;
        index_ += found ? 1U : 0U;
        return found;
    }

    bool read_operand() {
        switch (type(index_)) {
            case STRING:
            case QUOTED_ID:  // no column can be meant, whatever QUOTED_IDENTIFIER is
                append_literal(text_, tokens_[index_++], result_);
                return true;
            case VARIABLE: {
                const DynamicText* value = variables_.find(text_of(text_, tokens_[index_++]));
                if (value != nullptr) {
                    result_.append(*value);
                }
                return value != nullptr;
            }
            case ID:
                return read_call();
            default:
                return false;
        }
    }

    // The few functions whose value is known: CHAR (10), SCHEMA_NAME (), CAST ('…' AS …).
    bool read_call() {
        const Token& name = tokens_[index_++];
        const std::string function = to_upper(text_of(text_, name));
        if (!accept(OPEN)) {
            return false;
        }
        if (function == "SCHEMA_NAME") {
            result_.append("dbo", name.begin);
            return accept(CLOSE);
        }
        if (function == "CHAR" || function == "NCHAR") {
            return read_character(name) && accept(CLOSE);
        }
        return function == "CAST" && read_cast();
    }

    bool read_character(const Token& name) {
        if (type(index_) != NUMBER) {
            return false;
        }
        const std::string_view written = text_of(text_, tokens_[index_++]);
        int code = 0;
        std::from_chars(written.data(), written.data() + written.size(), code);
        const char character = static_cast<char>(code);
        result_.append({&character, 1}, name.begin);
        return code > 0 && code < 0x80;
    }

    bool read_cast() {
        if (type(index_) != STRING || type(index_ + 1) != AS) {
            return false;
        }
        append_literal(text_, tokens_[index_], result_);
        ParenthesisDepth depth;
        for (index_ += 2; index_ < tokens_.size(); ++index_) {
            if (depth.value() == 0 && type(index_) == CLOSE) {
                break;
            }
            depth.read(type(index_));
        }
        return accept(CLOSE);
    }

    std::string_view text_;
    Tokens tokens_;
    const StringVariables& variables_;
    std::size_t index_ = 0;
    DynamicText result_;
};

// The first token at or behind `index` that stands outside of parentheses and is one of two types.
std::size_t find_outside(Tokens tokens, std::size_t index, TokenType wanted, TokenType other) {
    ParenthesisDepth depth;
    for (; index < tokens.size(); ++index) {
        const TokenType type = tokens[index].type;
        if (depth.value() == 0 && (type == wanted || type == other)) {
            break;
        }
        depth.read(type);
    }
    return index;
}

}  // namespace

void DynamicText::append(std::string_view more, std::uint32_t file_begin) {
    pieces.push_back({static_cast<std::uint32_t>(text.size()), file_begin});
    text += more;
}

void DynamicText::append(const DynamicText& other) {
    const auto shift = static_cast<std::uint32_t>(text.size());
    for (const SourceText::Piece& piece : other.pieces) {
        pieces.push_back({piece.text_begin + shift, piece.file_begin});
    }
    text += other.text;
}

std::optional<DynamicText> read_concatenation(std::string_view text, Tokens expression,
                                              const StringVariables& variables) {
    return ConcatenationReader(text, expression, variables).read();
}

std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement,
                                             const StringVariables& variables) {
    const auto type = [&](std::size_t index) {
        return index < statement.size() ? statement[index].type : NONE;
    };
    std::size_t begin = type(0) == EXECUTE ? 1 : 0;
    std::size_t end = 0;
    if (type(begin) == OPEN) {
        end = find_outside(statement, ++begin, CLOSE, CLOSE);
        if (type(end) == NONE || type(end + 1) == AT) {
            return std::nullopt;
        }
    } else {
        // @result = sys.sp_executesql @stmt = …, …
        const auto skip_parameter = [&] {
            begin += type(begin) == VARIABLE && type(begin + 1) == EQUAL ? 2U : 0U;
        };
        skip_parameter();
        while (is_name(type(begin)) || type(begin) == DOT) {
            ++begin;
        }
        skip_parameter();
        end = find_outside(statement, begin, COMMA, COMMA);
    }
    return read_concatenation(text, statement.subspan(begin, end - begin), variables);
}

}  // namespace tsqlaudit::syntax
