// The indexes of a table by their key columns, so that few have to be held against each other
// however many there are.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Each answer has positions in order, perhaps that of the index itself and one too many: whoever
// asks looks at the indexes.
class IndexesByKey {
public:
    using Positions = std::vector<std::size_t>;

    explicit IndexesByKey(const catalog::Table& table);

    // With the same key columns in any directions, whatever they include.
    const Positions& with_key_of(std::size_t position) const;
    // Its duplicates; none of an index that nothing can seek in.
    const Positions& like(std::size_t position) const;
    // Whose keys begin with that of the index, with the same filter; of duplicates the first.
    const Positions& begun_by(std::size_t position) const;

private:
    using ByHash = std::unordered_map<std::size_t, Positions>;

    std::vector<std::size_t> keys_;    // hashes of the keys, by position
    std::vector<std::size_t> begins_;  // the same with their filters
    std::vector<std::size_t> likes_;   // the same with all that duplicates have in common
    ByHash by_key_;
    ByHash by_like_;
    ByHash by_begin_;
};

}  // namespace tsqlaudit::rules
