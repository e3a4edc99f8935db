// What the elements of a list name, for lists of many.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/compare.h"

namespace tsqlaudit::catalog {

// Elements are known by their ranks, which they keep wherever they are moved. Columns that an
// element no longer names may still be noted: whoever asks looks.
class NamedUses {
public:
    using Positions = std::vector<std::size_t>;  // rising, each once

    void place(std::ptrdiff_t rank, std::size_t position) { positions_[rank] = position; }
    void note_column(std::ptrdiff_t rank, const std::string& column) {
        by_column_[column].insert(rank);
    }
    void note_name(std::ptrdiff_t rank, bool has_one);
    void forget(std::ptrdiff_t rank);

    Positions naming(std::string_view column);
    // A column that begins so.
    Positions naming_any(std::string_view begin);
    // Those of these that no longer name the column are not found by it any more.
    void leave(std::string_view column, const std::function<bool(std::size_t)>& still_names);
    // Those without a name, no more than so many of them.
    Positions unnamed(std::size_t most) const;
    // The same, but for those that were answered before.
    Positions newly_unnamed();

private:
    using Ranks = std::set<std::ptrdiff_t>;

    // Those that are gone are taken out, so that none is passed again and again.
    void add(Ranks& ranks, Positions& positions) const;

    std::unordered_map<std::ptrdiff_t, std::size_t> positions_;
    std::map<std::string, Ranks, text::LessIgnoringCase> by_column_;
    Ranks unnamed_;
    Ranks newly_unnamed_;
};

}  // namespace tsqlaudit::catalog
