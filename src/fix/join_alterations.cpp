#include "fix/join_alterations.h"

#include <algorithm>
#include <iterator>

#include "fix/surroundings.h"

namespace tsqlaudit::fix {

namespace {

// What goes and comes back around the columns; nothing of a change that a person has to complete.
std::unordered_set<const void*> objects_around(const RenderContext& context, const Change& change) {
    Naming any_names{catalog::Catalog{}};
    std::vector<Alteration> alterations;
    for (const rules::AlterColumn& alter : altered_columns(change)) {
        alterations.push_back(alteration_of(context.table(change), alter));
    }
    return alterations.empty() || !runs_as_it_is(context, change)
               ? std::unordered_set<const void*>()
               : surroundings_of(with_names(context, any_names), context.table(change), alterations,
                                 {})
                     .objects;
}

bool have_common(const std::unordered_set<const void*>& left,
                 const std::unordered_set<const void*>& right) {
    return std::ranges::any_of(left, [&](const void* object) { return right.contains(object); });
}

Change joined(const Change& first, const Change& second) {
    Change both = first;
    std::ranges::move(altered_columns(second), std::back_inserter(both.also_altered));
    both.priority = std::min(first.priority, second.priority);
    both.findings.insert(both.findings.end(), second.findings.begin(), second.findings.end());
    std::ranges::sort(both.findings);
    return both;
}

// Joins the change at the position with a later one of its table; false: there is none.
bool join_one(const RenderContext& context, std::vector<Change>& changes, std::size_t position) {
    const auto around = objects_around(context, changes[position]);
    if (around.empty()) {
        return false;
    }
    for (std::size_t other = position + 1;
         other < changes.size() && changes[other].table == changes[position].table; ++other) {
        if (!have_common(around, objects_around(context, changes[other]))) {
            continue;
        }
        Change both = joined(changes[position], changes[other]);
        // Together they may be too much for a key.
        if (runs_as_it_is(context, both)) {
            changes[position] = std::move(both);
            changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(other));
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Change> join_alterations(const RenderContext& context, std::vector<Change> changes) {
    for (std::size_t position = 0; position < changes.size(); ++position) {
        while (join_one(context, changes, position)) {
        }
    }
    return changes;
}

}  // namespace tsqlaudit::fix
