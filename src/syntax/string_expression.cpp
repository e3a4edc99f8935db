#include "syntax/string_expression.h"

#include <string>
#include <utility>

#include "syntax/string_conversion.h"
#include "syntax/string_literal.h"
#include "syntax/string_variables.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

constexpr int deepest_expression = 100;  // nobody writes that by hand

class StringExpressionReader {
public:
    StringExpressionReader(std::string_view text, const StringVariables& variables)
        : text_(text), variables_(variables) {}

    std::optional<DynamicText> read(Tokens tokens) {
        if (depth_ == deepest_expression) {
            return std::nullopt;
        }
        ++depth_;
        std::optional<DynamicText> sum = read_sum(tokens);
        --depth_;
        return sum;
    }

private:
    std::optional<DynamicText> read_sum(Tokens tokens) {
        std::size_t index = 0;
        std::optional<DynamicText> sum = read_operand(tokens, index);
        while (sum && type_at(tokens, index) == PLUS) {
            const std::optional<DynamicText> more = read_operand(tokens, ++index);
            if (!more || more->is_number || sum->is_number) {
                return std::nullopt;
            }
            sum->append(*more);
            if (sum->text.size() > longest_dynamic_text) {
                return std::nullopt;
            }
        }
        return index == tokens.size() ? std::move(sum) : std::nullopt;
    }

    // Leaves the index behind the operand.
    std::optional<DynamicText> read_operand(Tokens tokens, std::size_t& index) {
        const std::size_t begin = index++;
        std::optional<DynamicText> value;
        switch (type_at(tokens, begin)) {
            case STRING:
            case QUOTED_ID:  // no column can be meant, whatever QUOTED_IDENTIFIER is
                value = read_literal(text_, tokens[begin]);
                break;
            case NUMBER:
                value = read_number(tokens[begin]);
                break;
            case VARIABLE:
                if (const auto* known = variables_.find(text_of(text_, tokens[begin]))) {
                    value = *known;
                }
                break;
            case OPEN:
                value = read(inside_parentheses(tokens, index));
                break;
            case CASE:
                value = read_case(tokens, index);
                break;
            case ID:
            case CONVERT:
            case FUNCTION_WORD:
                if (type_at(tokens, index) == OPEN) {
                    ++index;
                    value = read_call(tokens[begin], inside_parentheses(tokens, index));
                }
                break;
            default:
                break;
        }
        if (type_at(tokens, index) == COLLATE && is_name(type_at(tokens, index + 1))) {
            index += 2;
        }
        return value;
    }

    static std::optional<DynamicText> number(std::string_view digits, std::uint32_t place) {
        DynamicText value;
        value.append(digits, place);
        value.is_number = true;
        return value;
    }

    std::optional<DynamicText> read_number(const Token& token) const {
        const std::string_view written = text_of(text_, token);
        return is_whole_number(written) ? number(written, token.begin) : std::nullopt;
    }

    // Leaves the index behind the closing parenthesis.
    static Tokens inside_parentheses(Tokens tokens, std::size_t& index) {
        const std::size_t begin = index;
        const std::size_t end = find_close(tokens, begin);
        index = end + 1;  // past the end if it is missing, which no caller takes for a whole
        return tokens.subspan(begin, end - begin);
    }

    std::optional<DynamicText> read_call(const Token& name, Tokens arguments) {
        const std::string function = to_upper(text_of(text_, name));
        const std::vector<Tokens> parts = split_at_commas(arguments);
        if (arguments.empty()) {
            return read_surroundings(function, name.begin);
        }
        if ((function == "CHAR" || function == "NCHAR") && arguments.size() == 1) {
            return arguments[0].type == NUMBER ? character(text_of(text_, arguments[0]), name.begin)
                                               : std::nullopt;
        }
        if (function == "CAST") {
            return read_cast(arguments);
        }
        if (name.type == CONVERT && parts.size() >= 2) {
            return convert(parts[1], parts[0]);
        }
        if (function == "CONCAT" && parts.size() >= 2) {
            return read_concat(parts);
        }
        if (function == "QUOTENAME" && parts.size() <= 2) {
            return read_quotename(parts);
        }
        if (function == "REPLACE" && parts.size() == 3) {
            return read_replace(parts);
        }
        if (is_one_of(function, {"LTRIM", "RTRIM", "TRIM"}) && parts.size() == 1) {
            const std::optional<DynamicText> value = read(parts[0]);
            return value ? std::optional(trimmed(*value)) : std::nullopt;
        }
        if ((function == "ISNULL" || function == "COALESCE") && parts.size() == 2) {
            return first_not_null(parts[0], parts[1]);
        }
        return function == "IIF" && parts.size() == 3 ? first_known(parts[1], parts[2])
                                                      : std::nullopt;
    }

