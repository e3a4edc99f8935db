#include "text/code_page.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <iterator>

#include "text/byte_set.h"

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

constexpr unsigned char no_break_space = 0xA0;

// In Latin it is a sign or a blank, or nothing; in another code page it may be a letter.
bool is_latin_sign(unsigned char byte) {
    return (byte >= 0xA0 && byte <= 0xA9) ||
           (byte >= 0x80 && byte < 0xA0 && (byte == 0x80 || code_point_of(byte) == byte));
}

// Of a byte that is a part of a letter: no sign or blank is left, but for that which ends no name.
// The wide form stands for a sign of ASCII, and a private character for one of Latin.
char32_t letter_of(unsigned char byte) {
    constexpr char32_t to_wide_form = 0xFEE0;
    constexpr char32_t to_private_use = 0xF700;
    if (byte < 0x80) {
        return is_ascii_letter(byte) || byte == '_' ? byte : byte + to_wide_form;
    }
    return is_latin_sign(byte) ? byte + to_private_use : code_point_of(byte);
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
        constexpr std::size_t enough = 1024;  // to judge by
        Pairs pairs;
        bool was_pair = false;
        std::ptrdiff_t open = 0;
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::size_t length = length_at(at);
            if (length == 2) {
                ++pairs.all;
                pairs.behind_pair += was_pair ? 1U : 0U;
            } else {
                pairs.failures += length == 0 ? 1U : 0U;
                open += depth_of(bytes_[at]);
            }
            was_pair = length == 2;
            if (pairs.all + pairs.failures == enough && byte(at) >= 0x80 && !pairs.fit()) {
                return false;
            }
            at += std::max<std::size_t>(length, 1);
        }
        return pairs.fit() && std::abs(open) <= std::abs(depth());
    }

    std::string decode() const {
        std::string text;
        text.reserve(bytes_.size() + bytes_.size() / 4);
        for (std::size_t at = 0; at < bytes_.size(); ++at) {
            const bool is_ascii = byte(at) < 0x80;
            const bool is_pair = length_at(at) == 2;
            utf8::unchecked::append(is_ascii ? byte(at) : letter_of(byte(at)),
                                    std::back_inserter(text));
            if (is_pair) {
                utf8::unchecked::append(letter_of(byte(++at)), std::back_inserter(text));
            }
        }
        return text;
    }

private:
    struct Pairs {
        std::size_t all = 0;
        std::size_t behind_pair = 0;  // few are where accented Latin letters pass for them
        std::size_t failures = 0;     // to begin one

        bool fit() const {
            constexpr std::size_t many = 20;
            constexpr std::size_t some = 4;
            return all > 0 && failures * many <= all && behind_pair * some >= all;
        }
    };

    // How many brackets are open at the end of the bytes.
    std::ptrdiff_t depth() const {
        std::ptrdiff_t open = 0;
        for (const char each : bytes_) {
            open += depth_of(each);
        }
        return open;
    }

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

struct Neighbours {
    unsigned char before = ' ';
    unsigned char behind = ' ';
};

Neighbours neighbours_of(std::string_view bytes, std::size_t at) {
    Neighbours found;
    if (at > 0) {
        found.before = static_cast<unsigned char>(bytes[at - 1]);
    }
    if (at + 1 < bytes.size()) {
        found.behind = static_cast<unsigned char>(bytes[at + 1]);
    }
    return found;
}

bool may_be_letter(unsigned char byte) {
    return byte >= 0x80 || byte == '_' || is_ascii_letter(byte);
}

// A sign beside a letter is one, too, but for money, as in £5, and a blank that is not between two
// letters that ASCII does not have. In a code page of DOS that blank is a letter (á, а).
bool is_letter_at(std::string_view bytes, std::size_t at, bool is_dos) {
    const auto [before, behind] = neighbours_of(bytes, at);
    if (!is_dos && static_cast<unsigned char>(bytes[at]) == no_break_space) {
        return before >= 0x80 && behind >= 0x80;
    }
    return may_be_letter(before) || may_be_letter(behind);
}

// Are most letters that ASCII does not have beside each other, as in words of another alphabet?
bool is_of_other_alphabet(std::string_view bytes) {
    std::size_t letters = 0;
    std::size_t followers = 0;
    bool is_behind_letter = false;
    for (const char each : bytes) {
        const bool is_letter = static_cast<unsigned char>(each) >= 0x80;
        letters += is_letter ? 1U : 0U;
        followers += is_letter && is_behind_letter ? 1U : 0U;
        is_behind_letter = is_letter;
    }
    return followers * 2 >= letters;
}

// What DOS has for letters (é, ä, ñ) that are no letters in any code page of Windows, and that
// nobody writes between two: quotes, and signs that stand apart.
constexpr ByteSet letters_of_dos_alone(
    "\x81\x82\x83\x84\x86\x87\x88\x89\x8B\x90\x91\x93\x94\x95"
    "\x98\x99\x9B\xA1\xA2\xA4");

// A text in Latin letters. Those of Windows are nearly all from C0 on.
bool has_latin_of_dos(std::string_view bytes) {
    std::size_t of_dos = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const auto [before, behind] = neighbours_of(bytes, at);
        if (byte >= 0x80 && may_be_letter(before) && may_be_letter(behind)) {
            of_dos += letters_of_dos_alone.has(bytes[at]) ? 1U : 0U;
            others += byte >= 0xC0 ? 1U : 0U;
        }
    }
    return of_dos * 2 > others;
}

// One in Cyrillic, Greek or Hebrew letters: DOS has them in front of its frames (B0 to DF), and
// Windows behind.
bool has_alphabet_of_dos(std::string_view bytes) {
    constexpr std::size_t enough = 6;  // quotes and dashes are fewer
    std::bitset<256> seen;
    std::size_t in_front = 0;
    std::size_t others = 0;
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte >= 0x80 && byte < 0xB0) {
            ++in_front;
            seen.set(byte);
        } else if (byte >= 0xB0 && (byte < 0xE0 || byte >= 0xF0)) {
            ++others;
        }
    }
    return seen.count() >= enough && in_front > others * 4;
}

std::string decode_single_bytes(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    const bool has_no_signs = is_of_other_alphabet(bytes);
    const bool is_dos = has_no_signs ? has_alphabet_of_dos(bytes) : has_latin_of_dos(bytes);
    const auto is_sign_anywhere = [](unsigned char byte) {
        return byte == no_break_space || byte == 0x80;
    };
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const bool is_letter =
            is_latin_sign(byte) && ((has_no_signs && (is_dos || !is_sign_anywhere(byte))) ||
                                    is_letter_at(bytes, at, is_dos));
        utf8::unchecked::append(is_letter ? letter_of(byte) : code_point_of(byte),
                                std::back_inserter(text));
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
