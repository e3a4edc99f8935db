// Lists of phrases, and whether a name contains one of them.
#pragma once

#include <cstdint>
#include <optional>

#include "names/words.h"

namespace tsqlaudit::names {

// A phrase is one or more words that stand together: "last used". With ^ it is the beginning of the
// name, with $ the end, numbers and the like left out: "count$", "^active$". Words are compared in
// their normal form, and how a name is cut into words does not matter: "geo hash" is in GeoHash,
// geo_hash and geohash.
//
// One of the lists of a PhraseIndex, by its number. A name has been searched for the phrases of all
// lists when it was cut into words.
class PhraseSet {
public:
    constexpr explicit PhraseSet(std::uint16_t list) : list_{list} {}
    static constexpr PhraseSet none() { return PhraseSet{0}; }

    constexpr bool empty() const { return list_ == 0; }

    // The longest phrase that the name contains; among equals, the first.
    std::optional<PhraseMatch> find(const Words& name) const { return name.find_phrase(list_); }
    bool matches(const Words& name) const { return name.has_phrase(list_); }

private:
    std::uint16_t list_;  // 0: a list without phrases
};

}  // namespace tsqlaudit::names
