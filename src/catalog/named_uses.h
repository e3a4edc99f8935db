// What the elements of a list are found by, for lists of many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/compare.h"

namespace tsqlaudit::catalog {

enum class FoundBy : std::uint8_t {
    Column,           // one that the element names
    UnnamedOn,        // of a constraint without a name: each of its columns, and the empty text
    SurelyUnnamedOn,  // the same, unless it may have been dropped
    DoubtfulOn        // of one that may have been dropped: all its columns in one text
};

// Names ignore case.
using Use = std::pair<FoundBy, std::string>;

// Elements are known by their ranks, which they keep wherever they are moved.
class NamedUses {
public:
    using Positions = std::vector<std::size_t>;  // rising, each once

    static constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

    // The element is found by these alone from now on.
    void note(std::ptrdiff_t rank, std::size_t position, std::vector<Use> uses);
    void place(std::ptrdiff_t rank, std::size_t position) {
        elements_.at(rank).position = position;
    }
    void forget(std::ptrdiff_t rank);

    // No more than so many of them.
    Positions find(FoundBy by, std::string_view text, std::size_t most = all) const;
    // By what begins so.
    Positions find_beginning(FoundBy by, std::string_view begin, std::size_t most = all) const;

private:
    struct Less {
        using is_transparent = void;
        template <typename Left, typename Right>
        bool operator()(const Left& left, const Right& right) const {
            return left.first != right.first
                       ? left.first < right.first
                       : text::compare_ignoring_case(left.second, right.second) < 0;
        }
    };
    struct Known {
        std::size_t position = 0;
        std::vector<Use> uses;
    };

    std::map<Use, std::set<std::ptrdiff_t>, Less> ranks_;  // none is empty
    std::unordered_map<std::ptrdiff_t, Known> elements_;
};

}  // namespace tsqlaudit::catalog
