// Questions about the words that a name is made of, as src/facts cuts and normalizes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/words.h"

namespace tsqlaudit::rules {

facts::Words words_of(std::string_view name);

// One of the entries, a word or several in a row ("due date"), is part of the name.
bool has_word(std::string_view name, const std::vector<std::string>& entries);

}  // namespace tsqlaudit::rules
