#include "rules/words.h"

namespace tsqlaudit::rules {

bool has_word(std::string_view name, const names::PhraseSet& phrases) {
    return phrases.matches(words_of(name));
}

bool has_word(const ColumnView& view, const names::PhraseSet& phrases) {
    return phrases.matches(*view.facts.words);
}

}  // namespace tsqlaudit::rules
