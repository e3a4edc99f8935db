// Within this library only: the [sets] of patterns.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tsqlaudit::text {

struct CharacterSet {
    std::bitset<128> ascii;
    bool others = false;  // all characters that are not ASCII: those of a negated set
};

struct ParsedSet {
    CharacterSet set;
    std::size_t end = 0;  // after its ']'
};

// The set whose '[' is at this place, as git reads it: [abc], [a-z], [!abc] or [^abc],
// [[:digit:]], \] for a bracket. Nothing if it is malformed. Never holds '/'.
std::optional<ParsedSet> parse_character_set(std::string_view pattern, std::size_t at);

}  // namespace tsqlaudit::text
