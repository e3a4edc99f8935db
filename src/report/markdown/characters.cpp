#include "report/markdown/characters.h"

#include <algorithm>
#include <cstddef>

#include "text/printable.h"

namespace tsqlaudit::report::markdown {

bool is_clean(std::string_view value) {
    for (std::size_t word = 0;;) {
        const std::size_t end = visible_ascii.find_not_in(value, word);
        if (end == value.size()) {
            return end > word || value.empty();
        }
        if (end == word || value[end] != ' ') {
            return false;
        }
        word = end + 1;
    }
}

std::string clean(std::string_view value) {
    std::string text = text::printable(value);
    const auto end = std::unique(text.begin(), text.end(),
                                 [](char left, char right) { return left == ' ' && right == ' '; });
    text.erase(end, text.end());
    if (text.ends_with(' ')) {
        text.pop_back();
    }
    if (text.starts_with(' ')) {
        text.erase(0, 1);
    }
    return text;
}

}  // namespace tsqlaudit::report::markdown
