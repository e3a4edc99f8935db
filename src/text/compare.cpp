#include "text/compare.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "text/ascii.h"

namespace tsqlaudit::text {
namespace {

// A run of capital letters and the distance to their small letters. In a run with step 2 capital
// and small letters take turns.
struct CaseRange {
    char32_t first;
    char32_t last;
    int distance;
    char32_t step;
};

// Unicode's simple case folding (CaseFolding.txt, status C and S) of the alphabets that identifiers
// are written in. Sorted by code point.
// clang-format off
constexpr std::array case_ranges{
    CaseRange{0x00C0, 0x00D6, 32, 1},    CaseRange{0x00D8, 0x00DE, 32, 1},   // Latin-1
    CaseRange{0x0100, 0x012E, 1, 2},     CaseRange{0x0132, 0x0136, 1, 2},    // Latin Extended-A
    CaseRange{0x0139, 0x0147, 1, 2},     CaseRange{0x014A, 0x0176, 1, 2},
    CaseRange{0x0178, 0x0178, -121, 1},  CaseRange{0x0179, 0x017D, 1, 2},
    CaseRange{0x01A0, 0x01A4, 1, 2},     CaseRange{0x01AF, 0x01AF, 1, 1},    // Latin Extended-B
    CaseRange{0x01CD, 0x01DB, 1, 2},     CaseRange{0x01DE, 0x01EE, 1, 2},
    CaseRange{0x01F8, 0x021E, 1, 2},     CaseRange{0x0222, 0x0232, 1, 2},
    CaseRange{0x0386, 0x0386, 38, 1},    CaseRange{0x0388, 0x038A, 37, 1},   // Greek
    CaseRange{0x038C, 0x038C, 64, 1},    CaseRange{0x038E, 0x038F, 63, 1},
    CaseRange{0x0391, 0x03A1, 32, 1},    CaseRange{0x03A3, 0x03AB, 32, 1},
    CaseRange{0x03C2, 0x03C2, 1, 1},  // final sigma
    CaseRange{0x0400, 0x040F, 80, 1},    CaseRange{0x0410, 0x042F, 32, 1},   // Cyrillic
    CaseRange{0x0460, 0x0480, 1, 2},     CaseRange{0x048A, 0x04BE, 1, 2},
    CaseRange{0x04C0, 0x04C0, 15, 1},    CaseRange{0x04C1, 0x04CD, 1, 2},
    CaseRange{0x04D0, 0x052E, 1, 2},     CaseRange{0x0531, 0x0556, 48, 1},   // Armenian
    CaseRange{0x1E00, 0x1E94, 1, 2},     CaseRange{0x1E9E, 0x1E9E, -7615, 1},  // Latin Additional
    CaseRange{0x1EA0, 0x1EFE, 1, 2},     CaseRange{0xFF21, 0xFF3A, 32, 1},   // full width
};
// clang-format on

char32_t fold(char32_t code_point) {
    const auto range = std::lower_bound(
        case_ranges.begin(), case_ranges.end(), code_point,
        [](const CaseRange& candidate, char32_t value) { return candidate.last < value; });
    if (range == case_ranges.end() || code_point < range->first ||
        (code_point - range->first) % range->step != 0) {
        return code_point;
    }
    return static_cast<char32_t>(static_cast<int>(code_point) + range->distance);
}

constexpr char fold_ascii(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

// By byte: a look into it is quicker than to ask which letter it is.
constexpr std::array<char, 256> folded_ascii = [] {
    std::array<char, 256> folded{};
    for (std::size_t byte = 0; byte < folded.size(); ++byte) {
        folded[byte] = fold_ascii(static_cast<char>(byte));
    }
    return folded;
}();

bool is_ascii_byte(char byte) {
    return static_cast<unsigned char>(byte) < 0x80U;
}

// Whether the character there parts the numbers of a version.
bool continues_version(std::string_view path, std::size_t at) {
    const bool separator = path[at] == '.' || path[at] == '_';
    return separator && at > 0 && is_digit(path[at - 1]) && at + 1 < path.size() &&
           is_digit(path[at + 1]);
}

// Against other characters a number has the place of a digit; against numbers the longer one is
// greater.
void append_number(std::string& key, std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    const auto length = static_cast<std::uint32_t>(digits.size());
    key += '0';
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        key += static_cast<char>(length >> shift & 0xFFU);
    }
    key += digits;
}

}  // namespace

std::string to_lower(std::string_view value) {
    if (is_ascii(value) || !utf8::is_valid(value.begin(), value.end())) {
        std::string lower{value};
        for (char& letter : lower) {
            letter = folded_ascii[static_cast<unsigned char>(letter)];
        }
        return lower;
    }
    std::string lower;
    lower.reserve(value.size());
    for (auto at = value.begin(); at != value.end();) {
        const auto code_point = static_cast<char32_t>(utf8::unchecked::next(at));
        if (code_point < 0x80) {
            lower.push_back(fold_ascii(static_cast<char>(code_point)));
        } else {
            utf8::unchecked::append(fold(code_point), std::back_inserter(lower));
        }
    }
    return lower;
}

std::size_t hash_ignoring_case(std::string_view value) {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a
    const auto add = [&](char letter) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    };
    if (is_ascii(value)) {
        for (const char letter : value) {
            add(folded_ascii[static_cast<unsigned char>(letter)]);
        }
    } else {
        std::ranges::for_each(to_lower(value), add);
    }
    return static_cast<std::size_t>(hash);
}

