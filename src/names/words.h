// Names as people write them, taken apart into words that can be compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "names/phrase_index.h"

namespace tsqlaudit::names {

struct WordForm {
    std::string_view word;
    std::string_view form;
};

// What English and database habits do to words. Data: "words" of rules/data/vocabulary.json.
// All are sorted by word.
struct WordForms {
    std::span<const WordForm> abbreviations;         // idx → index
    std::span<const WordForm> singulars;             // of irregular plurals
    std::span<const std::string_view> invariable;    // status, alias, …
    std::span<const std::string_view> run_on_heads;  // customerid → customer, id
    std::span<const WordForm> run_on_abbreviations;  // ORDSTS → ord, status; in capitals alone
    std::span<const std::string_view> run_on_exceptions;  // valid, paid, …
    std::span<const std::string_view> trailing_noise;     // CreatedAtUtc ends in "at"
    // The type of a variable, in small letters before a capital: strName. Those that are words or
    // shortened words as well are left out: lng, cur, mem, txt, num.
    std::span<const std::string_view> type_prefixes;
};

// All that is needed to read a name.
struct Language {
    WordForms forms;
    PhraseIndex phrases;
};

// "LastUsedURLs" → Last, Used, URLs; "tbl_order-line2" → tbl, order, line, 2. Nothing is folded.
// The parts are parts of `name`, which has to outlive them.
std::vector<std::string_view> split_name(std::string_view name);

// Lower case, abbreviation written out, singular.
std::string normalize_word(std::string_view word, const WordForms& forms);

// A phrase that stands in a name.
struct PhraseMatch {
    std::string_view phrase;  // without anchors, for people; as long as the index
    std::size_t first = 0;    // words of the name, half open
    std::size_t last = 0;
};

// The words of one name, normalized, and the phrases that stand in it. The language has to outlive
// it.
class Words {
public:
    Words() = default;
    Words(std::string_view name, const Language& language);
    // Of prose: a comment is no name whose words run on.
    static Words of_text(std::string_view text, const Language& language);

    std::size_t size() const { return starts_.size(); }
    bool empty() const { return starts_.empty(); }
    // Number of words without a number or a word like "utc" at the end.
    std::size_t significant_size() const { return significant_; }
    std::string_view word(std::size_t index) const { return span(index, index + 1); }
    // Words [first, last) written as one: "GeoHash" and "geohash" are the same span.
    std::string_view span(std::size_t first, std::size_t last) const {
        const std::size_t end = last < starts_.size() ? starts_[last] : joined_.size();
        return {joined_.data() + starts_[first], end - starts_[first]};
    }
    std::string_view joined() const { return joined_; }

    bool has_word(std::string_view wanted) const;
    // Whether all words of `other` stand in this name, in the same order and without others between
    // them.
    bool contains(const Words& other) const;
    bool starts_with(const Words& other) const;
    bool ends_with(const Words& other) const;
    // Without the first or last words.
    Words without_first(std::size_t count) const;
    Words first(std::size_t count) const;

    // Whether a phrase of the list stands in the name.
    bool has_phrase(std::uint16_t list) const { return find(list) != nullptr; }
    // The longest phrase of the list; among equals, the first.
    std::optional<PhraseMatch> find_phrase(std::uint16_t list) const;

private:
    // Small, since all names of a schema are kept.
    struct Found {
        std::uint32_t entry = 0;  // in index_->entries
        std::uint32_t first = 0;  // words of the name, half open
        std::uint32_t last = 0;
        std::uint16_t list = 0;
    };

    static std::uint64_t bit_of(std::uint16_t list) { return std::uint64_t{1} << (list % 64U); }
    // nullptr: the name has nothing of the list, as most names of most lists.
    const Found* find(std::uint16_t list) const {
        return (lists_ & bit_of(list)) == 0 ? nullptr : find_among_found(list);
    }
    const Found* find_among_found(std::uint16_t list) const;

    Words(const std::vector<std::string>& words, const PhraseIndex* index, std::size_t significant);
    Words slice(std::size_t first, std::size_t last) const;
    void find_phrases();
    void note(const PhraseEntry& entry, std::size_t first, std::size_t last);

    std::string joined_;
    std::vector<std::uint32_t> starts_;  // offset of each word in joined_
    std::size_t significant_ = 0;
    const PhraseIndex* index_ = nullptr;
    std::vector<Found> found_;  // by list, one of each
    std::uint64_t lists_ = 0;   // their bits; several lists share one
};

}  // namespace tsqlaudit::names
