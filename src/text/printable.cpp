#include "text/printable.h"

#include <utf8.h>

#include <cstddef>
#include <iterator>

#include "text/byte_set.h"

namespace tsqlaudit::text {

bool is_harmful(char32_t character) {
    return character < U' ' || (character >= U'\x7f' && character < U'\xa0') ||
           character == U'\u061c' || (character >= U'\u200b' && character <= U'\u200f') ||
           (character >= U'\u202a' && character <= U'\u202e') ||
           (character >= U'\u2060' && character <= U'\u2069') || character == U'\ufeff' ||
           character == U'\ufffe' || character == U'\uffff';
}

bool is_space(char32_t character) {
    return character == U' ' || (character >= U'\t' && character <= U'\r') ||
           character == U'\u0085' || character == U'\u2028' || character == U'\u2029';
}

namespace {

// ASCII that stays as it is; most text is nothing else.
constexpr ByteSet plain_bytes(std::string_view control_characters) {
    ByteSet plain{control_characters};
    for (char byte = ' '; byte <= '~'; ++byte) {
        plain.add(byte);
    }
    return plain;
}

constexpr ByteSet plain_in_line = plain_bytes("");
constexpr ByteSet plain_in_lines = plain_bytes("\n\t");

std::string cleaned(std::string_view value, const ByteSet& plain) {
    if (plain.find_not_in(value) == value.size()) {
        return std::string{value};
    }
    const std::string valid = utf8::replace_invalid(value);
    std::string result;
    result.reserve(valid.size());
    for (auto place = valid.begin(); place != valid.end();) {
        const auto begin = static_cast<std::size_t>(place - valid.begin());
        const std::size_t end = plain.find_not_in(valid, begin);
        result.append(valid, begin, end - begin);
        place += static_cast<std::ptrdiff_t>(end - begin);
        if (place == valid.end()) {
            break;
        }
        const char32_t character = utf8::next(place, valid.end());
        if (is_space(character)) {
            result += ' ';
        } else {
            utf8::append(is_harmful(character) ? U'\ufffd' : character, std::back_inserter(result));
        }
    }
    return result;
}

}  // namespace

std::string printable(std::string_view value) {
    return cleaned(value, plain_in_line);
}

std::string printable_lines(std::string_view value) {
    return cleaned(value, plain_in_lines);
}

}  // namespace tsqlaudit::text
