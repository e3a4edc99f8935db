#include "text/dos_code_page.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>

#include "text/byte_set.h"
#include "text/neighbours.h"

namespace tsqlaudit::text {
namespace {

// The characters of bytes 0x80 to 0xFF.
constexpr std::array<char16_t, 128> code_page_850{
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF,
    0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9,
    0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA,
    0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB,
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557,
    0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3,
    0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB,
    0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580,
    0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9,
    0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8,
    0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0};

constexpr char32_t first_of_frames = 0x2500;

char32_t latin(unsigned char byte) {
    return code_page_850[byte - 0x80U];
}

// The alphabet in its order, with the frames in the middle of it.
char32_t cyrillic(unsigned char byte) {
    constexpr char32_t capital_a = 0x0410;
    constexpr char32_t small_er = 0x0440;
    constexpr std::array<char16_t, 16> rest{0x0401, 0x0451, 0x0404, 0x0454, 0x0407, 0x0457,
                                            0x040E, 0x045E, 0x00B0, 0x2219, 0x00B7, 0x221A,
                                            0x2116, 0x00A4, 0x25A0, 0x00A0};
    if (byte < 0xB0) {
        return capital_a + (byte - 0x80U);
    }
    if (byte < 0xE0) {
        return first_of_frames;  // whichever: they are in comments only
    }
    return byte < 0xF0 ? small_er + (byte - 0xE0U) : rest[byte - 0xF0U];
}

bool is_latin_letter(char32_t character) {
    constexpr char32_t dotless_i = 0x0131;
    return (character >= 0xC0 && character <= 0xFF && character != 0xD7 && character != 0xF7) ||
           character == 0xAA || character == 0xBA || character == dotless_i;
}

// No sign is a part of a word, as a letter of Polish would be that is a sign here, and most letters
// within words are those in front of the frames: a quote in a text of Windows is no proof.
bool is_certainly_latin(std::string_view bytes) {
    std::size_t in_front = 0;
    std::size_t behind_frames = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x80 || latin(byte) >= first_of_frames) {
            continue;
        }
        const auto [before, behind] = neighbours_of(bytes, at);
        const bool begins = !may_be_letter(before);
        const bool ends = !may_be_letter(behind);
        if (begins && ends) {
            continue;
        }
        if (!is_latin_letter(latin(byte))) {
            return false;
        }
        behind_frames += byte >= 0xB0 ? 1U : 0U;
        in_front += byte < 0xB0 && !begins && !ends ? 1U : 0U;
    }
    return in_front > behind_frames;
}

// Small letters tell it from Greek, which has its small alpha to theta where these are rare
// capitals, and few letters behind the frames.
bool is_certainly_cyrillic(std::string_view bytes) {
    constexpr std::size_t share = 5;
    const auto count = [&](unsigned char first, unsigned char last) {
        return static_cast<std::size_t>(std::ranges::count_if(bytes, [&](char each) {
            const auto byte = static_cast<unsigned char>(each);
            return byte >= first && byte <= last;
        }));
    };
    const std::size_t letters = count(0x80, 0xAF) + count(0xE0, 0xEF);
    return count(0xE0, 0xEF) * share >= letters && count(0x98, 0x9F) * share < letters;
}

// What DOS has for letters (é, ä, ñ) that are no letters in any code page of Windows, and that
// nobody writes between two: quotes, and signs that stand apart.
constexpr ByteSet letters_of_dos_alone(
    "\x81\x82\x83\x84\x86\x87\x88\x89\x8B\x90\x91\x93\x94\x95"
    "\x98\x99\x9B\xA1\xA2\xA4");

}  // namespace

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

bool is_certainly(DosAlphabet alphabet, std::string_view bytes) {
    return alphabet == DosAlphabet::Latin ? is_certainly_latin(bytes)
                                          : is_certainly_cyrillic(bytes);
}

char32_t dos_character(unsigned char byte, DosAlphabet alphabet) {
    if (byte < 0x80) {
        return byte;
    }
    return alphabet == DosAlphabet::Latin ? latin(byte) : cyrillic(byte);
}

}  // namespace tsqlaudit::text
