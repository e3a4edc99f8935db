#include "names/phrases.h"

namespace tsqlaudit::names {

std::optional<PhraseMatch> PhraseSet::find(const Words& name) const {
    const FoundPhrase* found = name.find_phrase(list_);
    if (found == nullptr) {
        return std::nullopt;
    }
    return PhraseMatch{.phrase = found->phrase, .first = found->first, .last = found->last};
}

}  // namespace tsqlaudit::names
