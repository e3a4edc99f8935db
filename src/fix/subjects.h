// What the changes of a table are about, so that few have to be held against each other however
// many there are.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "fix/change.h"

namespace tsqlaudit::fix {

// What an index made by a change offers: its key columns in order.
std::vector<catalog::IndexColumn> key_columns(const rules::Remedy& remedy);

// The changes that are left. Of two that are about different things neither is in the other's way,
// but for primary keys, of which a table has one.
class Subjects {
public:
    using Positions = std::set<std::size_t>;

    explicit Subjects(const std::vector<Change>& changes);

    void add(std::size_t position, const Change& change);
    void remove(std::size_t position);

    // The first one behind a position that may be in the way of the change.
    std::optional<std::size_t> next(std::size_t change, std::size_t position) const;

    const std::unordered_map<std::string, Positions>& all() const { return by_subject_; }

private:
    std::vector<std::string> subjects_;  // of each change; empty: nothing is in its way
    std::unordered_map<std::string, Positions> by_subject_;
    Positions primary_keys_;
};

}  // namespace tsqlaudit::fix
