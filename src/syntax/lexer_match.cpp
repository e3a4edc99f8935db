#include "syntax/lexer_match.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "syntax/lexer_table.h"

namespace tsqlaudit::syntax {

namespace {

struct Character {
    std::uint32_t code_point;
    std::size_t length;
};

// The text is valid UTF-8; a byte that is not would be a character of its own.
Character decode(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t index) -> std::uint32_t {
        return offset + index < text.size() ? static_cast<unsigned char>(text[offset + index]) : 0;
    };
    const auto rest = [&](std::size_t index) { return byte(index) & 0x3F; };
    if (byte(0) >= 0xF0 && offset + 4 <= text.size()) {
        return {(byte(0) & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4};
    }
    if (byte(0) >= 0xE0 && offset + 3 <= text.size()) {
        return {(byte(0) & 0x0F) << 12 | rest(1) << 6 | rest(2), 3};
    }
    if (byte(0) >= 0xC0 && offset + 2 <= text.size()) {
        return {(byte(0) & 0x1F) << 6 | rest(1), 2};
    }
    return {0xFFFD, 1};
}

std::size_t class_of(std::uint32_t code_point) {
    const auto after = std::upper_bound(
        lexer_table.ranges.begin(), lexer_table.ranges.end(), code_point,
        [](std::uint32_t value, const LexerTable::Range& range) { return value < range.first; });
    return std::prev(after)->character_class;
}

}  // namespace

LexerMatch longest_match(std::string_view text, std::size_t state, std::size_t begin) {
    const std::uint8_t* const classes = lexer_table.ascii_classes.data();
    const std::uint16_t* const transitions = lexer_table.transitions.data();
    const std::uint16_t* const accepted_rules = lexer_table.accepted_rules.data();
    const std::size_t class_count = lexer_table.class_count;
    LexerMatch longest{0, begin};
    for (std::size_t position = begin; position < text.size();) {
        const auto byte = static_cast<unsigned char>(text[position]);
        std::size_t character_class;
        if (byte < 0x80) {
            character_class = classes[byte];
            ++position;
        } else {
            const Character character = decode(text, position);
            character_class = class_of(character.code_point);
            position += character.length;
        }
        state = transitions[state * class_count + character_class];
        if (state == 0) {
            break;
        }
        if (accepted_rules[state] != 0) {
            longest = {accepted_rules[state], position};
        }
    }
    return longest;
}

}  // namespace tsqlaudit::syntax
