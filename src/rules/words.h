// Questions about the words that a name is made of, as src/facts cuts and normalizes them.
#pragma once

#include <string_view>

#include "facts/vocabulary.h"
#include "names/phrases.h"
#include "rules/columns.h"

namespace tsqlaudit::rules {

using facts::words_of;

// One of the phrases, a word or several in a row ("due date"), is part of the name.
bool has_word(std::string_view name, const names::PhraseSet& phrases);
bool has_word(const ColumnView& view, const names::PhraseSet& phrases);

}  // namespace tsqlaudit::rules
