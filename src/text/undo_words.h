// Within this library only: the words in the names of scripts that undo others.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace tsqlaudit::text {

// A word in the name of a file or folder that says that it undoes something.
struct UndoWord {
    std::size_t begin = 0;
    std::size_t length = 0;
    bool is_apart = false;  // not just by its capitals
    std::span<const std::string_view> opposites;
};

std::vector<UndoWord> undo_words(std::string_view name);

}  // namespace tsqlaudit::text