std::uint32_t mark_ignoring_case(std::string_view name) {
    // A letter that is not ASCII stays none when it is folded, but may become one of other length.
    if (name.empty() || !is_ascii(name)) {
        return 0;
    }
    const auto letter = [&](std::size_t position) -> std::uint32_t {
        const char folded = folded_ascii[static_cast<unsigned char>(name[position])];
        return static_cast<unsigned char>(folded);
    };
    constexpr std::uint32_t most = 0xFF;
    return std::min(static_cast<std::uint32_t>(name.size()), most) | letter(0) << 8U |
           letter(name.size() / 2) << 16U | letter(name.size() - 1) << 24U;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
    if (left == right) {
        return true;
    }
    // Names of one table often begin alike and end in other digits, so from their ends. What is
    // ASCII is so when it is folded.
    while (!left.empty() && !right.empty() && is_ascii_byte(left.back()) &&
           is_ascii_byte(right.back())) {
        if (fold_ascii(left.back()) != fold_ascii(right.back())) {
            return false;
        }
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    return compare_ignoring_case(left, right) == 0;
}

bool contains_ignoring_case(std::span<const std::string> names, std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return equals_ignoring_case(each, name); });
}

int compare_ignoring_case(std::string_view left, std::string_view right) {
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t at = 0; at < common; ++at) {
        const char l = folded_ascii[static_cast<unsigned char>(left[at])];
        const char r = folded_ascii[static_cast<unsigned char>(right[at])];
        if (l != r || !is_ascii_byte(l)) {
            if (is_ascii_byte(l) && is_ascii_byte(r)) {
                // Folding is by character, so the first difference decides whatever follows.
                return l < r ? -1 : 1;
            }
            return to_lower(left.substr(at)).compare(to_lower(right.substr(at)));
        }
    }
    return left.size() == right.size() ? 0 : (left.size() < right.size() ? -1 : 1);
}

std::string natural_key(std::string_view path) {
    constexpr char first = '\0';
    constexpr char last = '\xFF';  // which UTF-8 does not have
    const std::string lower = to_lower(path);
    const std::string_view characters = lower;
    std::string key;
    key.reserve(characters.size() + sizeof(std::uint64_t));
    for (std::size_t at = 0; at < characters.size();) {
        if (is_digit(characters[at])) {
            const std::size_t end =
                std::min(characters.find_first_not_of("0123456789", at), characters.size());
            append_number(key, characters.substr(at, end - at));
            at = end;
            continue;
        }
        const char other = characters[at] == '/' ? first : characters[at];
        key += continues_version(characters, at) ? last : other;
        ++at;
    }
    return key;
}

bool natural_less(std::string_view left, std::string_view right) {
    const int order = natural_key(left).compare(natural_key(right));
    return order != 0 ? order < 0 : left < right;
}

}  // namespace tsqlaudit::text
