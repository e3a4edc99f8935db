#include "text/code_page.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <iterator>

namespace tsqlaudit::text {
namespace {

// The characters of bytes 0x80 to 0x9F; all others are the code point of their number. Windows
// itself maps the five bytes without a character (81, 8D, 8F, 90, 9D) to the control codes.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char32_t code_point_of(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
}

bool is_ascii_letter(unsigned char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// Within a word it is no blank.
constexpr unsigned char no_break_space = 0xA0;
constexpr char32_t private_no_break_space = 0xF7A0;

// Of a second byte. The wide form stands for a sign of ASCII.
char32_t letter_of_trail(unsigned char byte) {
    constexpr char32_t to_wide_form = 0xFEE0;
    if (byte < 0x80) {
        return is_ascii_letter(byte) ? byte : byte + to_wide_form;
    }
    return byte == no_break_space ? private_no_break_space : code_point_of(byte);
}

// Which bytes begin a character of two.
enum class Layout {
    AllHigh,   // GBK, Big5, Korean
    ShiftJis,  // but the half-width letters
};

class DoubleByte {
public:
    DoubleByte(std::string_view bytes, Layout layout) : bytes_(bytes), layout_(layout) {}

    // Does the text look like that? Those of one byte for each character, but in another alphabet,
    // have words of an odd number of letters: then the last takes a blank or a bracket with it.
    bool fits() const {
        std::size_t pairs = 0;
        std::size_t high_pairs = 0;
        std::size_t failures = 0;
        std::ptrdiff_t open = 0;
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::size_t length = length_at(at);
            if (length == 2) {
                ++pairs;
                high_pairs += byte(at + 1) >= 0x80 ? 1U : 0U;
            } else {
                failures += length == 0 ? 1U : 0U;
                open += depth_of(bytes_[at]);
            }
            at += std::max<std::size_t>(length, 1);
        }
        std::ptrdiff_t open_in_bytes = 0;
        for (const char each : bytes_) {
            open_in_bytes += depth_of(each);
        }
        constexpr std::size_t many = 20;
        constexpr std::size_t some = 4;
        return failures * many <= pairs && high_pairs * some >= pairs &&
               std::abs(open) <= std::abs(open_in_bytes);
    }

    std::string decode() const {
        std::string text;
        text.reserve(bytes_.size() + bytes_.size() / 4);
        for (std::size_t at = 0; at < bytes_.size(); ++at) {
            utf8::unchecked::append(code_point_of(byte(at)), std::back_inserter(text));
            if (length_at(at) == 2) {
                utf8::unchecked::append(letter_of_trail(byte(++at)), std::back_inserter(text));
            }
        }
        return text;
    }

private:
    unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    // Of the character at a place; 0: none begins so.
    std::size_t length_at(std::size_t at) const {
        const unsigned char lead = byte(at);
        if (lead < 0x80 || (layout_ == Layout::ShiftJis && lead >= 0xA1 && lead <= 0xDF)) {
            return 1;
        }
        if (lead == 0x80 || lead == 0xFF || at + 1 == bytes_.size()) {
            return 0;
        }
        const unsigned char trail = byte(at + 1);
        return trail >= 0x40 && trail != 0x7F && trail != 0xFF ? 2 : 0;
    }

    static std::ptrdiff_t depth_of(char bracket) {
        return bracket == '[' ? 1 : (bracket == ']' ? -1 : 0);
    }

    std::string_view bytes_;
    Layout layout_;
};

std::string decode_single_bytes(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    bool is_behind_letter = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const bool is_letter =  // of a code page that has another sign there
            byte == no_break_space && is_behind_letter && at + 1 < bytes.size() &&
            static_cast<unsigned char>(bytes[at + 1]) >= 0x80;
        utf8::unchecked::append(is_letter ? private_no_break_space : code_point_of(byte),
                                std::back_inserter(text));
        is_behind_letter = byte >= 0x80;
    }
    return text;
}

}  // namespace

std::string decode_code_page(std::string_view bytes) {
    for (const Layout layout : {Layout::AllHigh, Layout::ShiftJis}) {
        const DoubleByte text(bytes, layout);
        if (text.fits()) {
            return text.decode();
        }
    }
    return decode_single_bytes(bytes);
}

}  // namespace tsqlaudit::text
