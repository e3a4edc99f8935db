#include "text/printable.h"

#include <utf8.h>

#include <algorithm>
#include <iterator>

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

// Most text is, and needs no look at its code points.
bool is_plain(std::string_view value, std::string_view kept) {
    return std::ranges::all_of(value, [&](char byte) {
        return (byte >= ' ' && byte <= '~') || kept.find(byte) != std::string_view::npos;
    });
}

// What is kept is ASCII.
std::string cleaned(std::string_view value, std::string_view kept) {
    if (is_plain(value, kept)) {
        return std::string{value};
    }
    std::string result;
    const std::string valid = utf8::replace_invalid(value);
    for (auto place = valid.begin(); place != valid.end();) {
        const char32_t character = utf8::next(place, valid.end());
        if (character < U'\x80' &&
            kept.find(static_cast<char>(character)) != std::string_view::npos) {
            result += static_cast<char>(character);
        } else if (is_space(character)) {
            result += ' ';
        } else {
            utf8::append(is_harmful(character) ? U'\ufffd' : character, std::back_inserter(result));
        }
    }
    return result;
}

}  // namespace

std::string printable(std::string_view value) {
    return cleaned(value, "");
}

std::string printable_lines(std::string_view value) {
    return cleaned(value, "\n\t");
}

}  // namespace tsqlaudit::text
