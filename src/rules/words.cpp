#include "rules/words.h"

namespace tsqlaudit::rules {

bool has_word(std::string_view name, const names::PhraseSet& phrases) {
    return phrases.matches(words_of(name));
}

}  // namespace tsqlaudit::rules
