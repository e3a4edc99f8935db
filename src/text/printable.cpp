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

constexpr ByteSet beyond_ascii = [] {
    ByteSet bytes{""};
    for (int byte = 0x80; byte <= 0xff; ++byte) {
        bytes.add(static_cast<char>(byte));
    }
    return bytes;
}();

void append_character(std::string& out, char32_t character) {
    if (is_space(character)) {
        out += ' ';
    } else {
        utf8::append(is_harmful(character) ? U'\ufffd' : character, std::back_inserter(out));
    }
}

// No character, valid or not, reaches over an ASCII byte: what lies between them stands alone.
void append_beyond_ascii(std::string& out, std::string_view bytes) {
    const std::string valid = utf8::replace_invalid(bytes);
    for (auto place = valid.begin(); place != valid.end();) {
        append_character(out, utf8::next(place, valid.end()));
    }
}

void append_cleaned(std::string& out, std::string_view value, const ByteSet& plain) {
    for (std::size_t at = 0;;) {
        const std::size_t plain_end = plain.find_not_in(value, at);
        out.append(value, at, plain_end - at);
        at = beyond_ascii.find_not_in(value, plain_end);
        if (at > plain_end) {
            append_beyond_ascii(out, value.substr(plain_end, at - plain_end));
        } else if (at < value.size()) {
            append_character(out, static_cast<char32_t>(value[at++]));
        } else {
            return;
        }
    }
}

}  // namespace

std::string printable(std::string_view value) {
    std::string result;
    result.reserve(value.size());
    append_cleaned(result, value, plain_in_line);
    return result;
}

void append_printable_lines(std::string& out, std::string_view value) {
    append_cleaned(out, value, plain_in_lines);
}

}  // namespace tsqlaudit::text
