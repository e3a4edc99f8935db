#include "text/encoding.h"

#include <utf8.h>

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/code_page.h"

namespace tsqlaudit::text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_endian_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_endian_mark = "\xFE\xFF";

constexpr char16_t replacement = 0xFFFD;

enum class ByteOrder { None, LittleEndian, BigEndian };

bool is_valid_utf8(std::string_view bytes) {
    return is_ascii(bytes) || utf8::is_valid(bytes.begin(), bytes.end());
}

bool is_lead_surrogate(char16_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_trail_surrogate(char16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

std::u16string code_units(std::string_view bytes, ByteOrder order) {
    std::u16string units;
    units.reserve(bytes.size() / 2 + 1);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        units.push_back(static_cast<char16_t>(
            order == ByteOrder::LittleEndian ? first | second << 8U : first << 8U | second));
    }
    return units;  // half a code unit at the end is none
}

void replace_unpaired_surrogates(std::u16string& units) {
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (is_lead_surrogate(units[at]) && at + 1 < units.size() &&
            is_trail_surrogate(units[at + 1])) {
            ++at;
        } else if (is_lead_surrogate(units[at]) || is_trail_surrogate(units[at])) {
            units[at] = replacement;
        }
    }
}

std::string decode_utf16(std::string_view bytes, ByteOrder order) {
    std::u16string units = code_units(bytes, order);
    replace_unpaired_surrogates(units);
    return utf8::utf16to8(units);
}

// The byte order of UTF-16 without a mark. Scripts are mostly ASCII, half of whose bytes are zero
// in UTF-16. Other alphabets leave fewer, so a tenth is enough, as long as nearly all lie on one
// side.
ByteOrder guess_byte_order(std::string_view bytes) {
    if (bytes.size() % 2 != 0 || bytes.find('\0') == std::string_view::npos) {
        return ByteOrder::None;
    }
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        even += bytes[at] == '\0' ? 1U : 0U;
        odd += bytes[at + 1] == '\0' ? 1U : 0U;
    }
    const std::size_t enough = bytes.size() / 2 / 10;
    if (odd > enough && even * 10 <= odd) {
        return ByteOrder::LittleEndian;
    }
    if (even > enough && odd * 10 <= even) {
        return ByteOrder::BigEndian;
    }
    return ByteOrder::None;
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
    return is_valid_utf8(bytes) ? std::string(bytes) : decode_code_page(bytes);
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
