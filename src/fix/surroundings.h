// What stands on columns and refuses their change (4922, 5074): indexes, keys, checks, defaults,
// statistics.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "fix/alteration.h"
#include "fix/batch.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

struct Surroundings {
    std::vector<Batch> take_away;        // in the order in which they let go of each other
    std::vector<Batch> put_back;         // with the options that they had
    std::vector<std::string> obstacles;  // what a person has to take away, and why; empty: nothing
    // Of the catalog, what goes and comes back. Two columns that share some are altered together.
    std::unordered_set<const void*> objects;
    // Of them, those whose names SQL Server made up: only the first step that takes one away finds
    // it, since it comes back with a name.
    std::unordered_set<const void*> unnamed;
};

// `condition`: there is still something to change.
Surroundings surroundings_of(const RenderContext& context, const catalog::Table& table,
                             const std::vector<Alteration>& alterations,
                             const std::string& condition);

// What goes and comes back around the columns that the change alters; nothing of a change that a
// person has to complete.
Surroundings surroundings_around(const RenderContext& context, const Change& change);

}  // namespace tsqlaudit::fix
