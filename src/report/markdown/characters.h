// Parts of escape.h: what all kinds of escaping look at. Everything that means something to
// Markdown, HTML or Mermaid is ASCII, so the bytes of UTF-8 do.
#pragma once

#include <string>
#include <string_view>

#include "text/byte_set.h"

namespace tsqlaudit::report::markdown {

inline bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

inline bool is_alphanumeric(char character) {
    return is_digit(character) || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
}

inline bool is_ascii(char character) {
    return static_cast<unsigned char>(character) < 0x80U;
}

// Visible characters of ASCII, without these.
constexpr text::ByteSet visible_ascii_but(std::string_view left_out) {
    text::ByteSet bytes{""};
    for (char byte = '!'; byte <= '~'; ++byte) {
        if (left_out.find(byte) == std::string_view::npos) {
            bytes.add(byte);
        }
    }
    return bytes;
}

inline constexpr text::ByteSet visible_ascii = visible_ascii_but("");

// Nearly every text is as clean() would make it: words with one space between them.
bool is_clean(std::string_view value);

// Without line breaks and what would do harm, with single spaces, none at the ends.
std::string clean(std::string_view value);

}  // namespace tsqlaudit::report::markdown
