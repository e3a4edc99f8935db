#include "rules/words.h"

#include <algorithm>
#include <cctype>

#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool is_separator(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x80U && std::isalpha(byte) == 0;
}

// "IDNumber" is ID, Number; "UserID" is User, ID.
bool starts_word(std::string_view name, std::size_t at) {
    if (at == 0 || !is_upper(name[at])) {
        return false;
    }
    const bool after_upper = is_upper(name[at - 1]);
    const bool before_lower =
        at + 1 < name.size() && !is_upper(name[at + 1]) && !is_separator(name[at + 1]);
    return !after_upper || before_lower;
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) {
            words.push_back(text::to_lower(word));
            word.clear();
        }
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (is_separator(name[i])) {
            finish();
            continue;
        }
        if (starts_word(name, i)) {
            finish();
        }
        word += name[i];
    }
    finish();
    return words;
}

bool has_word(std::string_view name, const std::vector<std::string>& words) {
    const std::vector<std::string> parts = words_of(name);
    return std::ranges::any_of(words, [&](const std::string& entry) {
        return !std::ranges::search(parts, words_of(entry)).empty();
    });
}

}  // namespace tsqlaudit::rules
