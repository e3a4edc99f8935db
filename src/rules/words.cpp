#include "rules/words.h"

#include <algorithm>

#include "facts/vocabulary.h"

namespace tsqlaudit::rules {

facts::Words words_of(std::string_view name) {
    return {name, facts::vocabulary().forms};
}

bool has_word(std::string_view name, const std::vector<std::string>& entries) {
    const facts::Words words = words_of(name);
    return std::ranges::any_of(
        entries, [&](const std::string& entry) { return words.contains(words_of(entry)); });
}

}  // namespace tsqlaudit::rules
