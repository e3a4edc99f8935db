#include "facts/phrases.h"

#include <algorithm>

namespace tsqlaudit::facts {

namespace {

std::uint64_t length_bit(std::size_t letters) {
    constexpr std::size_t bits = 64;
    return std::uint64_t{1} << (letters % bits);
}

}  // namespace

void PhraseSet::add(std::string_view phrase, const WordForms& forms) {
    Entry entry;
    entry.at_start = phrase.starts_with('^');
    entry.at_end = phrase.ends_with('$');
    phrase.remove_prefix(entry.at_start ? 1 : 0);
    phrase.remove_suffix(entry.at_end ? 1 : 0);
    entry.phrase = phrase;

    std::string key;
    for (const std::string& word : split_name(phrase)) {
        key += normalize_word(word, forms);
    }
    longest_ = std::max(longest_, key.size());
    lengths_ |= length_bit(key.size());
    phrases_[key].push_back(std::move(entry));
}

std::optional<PhraseMatch> PhraseSet::find(const Words& name) const {
    std::optional<PhraseMatch> best;
    for (std::size_t first = 0; first < name.size(); ++first) {
        for (std::size_t last = first + 1; last <= name.size(); ++last) {
            if (name.span(first, last).size() > longest_) {
                break;
            }
            const Entry* entry = find_entry(name, first, last);
            if (entry != nullptr && (!best || last - first > best->last - best->first)) {
                best = PhraseMatch{entry->phrase, first, last};
            }
        }
    }
    return best;
}

const PhraseSet::Entry* PhraseSet::find_entry(const Words& name, std::size_t first,
                                              std::size_t last) const {
    const std::string_view span = name.span(first, last);
    if ((lengths_ & length_bit(span.size())) == 0) {
        return nullptr;  // most words are found out here, which is quicker than a search
    }
    const auto found = phrases_.find(span);
    if (found == phrases_.end()) {
        return nullptr;
    }
    for (const Entry& entry : found->second) {
        if ((!entry.at_start || first == 0) && (!entry.at_end || last >= name.significant_size())) {
            return &entry;
        }
    }
    return nullptr;
}

}  // namespace tsqlaudit::facts