    static std::optional<DynamicText> read_surroundings(std::string_view function,
                                                        std::uint32_t place) {
        if (function != "SCHEMA_NAME" && function != "DB_NAME") {
            return std::nullopt;
        }
        DynamicText name;
        name.holds_database = function == "DB_NAME";
        name.append(name.holds_database ? database_name : "dbo", place);
        return name;
    }

    // value AS type
    std::optional<DynamicText> read_cast(Tokens tokens) {
        ParenthesisDepth depth;
        for (std::size_t index = 0; index < tokens.size(); ++index) {
            depth.read(tokens[index].type);
            if (depth.value() == 0 && tokens[index].type == AS) {
                return convert(tokens.first(index), tokens.subspan(index + 1));
            }
        }
        return std::nullopt;
    }

    std::optional<DynamicText> convert(Tokens value, Tokens type) {
        std::optional<DynamicText> known = read(value);
        return known ? converted(std::move(*known), text_, type) : std::nullopt;
    }

    std::optional<DynamicText> read_concat(const std::vector<Tokens>& parts) {
        DynamicText result;
        for (const Tokens part : parts) {
            const std::optional<DynamicText> value = read(part);
            if (!value || result.text.size() + value->text.size() > longest_dynamic_text) {
                return std::nullopt;
            }
            result.append(*value);
        }
        return result;
    }

    std::optional<DynamicText> read_quotename(const std::vector<Tokens>& parts) {
        const std::optional<DynamicText> name = parts.empty() ? std::nullopt : read(parts[0]);
        std::string delimiter = "[";
        if (parts.size() == 2) {
            const std::optional<DynamicText> written = read(parts[1]);
            delimiter = written ? written->text : std::string();
        }
        if (!name || delimiter.empty() || name->text.size() > 128) {
            return std::nullopt;
        }
        switch (delimiter.front()) {
            case '[':
            case ']':
                return bracketed(*name);
            case '\'':
            case '"':
                return delimited(*name, delimiter.front(), delimiter.front());
            default:
                return std::nullopt;
        }
    }

    std::optional<DynamicText> read_replace(const std::vector<Tokens>& parts) {
        const std::optional<DynamicText> whole = read(parts[0]);
        const std::optional<DynamicText> pattern = read(parts[1]);
        const std::optional<DynamicText> by = read(parts[2]);
        if (!whole || !pattern || !by || whole->holds_database || pattern->holds_database) {
            return std::nullopt;
        }
        DynamicText result = replaced(*whole, pattern->text, *by);
        result.is_guess |= pattern->is_guess;
        return result.text.size() > longest_dynamic_text ? std::nullopt
                                                         : std::optional(std::move(result));
    }

    // What is known is not NULL; of all else only a variable without a value is.
    std::optional<DynamicText> first_not_null(Tokens value, Tokens replacement) {
        const bool is_null = value.size() == 1 && value.front().type == VARIABLE &&
                             variables_.is_null(text_of(text_, value.front()));
        return read(is_null ? replacement : value);
    }

    std::optional<DynamicText> first_known(Tokens first, Tokens second) {
        std::optional<DynamicText> value = read(first);
        if (!value) {
            value = read(second);
        }
        if (value) {
            value->is_guess = true;
        }
        return value;
    }

    // [input] (WHEN … THEN …)* [ELSE …] END. Leaves the index behind END.
    std::optional<DynamicText> read_case(Tokens tokens, std::size_t& index) {
        std::optional<DynamicText> value;
        std::size_t depth = 0;  // of parentheses and of CASE
        std::size_t branch = 0;
        for (; index < tokens.size(); ++index) {
            const TokenType type = tokens[index].type;
            if (depth == 0 && (type == WHEN || type == ELSE || type == END) && branch > 0) {
                if (!value) {
                    value = first_known(tokens.subspan(branch, index - branch), {});
                }
                branch = 0;
            }
            if (depth == 0 && type == END) {
                ++index;
                return value;
            }
            if (depth == 0 && (type == THEN || type == ELSE)) {
                branch = index + 1;
            }
            if (type == OPEN || type == CASE) {
                ++depth;
            } else if ((type == CLOSE || type == END) && depth > 0) {
                --depth;
            }
        }
        return std::nullopt;
    }

    std::string_view text_;
    const StringVariables& variables_;
    int depth_ = 0;
};

}  // namespace

std::optional<DynamicText> read_string_expression(std::string_view text, Tokens expression,
                                                  const StringVariables& variables) {
    std::optional<DynamicText> whole = read_part_of_string(text, expression, variables);
    return whole && is_known_anywhere(*whole) ? std::move(whole) : std::nullopt;
}

std::optional<DynamicText> read_part_of_string(std::string_view text, Tokens expression,
                                               const StringVariables& variables) {
    return StringExpressionReader(text, variables).read(expression);
}

}  // namespace tsqlaudit::syntax
