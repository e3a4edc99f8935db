#include "text/encoding.h"

#include <utf8.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/code_page.h"
#include "text/utf16.h"

namespace tsqlaudit::text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_endian_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_endian_mark = "\xFE\xFF";

bool is_valid_utf8(std::string_view bytes) {
    return is_ascii(bytes) || utf8::is_valid(bytes.begin(), bytes.end());
}

// UTF-8 with a few bytes in it that are none, such as the quotes of a word processor: in another
// encoding hardly any characters of several bytes would be valid. Nothing where it is none.
std::optional<std::string> decode_stained_utf8(std::string_view bytes) {
    constexpr std::ptrdiff_t many = 2;       // valid characters for each byte that is none
    constexpr std::ptrdiff_t enough = 1000;  // to judge by
    std::string text;
    std::ptrdiff_t valid = 0;
    std::ptrdiff_t invalid = 0;
    while (!bytes.empty()) {
        const auto size = static_cast<std::size_t>(utf8::find_invalid(bytes.begin(), bytes.end()) -
                                                   bytes.begin());
        const std::string_view part = bytes.substr(0, size);
        valid += std::ranges::count_if(
            part, [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; });
        text += part;
        if (size < bytes.size()) {
            if (++invalid > valid + enough) {
                return std::nullopt;
            }
            text += decode_code_page(bytes.substr(size, 1));
        }
        bytes.remove_prefix(std::min(size + 1, bytes.size()));
    }
    return valid >= many * invalid ? std::optional(std::move(text)) : std::nullopt;
}

// Up to the first zero that nothing but space and other zeros follow.
std::string_view without_final_nul(std::string_view text) {
    constexpr std::string_view nothing("\0 \t\r\n\x1A", 6);
    const std::size_t last = text.find_last_not_of(nothing);
    return last == std::string_view::npos ? text : text.substr(0, text.find('\0', last + 1));
}

// Without the characters that only binary files begin with.
bool is_printable(std::string_view text) {
    return !has_low_control_character(text);
}

std::string_view without_utf8_mark(std::string_view bytes) {
    return bytes.substr(bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0);
}

std::string decode_whole(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) {
        return valid_utf8(without_utf8_mark(bytes));
    }
    if (bytes.starts_with(utf16_little_endian_mark)) {
        return decode_utf16(bytes.substr(2), ByteOrder::LittleEndian);
    }
    if (bytes.starts_with(utf16_big_endian_mark)) {
        return decode_utf16(bytes.substr(2), ByteOrder::BigEndian);
    }
    if (const ByteOrder order = guess_byte_order(bytes); order != ByteOrder::None) {
        return decode_utf16(bytes, order);
    }
    if (is_valid_utf8(bytes)) {
        return std::string(bytes);
    }
    std::optional<std::string> stained = decode_stained_utf8(bytes);
    return stained ? *std::move(stained) : decode_code_page(bytes);
}

}  // namespace

std::string decode(std::string_view bytes) {
    // Bytes of zero that only end the text are not those of UTF-16.
    if (const std::string_view rest = without_final_nul(bytes);
        is_printable(rest) && is_valid_utf8(rest)) {
        return std::string(without_utf8_mark(rest));
    }
    std::string text = decode_whole(bytes);
    if (const std::string_view whole = without_final_nul(text); is_printable(whole)) {
        text.resize(whole.size());
    }
    return text;
}

bool is_binary(std::string_view decoded) {
    if (decoded.find('\0') == std::string_view::npos) {
        return false;
    }
    const auto controls = static_cast<std::size_t>(
        std::ranges::count_if(decoded, [](char byte) { return byte >= '\0' && byte < '\t'; }));
    return controls > decoded.size() / 100;
}

std::string valid_utf8(std::string_view bytes) {
    return is_valid_utf8(bytes) ? std::string(bytes) : utf8::replace_invalid(bytes);
}

}  // namespace tsqlaudit::text
