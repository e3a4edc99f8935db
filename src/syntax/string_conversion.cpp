#include "syntax/string_conversion.h"

#include <charconv>
#include <cstddef>
#include <string>
#include <utility>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// varchar(50), sysname, int: what a conversion is to.
struct TargetType {
    std::string name;         // upper-case
    std::size_t length = 30;  // that of CAST (… AS varchar)
};

std::optional<TargetType> read_type(std::string_view text, Tokens tokens) {
    if (type_at(tokens, 0) != ID) {
        return std::nullopt;
    }
    TargetType type{to_upper(text_of(text, tokens[0]))};
    if (is_one_of(type.name, {"TEXT", "NTEXT", "SQL_VARIANT"})) {
        type.length = longest_dynamic_text;
    } else if (type.name == "SYSNAME") {
        type.length = 128;
    }
    if (tokens.size() == 4 && type_at(tokens, 1) == OPEN && type_at(tokens, 3) == CLOSE) {
        const std::string_view length = text_of(text, tokens[2]);
        type.length = longest_dynamic_text;
        if (!is_word(length, "MAX")) {
            std::from_chars(length.data(), length.data() + length.size(), type.length);
        }
    } else if (tokens.size() != 1) {
        return std::nullopt;
    }
    return type;
}

}  // namespace

bool is_whole_number(std::string_view written) {
    return !written.empty() && written.find_first_not_of("0123456789") == std::string_view::npos &&
           (written.size() == 1 || written.front() != '0');
}

std::optional<DynamicText> character(std::string_view number, std::uint32_t place) {
    int code = 0;
    std::from_chars(number.data(), number.data() + number.size(), code);
    if (code <= 0 || code >= 0x80) {
        return std::nullopt;
    }
    const char character = static_cast<char>(code);
    DynamicText result;
    result.append({&character, 1}, place);
    return result;
}

std::optional<DynamicText> converted(DynamicText value, std::string_view text, Tokens written) {
    const std::optional<TargetType> known = read_type(text, written);
    if (!known) {
        return std::nullopt;
    }
    const TargetType& type = *known;
    if (is_one_of(type.name, {"INT", "BIGINT", "SMALLINT", "TINYINT"})) {
        value.is_number = is_whole_number(value.text);
        return value.is_number ? std::optional(std::move(value)) : std::nullopt;
    }
    const bool is_fixed = is_one_of(type.name, {"CHAR", "NCHAR"});
    const bool is_text = is_fixed || is_one_of(type.name, {"VARCHAR", "NVARCHAR", "TEXT", "NTEXT",
                                                           "SYSNAME", "SQL_VARIANT"});
    if (!is_text || value.text.size() > type.length ||
        (is_fixed && value.text.size() < type.length)) {
        return std::nullopt;
    }
    value.is_number = false;
    return value;
}

}  // namespace tsqlaudit::syntax
