// Orders and comparisons of names. SQL Server's default collations ignore case; so does this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tsqlaudit::text {

// Lower case by simple folding, one code point for one: ASCII, Latin, Greek, Cyrillic, Armenian and
// full-width letters; every other character is kept. Accents count, and no language has its own
// rules (dotless and dotted i stay apart). Of text that is no valid UTF-8, only the ASCII letters
// are folded.
std::string to_lower(std::string_view value);

// Of the bytes of to_lower().
std::size_t hash_ignoring_case(std::string_view value);

// The same for names that are equal ignoring case, and another one for most that are not: quicker
// to compare than they are.
std::uint32_t mark_ignoring_case(std::string_view name);

bool equals_ignoring_case(std::string_view left, std::string_view right);

// Whether one of the names is this one.
bool contains_ignoring_case(std::span<const std::string> names, std::string_view name);

// Negative, zero or positive, by the bytes of to_lower() of both.
int compare_ignoring_case(std::string_view left, std::string_view right);

// The order in which files are applied: a strict total order of paths with '/' between their parts.
// - Runs of digits compare as numbers of any length: "V2__x" before "V10__x".
// - Digits after '.' or '_' continue a version, which comes after the shorter one: "V2__x" before
//   "V2.1__x" and "V2_1__x", both before "V3__x".
// - '/' comes before every other character, so that the files of a folder stay together.
// - Case is ignored. Paths that are the same but for case or leading zeros go by their bytes.
bool natural_less(std::string_view left, std::string_view right);

// For many paths: what comes first in the order has the lesser key, byte by byte; what differs only
// in case or leading zeros has the same one.
std::string natural_key(std::string_view path);

struct LessIgnoringCase {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const {
        return compare_ignoring_case(left, right) < 0;
    }
};

}  // namespace tsqlaudit::text
