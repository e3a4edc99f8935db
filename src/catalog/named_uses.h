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
    Column,           // one of its table that the element names
    Referenced,       // a column that a foreign key references
    UnnamedOn,        // of a constraint without a name: each of its columns, and no column
    SurelyUnnamedOn,  // the same, unless it may have been dropped
    DoubtfulOn        // of one that may have been dropped: all its columns, in any order
};

struct Uses {
    std::vector<std::string> columns;      // of the table
    std::vector<std::string> referenced;   // by a foreign key
    std::vector<std::string> constrained;  // by a constraint
    bool is_unnamed = false;               // a constraint
    bool may_be_dropped = false;           // a constraint
};

// Elements are known by their ranks, which they keep wherever they are moved.
class NamedUses {
public:
    using Positions = std::vector<std::size_t>;  // rising, each once

    static constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

    // The element is found by these alone from now on.
    void note(std::ptrdiff_t rank, std::size_t position, const Uses& uses);
    void place(std::ptrdiff_t rank, std::size_t position) {
        elements_.at(rank).position = position;
    }
    void forget(std::ptrdiff_t rank);
    // In all elements of the table at once. False, and nothing is changed, if some are found by the
    // new name already.
    bool rename_column(std::string_view from, const std::string& to);

    // No more than so many of them. No column: the empty text.
    Positions find(FoundBy by, std::string_view column, std::size_t most = all) const;
    // By a column of the table that begins so. Forgets the columns that no element names any more,
    // lest they be passed each time.
    Positions find_beginning(FoundBy by, std::string_view begin, std::size_t most = all);
    Positions find_doubtful(const std::vector<std::string>& columns) const;

private:
    using Ids = std::vector<std::size_t>;  // of columns, sorted
    using Key = std::pair<FoundBy, Ids>;
    using Keys = std::vector<Key>;  // sorted, each once
    using Names = std::map<std::string, std::size_t, text::LessIgnoringCase>;
    struct Known {
        std::size_t position = 0;
        Keys keys;
    };

    Keys keys_of(const Uses& uses);
    void leave(std::ptrdiff_t rank, const Key& key);
    std::size_t id_of(Names& names, const std::string& column);
    void add(const Key& key, std::size_t most, std::set<std::size_t>& positions) const;

    std::size_t last_id_ = 0;
    Names columns_;
    Names referenced_;
    std::map<Key, std::set<std::ptrdiff_t>> ranks_;  // none is empty
    std::unordered_map<std::ptrdiff_t, Known> elements_;
};

}  // namespace tsqlaudit::catalog
