#include "text/undo_words.h"

#include <algorithm>
#include <array>

#include "text/compare.h"

namespace tsqlaudit::text {
namespace {

struct Entry {
    std::string_view word;
    std::array<std::string_view, 8> opposites;  // the empty ones are none
};

constexpr std::array<Entry, 13> entries{{
    {"backout", {"deploy", "implement", "implementation", "release", "rollout"}},
    {"deinstall", {"install", "setup"}},
    {"destroy", {"build", "create", "setup"}},
    {"down", {"up"}},
    {"downgrade", {"upgrade"}},
    {"drop", {"build", "create"}},
    {"revert", {"apply", "change", "deploy", "do", "migrate"}},
    {"rollback",
     {"apply", "change", "deploy", "forward", "migrate", "migration", "migrations", "release"}},
    {"teardown", {"setup"}},
    {"unapply", {"apply"}},
    {"undeploy", {"deploy"}},
    {"undo", {"apply", "change", "deploy", "do", "migrate"}},
    {"uninstall", {"install", "setup"}},
}};

bool is_upper(char character) {
    return character >= 'A' && character <= 'Z';
}

bool is_letter(char character) {
    return is_upper(character) || (character >= 'a' && character <= 'z');
}

// A word begins at a letter behind something else, or at a capital behind a small letter.
bool begins_word(std::string_view name, std::size_t index) {
    return is_letter(name[index]) && (index == 0 || !is_letter(name[index - 1]) ||
                                      (is_upper(name[index]) && !is_upper(name[index - 1])));
}

std::span<const std::string_view> opposites_of(std::string_view word) {
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return equals_ignoring_case(entry.word, word); });
    if (found == entries.end()) {
        return {};
    }
    const auto end = std::ranges::find(found->opposites, std::string_view());
    return {found->opposites.begin(), end};
}

}  // namespace

std::vector<UndoWord> undo_words(std::string_view name) {
    std::vector<UndoWord> words;
    for (std::size_t begin = 0; begin < name.size(); ++begin) {
        if (!begins_word(name, begin)) {
            continue;
        }
        std::size_t end = begin + 1;
        while (end < name.size() && is_letter(name[end]) && !begins_word(name, end)) {
            ++end;
        }
        const auto opposites = opposites_of(name.substr(begin, end - begin));
        if (!opposites.empty()) {
            const bool is_apart = (begin == 0 || !is_letter(name[begin - 1])) &&
                                  (end == name.size() || !is_letter(name[end]));
            words.push_back({begin, end - begin, is_apart, opposites});
        }
    }
    return words;
}

}  // namespace tsqlaudit::text
