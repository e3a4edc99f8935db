#include "names/phrase_index.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "names/words.h"

namespace tsqlaudit::names {

namespace {

PhraseHash hash_of(std::string_view words) {
    PhraseHash hash;
    for (const char letter : words) {
        hash.add(letter);
    }
    return hash;
}

}  // namespace

std::span<const PhraseEntry> PhraseIndex::find(std::string_view words,
                                               const PhraseHash& hash) const {
    if (slots.empty()) {
        return {};
    }
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash.value() & mask; slots[at] != 0; at = (at + 1) & mask) {
        const PhraseKey& key = keys[slots[at] - 1U];
        if (text.substr(key.words, key.size) == words) {
            return entries.subspan(key.first_entry, key.entry_count);
        }
    }
    return {};
}

void PhraseIndexBuilder::add(std::uint16_t list, std::string_view phrase, const WordForms& forms) {
    PhraseEntry entry{
        .list = list, .at_start = phrase.starts_with('^'), .at_end = phrase.ends_with('$')};
    phrase.remove_prefix(entry.at_start ? 1 : 0);
    phrase.remove_suffix(entry.at_end ? 1 : 0);
    std::string words;
    for (const std::string_view word : split_name(phrase)) {
        words += normalize_word(word, forms);
    }
    if (words.empty()) {
        throw std::invalid_argument("a phrase without words: \"" + std::string{phrase} + '"');
    }
    entry.phrase = put(phrase);
    entry.phrase_size = static_cast<std::uint16_t>(phrase.size());

    const auto [found, is_new] = group_of_.try_emplace(words, groups_.size());
    if (is_new) {
        groups_.push_back(
            {.key = {.words = put(words), .size = static_cast<std::uint16_t>(words.size())},
             .entries = {}});
    }
    groups_[found->second].entries.push_back(entry);
}

// Most phrases are their own words, or part of another text that is there.
std::uint32_t PhraseIndexBuilder::put(std::string_view text) {
    const std::size_t found = text_.find(text);
    if (found != std::string::npos) {
        return static_cast<std::uint32_t>(found);
    }
    text_ += text;
    return static_cast<std::uint32_t>(text_.size() - text.size());
}

PhraseIndex PhraseIndexBuilder::index() {
    entries_.clear();
    keys_.clear();
    std::size_t longest = 0;
    for (Group& group : groups_) {
        std::ranges::stable_sort(group.entries, {}, &PhraseEntry::list);
        group.key.first_entry = static_cast<std::uint32_t>(entries_.size());
        group.key.entry_count = static_cast<std::uint16_t>(group.entries.size());
        entries_.insert(entries_.end(), group.entries.begin(), group.entries.end());
        keys_.push_back(group.key);
        longest = std::max<std::size_t>(longest, group.key.size);
    }
    slots_.assign(std::bit_ceil(2 * keys_.size() + 1), 0);
    for (std::size_t key = 0; key < keys_.size(); ++key) {
        const std::string_view words =
            std::string_view{text_}.substr(keys_[key].words, keys_[key].size);
        std::size_t at = hash_of(words).value() & (slots_.size() - 1);
        while (slots_[at] != 0) {
            at = (at + 1) & (slots_.size() - 1);
        }
        slots_[at] = static_cast<std::uint16_t>(key + 1);
    }
    return {.text = text_, .entries = entries_, .keys = keys_, .slots = slots_, .longest = longest};
}

}  // namespace tsqlaudit::names
