#include "text/named_objects.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "text/compare.h"
#include "text/skip_comment.h"

namespace tsqlaudit::text {
namespace {

bool is_word_character(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '$' ||
           static_cast<unsigned char>(character) >= 0x80;
}

// That ends what the character begins; 0: it begins no name.
char closing(char character) {
    switch (character) {
        case '[':
            return ']';
        case '"':
        case '`':
            return character;
        default:
            return 0;
    }
}

// A word or sign, or a name without its quotes.
struct Part {
    std::string_view text;
    bool is_name = false;  // or may be
};

// Without blanks and comments.
std::vector<Part> parts_of(std::string_view sql) {
    constexpr std::size_t longest_name = 129;  // with its end: what is longer is none
    std::vector<Part> parts;
    for (std::size_t at = 0; at < sql.size();) {
        if (const std::size_t behind = skip_comment(sql, at); behind > at) {
            at = behind;
            continue;
        }
        std::size_t end = at;
        while (end < sql.size() && is_word_character(sql[end])) {
            ++end;
        }
        const char quote = end == at ? closing(sql[at]) : '\0';
        const std::size_t close =
            quote == 0 ? std::string_view::npos : sql.substr(at + 1, longest_name).find(quote);
        if (end > at) {
            parts.push_back({sql.substr(at, end - at), true});
        } else if (close != std::string_view::npos) {
            parts.push_back({sql.substr(at + 1, close), true});
            end = at + close + 2;
        } else if (sql[at] > ' ') {
            parts.push_back({sql.substr(at, 1), false});
        }
        at = std::max(end, at + 1);
    }
    return parts;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::ranges::any_of(
        words, [word](std::string_view each) { return equals_ignoring_case(word, each); });
}

// The last part of the name that stands there; empty if none does.
std::string name_at(const std::vector<Part>& parts, std::size_t at) {
    constexpr std::array<std::string_view, 4> fillers{"if", "not", "exists", "only"};
    while (at < parts.size() && is_one_of(parts[at].text, fillers)) {
        ++at;
    }
    for (int dots = 0; dots < 3 && at + 2 < parts.size() && parts[at + 1].text == "."; ++dots) {
        at += 2;
    }
    return at < parts.size() && parts[at].is_name ? to_lower(parts[at].text) : std::string();
}

// CREATE GLOBAL TEMPORARY TABLE, CREATE OR REPLACE TABLE, …
bool stands_behind_create(const std::vector<Part>& parts, std::size_t at) {
    constexpr std::size_t most = 3;
    const std::size_t first = at - std::min(at, most);
    return std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(first),
                       parts.begin() + static_cast<std::ptrdiff_t>(at),
                       [](const Part& part) { return equals_ignoring_case(part.text, "create"); });
}

}  // namespace

void add_named_objects(std::string_view sql, NamedObjects& objects) {
    constexpr std::array<std::string_view, 7> kinds{"function", "index",   "into", "procedure",
                                                    "table",    "trigger", "view"};
    const std::vector<Part> parts = parts_of(sql);
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (!is_one_of(parts[at].text, kinds)) {
            continue;
        }
        std::string name = name_at(parts, at + 1);
        if (name.empty()) {
            continue;
        }
        if (equals_ignoring_case(parts[at].text, "table") && stands_behind_create(parts, at)) {
            objects.created_tables.insert(name);
        }
        objects.all.insert(std::move(name));
    }
}

}  // namespace tsqlaudit::text
