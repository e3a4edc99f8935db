#include "syntax/templates.h"

#include <algorithm>
#include <array>

#include "syntax/line_ends.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

constexpr std::array parts_of_definitions{
    ASC,      CHECK,    CLUSTERED,    COLLATE, CONSTRAINT, DEFAULT, DESC,       FOREIGN,
    IDENTITY, NATIONAL, NONCLUSTERED, NOT,     NULL_,      PRIMARY, REFERENCES, UNIQUE};

bool is_word_of_name(const Token& token) {
    return token.type == ID || token.type <= RESERVED_WORD ||
           (token.type >= ACTION && token.type <= ZONE);
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// How many bytes of a text are a parameter that it begins with.
std::size_t length_of_parameter(std::string_view text) {
    const auto is_letter = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               character == '_';
    };
    const std::size_t end = text.find_first_of("<>", 1);
    const std::string_view parameter = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    const bool is_one = parameter.size() > 2 && parameter.front() == '<' &&
                        parameter.back() == '>' && is_letter(parameter[1]) &&
                        std::count(parameter.begin(), parameter.end(), ',') >= 2;
    return is_one ? parameter.size() : 0;
}

}  // namespace

TemplateParameter template_parameter(std::string_view parameter) {
    const std::size_t first_comma = parameter.find(',');
    const std::size_t second_comma = parameter.find(',', first_comma + 1);
    if (second_comma == std::string_view::npos) {
        return {};
    }
    return {trim(parameter.substr(first_comma + 1, second_comma - first_comma - 1)),
            trim(parameter.substr(second_comma + 1, parameter.size() - second_comma - 2))};
}

std::string_view resolve_template(std::string_view parameter) {
    const std::string_view value = template_parameter(parameter).value;
    return value.empty() ? trim(parameter.substr(1, parameter.find(',') - 1)) : value;
}

std::string resolve_templates(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = length_of_parameter(text);
        if (length > 0) {
            result += resolve_template(text.substr(0, length));
            text.remove_prefix(length);
        } else {
            const std::size_t next = std::min(text.find('<', 1), text.size());
            result += text.substr(0, next);
            text.remove_prefix(next);
        }
    }
    return result;
}

bool holds_a_name(Tokens tokens) {
    return tokens.empty() || (std::find(parts_of_definitions.begin(), parts_of_definitions.end(),
                                        tokens.front().type) == parts_of_definitions.end() &&
                              std::all_of(tokens.begin(), tokens.end(), is_word_of_name));
}

bool is_template_control(std::string_view text, const Token& name) {
    const std::string_view written = text_of(text, name);
    const bool is_php = written.starts_with("<?");
    if (!(is_php || written.starts_with("<%")) || written[2] == '=') {
        return false;
    }
    const std::size_t close = written.find(is_php ? "?>" : "%>");
    if (close + 2 != written.size()) {
        return false;
    }
    const std::size_t next = text.find_first_not_of(" \t", name.end);
    const bool is_alone =
        name.starts_line &&
        (next == std::string_view::npos || line_ends.find(text[next]) != std::string_view::npos);
    const bool is_one_word =
        trim(written.substr(2, close - 2)).find_first_of(" (){") == std::string_view::npos;
    return is_alone || !(is_php || is_one_word);
}

std::size_t length_of_doubled_brackets(std::string_view text) {
    std::size_t length = 0;
    while (text.substr(length).starts_with("[[")) {
        const std::size_t end = text.find_first_of("[](),.;'\"", length + 2);
        if (end == std::string_view::npos || !text.substr(end).starts_with("]]")) {
            break;
        }
        length = std::min(text.find_first_not_of(letters_and_digits, end + 2), text.size());
    }
    return length;
}

}  // namespace tsqlaudit::syntax
