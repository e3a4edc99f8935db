#include "facts/comment_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tsqlaudit::facts {
namespace {

bool is_quote(char letter) {
    return letter == '\'' || letter == '"' || letter == '`';
}

// Quoted values blanked out; an apostrophe inside a word (don't) opens none.
std::string without_quoted(std::string_view text) {
    std::string kept{text};
    for (std::size_t at = 0; at < kept.size(); ++at) {
        const bool opens =
            is_quote(kept[at]) && (at == 0 || names::split_name(kept.substr(at - 1, 1)).empty());
        const std::size_t end = opens ? kept.find(kept[at], at + 1) : std::string::npos;
        if (end != std::string::npos) {
            std::fill(kept.begin() + static_cast<std::ptrdiff_t>(at),
                      kept.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
            at = end;
        }
    }
    return kept;
}

std::vector<std::string> split_at(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (separators.find(letter) != std::string_view::npos) {
            parts.emplace_back();
        } else {
            parts.back().push_back(letter);
        }
    }
    return parts;
}

// "active, deprecated or archived" → active | deprecated | archived: each item is one word.
bool is_list_of_words(std::string_view section) {
    std::size_t items = 0;
    for (const std::string& part : split_at(section, ",|/")) {
        std::size_t words_in_a_row = 0;
        for (const std::string_view word : names::split_name(part)) {
            if (word == "or" || word == "and") {
                words_in_a_row = 0;
                continue;
            }
            ++items;
            if (++words_in_a_row > 1) {
                return false;
            }
        }
    }
    return items > 1;
}

bool begins_with(const Words& section, const PhraseSet& phrases) {
    const auto match = phrases.find(section);
    return match && match->first == 0;
}

}  // namespace

bool says(std::string_view comment, const PhraseSet& phrases, const names::Language& language) {
    const std::string plain = without_quoted(comment);
    if (!phrases.matches(Words::of_text(plain, language))) {
        return false;
    }
    const auto sections = split_at(plain, ":;.()\n");
    std::string said;
    for (const std::string& section : sections) {
        if (!is_list_of_words(section) || begins_with(Words::of_text(section, language), phrases)) {
            said += section + ' ';
        }
    }
    return phrases.matches(Words::of_text(said, language));
}

}  // namespace tsqlaudit::facts
