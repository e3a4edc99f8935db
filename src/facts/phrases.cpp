#include "facts/phrases.h"

#include <algorithm>

namespace tsqlaudit::facts {

void PhraseSet::add(std::string_view phrase, const WordForms& forms) {
    Entry entry;
    entry.at_start = phrase.starts_with('^');
    entry.at_end = phrase.ends_with('$');
    phrase.remove_prefix(entry.at_start ? 1 : 0);
    phrase.remove_suffix(entry.at_end ? 1 : 0);
    entry.phrase = phrase;

    std::string key;
    for (const std::string_view word : split_name(phrase)) {
        key += normalize_word(word, forms);
    }
    longest_ = std::max(longest_, key.size());
    hashes_.set(StringHash{}(key) % hashes_.size());
    phrases_[key].push_back(std::move(entry));
}

std::optional<PhraseMatch> PhraseSet::find(const Words& name) const {
    std::optional<PhraseMatch> best;
    for (std::size_t first = 0; first < name.size(); ++first) {
        for (std::size_t last = first + 1; last <= name.size(); ++last) {
            const HashedText span = name.hashed_span(first, last);
            if (span.text.size() > longest_) {
                break;
            }
            if (!hashes_.test(span.hash % hashes_.size())) {
                continue;  // most are found out here, which is quicker than a search
            }
            const Entry* entry = find_entry(span, first == 0, last >= name.significant_size());
            if (entry != nullptr && (!best || last - first > best->last - best->first)) {
                best = PhraseMatch{entry->phrase, first, last};
            }
        }
    }
    return best;
}

const PhraseSet::Entry* PhraseSet::find_entry(const HashedText& span, bool at_start,
                                              bool at_end) const {
    const auto found = phrases_.find(span);
    if (found == phrases_.end()) {
        return nullptr;
    }
    for (const Entry& entry : found->second) {
        if ((!entry.at_start || at_start) && (!entry.at_end || at_end)) {
            return &entry;
        }
    }
    return nullptr;
}

}  // namespace tsqlaudit::facts
