// What stands in a name.
#include <algorithm>

#include "names/words.h"

namespace tsqlaudit::names {

void Words::find_phrases() {
    for (std::size_t first = 0; first < size(); ++first) {
        PhraseHash hash;
        for (std::size_t last = first + 1; last <= size(); ++last) {
            const std::string_view words = span(first, last);
            if (words.size() > index_->longest) {
                break;
            }
            for (const char letter : word(last - 1)) {
                hash.add(letter);
            }
            for (const PhraseEntry& entry : index_->find(words, hash)) {
                if ((!entry.at_start || first == 0) && (!entry.at_end || last >= significant_)) {
                    note(entry, first, last);
                }
            }
        }
    }
}

void Words::note(const PhraseEntry& entry, std::size_t first, std::size_t last) {
    const auto known = std::ranges::lower_bound(found_, entry.list, {}, &Found::list);
    const bool is_known = known != found_.end() && known->list == entry.list;
    if (is_known && last - first <= known->last - known->first) {
        return;
    }
    const Found phrase{.entry = static_cast<std::uint32_t>(&entry - index_->entries.data()),
                       .first = static_cast<std::uint32_t>(first),
                       .last = static_cast<std::uint32_t>(last),
                       .list = entry.list};
    if (is_known) {
        *known = phrase;
    } else {
        found_.insert(known, phrase);
        lists_ |= bit_of(entry.list);
    }
}

const Words::Found* Words::find_among_found(std::uint16_t list) const {
    const auto found = std::ranges::lower_bound(found_, list, {}, &Found::list);
    return found != found_.end() && found->list == list ? &*found : nullptr;
}

std::optional<PhraseMatch> Words::find_phrase(std::uint16_t list) const {
    const Found* found = find(list);
    if (found == nullptr) {
        return std::nullopt;
    }
    const PhraseEntry& entry = index_->entries[found->entry];
    return PhraseMatch{.phrase = index_->text.substr(entry.phrase, entry.phrase_size),
                       .first = found->first,
                       .last = found->last};
}

bool Words::has_word(std::string_view wanted) const {
    for (std::size_t index = 0; index < size(); ++index) {
        if (word(index) == wanted) {
            return true;
        }
    }
    return false;
}

bool Words::contains(const Words& other) const {
    for (std::size_t first = 0; first < size(); ++first) {
        for (std::size_t last = first + 1; last <= size(); ++last) {
            if (span(first, last) == other.joined_) {
                return true;
            }
        }
    }
    return false;
}

bool Words::starts_with(const Words& other) const {
    for (std::size_t last = 1; last <= size(); ++last) {
        if (span(0, last) == other.joined_) {
            return true;
        }
    }
    return false;
}

bool Words::ends_with(const Words& other) const {
    for (std::size_t first = 0; first < size(); ++first) {
        if (span(first, size()) == other.joined_) {
            return true;
        }
    }
    return false;
}

Words Words::slice(std::size_t first, std::size_t last) const {
    std::vector<std::string> words;
    for (std::size_t index = first; index < last; ++index) {
        words.emplace_back(word(index));
    }
    return {words, index_, words.size()};
}

Words Words::without_first(std::size_t count) const {
    return slice(std::min(count, size()), size());
}

Words Words::first(std::size_t count) const {
    return slice(0, std::min(count, size()));
}

}  // namespace tsqlaudit::names
