// Names as people write them, taken apart into words that can be compared.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tsqlaudit::facts {

// A text whose hash is known.
struct HashedText {
    std::string_view text;
    std::size_t hash;
};

// For maps that are searched by std::string_view or HashedText.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view value) const {
        return std::hash<std::string_view>{}(value);
    }
    std::size_t operator()(const HashedText& value) const { return value.hash; }
};

struct StringEqual {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const { return left == right; }
    bool operator()(const HashedText& left, std::string_view right) const {
        return left.text == right;
    }
    bool operator()(std::string_view left, const HashedText& right) const {
        return left == right.text;
    }
};

// What English and database habits do to words. Data: "words" of rules/data/vocabulary.json.
struct WordForms {
    std::unordered_map<std::string, std::string> abbreviations;  // idx → index
    std::unordered_map<std::string, std::string> singulars;      // of irregular plurals
    std::unordered_set<std::string> invariable;                  // status, alias, …
    std::unordered_set<std::string> run_on_heads;                // customerid → customer, id
    std::unordered_map<std::string, std::string>
        run_on_abbreviations;                           // ORDSTS → ord, status; in capitals alone
    std::unordered_set<std::string> run_on_exceptions;  // valid, paid, …
    std::unordered_set<std::string> trailing_noise;     // CreatedAtUtc ends in "at"
};

// "LastUsedURLs" → Last, Used, URLs; "tbl_order-line2" → tbl, order, line, 2. Nothing is folded.
// The parts are parts of `name`, which has to outlive them.
std::vector<std::string_view> split_name(std::string_view name);

// Lower case, abbreviation written out, singular.
std::string normalize_word(std::string_view word, const WordForms& forms);

// The words of one name, normalized.
class Words {
public:
    Words() = default;
    Words(std::string_view name, const WordForms& forms);
    // Of prose: a comment is no name whose words run on.
    static Words of_text(std::string_view text, const WordForms& forms);

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
    HashedText hashed_span(std::size_t first, std::size_t last) const {
        const std::string_view text = span(first, last);
        const std::size_t count = last - first;
        return {text, count <= hashed_words ? hashes_[first * hashed_words + count - 1]
                                            : StringHash{}(text)};
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

private:
    explicit Words(const std::vector<std::string>& words, const WordForms* forms);
    Words slice(std::size_t first, std::size_t last) const;

    // Longer phrases are rare, and comments have many words.
    static constexpr std::size_t hashed_words = 4;

    std::string joined_;
    std::vector<std::size_t> starts_;  // offset of each word in joined_
    std::vector<std::size_t> hashes_;  // of the short spans from each word on, by their words
    std::size_t significant_ = 0;
};

}  // namespace tsqlaudit::facts
