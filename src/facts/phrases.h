// Lists of phrases, and whether a name contains one of them.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/words.h"

namespace tsqlaudit::facts {

// A phrase is one or more words that stand together: "last used". With ^ it is the beginning of the
// name, with $ the end, numbers and the like left out: "count$", "^active$". Words are compared in
// their normal form, and how a name is cut into words does not matter: "geo hash" is in GeoHash,
// geo_hash and geohash.
struct PhraseMatch {
    std::string phrase;     // without anchors, for people
    std::size_t first = 0;  // words of the name, half open
    std::size_t last = 0;
};

class PhraseSet {
public:
    void add(std::string_view phrase, const WordForms& forms);
    bool empty() const { return phrases_.empty(); }

    // The longest phrase that the name contains; among equals, the first.
    std::optional<PhraseMatch> find(const Words& name) const;
    bool matches(const Words& name) const { return find(name).has_value(); }

private:
    struct Entry {
        std::string phrase;
        bool at_start = false;
        bool at_end = false;
    };
    const Entry* find_entry(const HashedText& span, bool at_start, bool at_end) const;

    std::unordered_map<std::string, std::vector<Entry>, StringHash, StringEqual> phrases_;
    std::size_t longest_ = 0;   // letters
    std::bitset<1024> hashes_;  // bit n: there is one with this hash, modulo the bits
};

}  // namespace tsqlaudit::facts
