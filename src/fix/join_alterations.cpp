#include "fix/join_alterations.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

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

class Joiner {
public:
    Joiner(const RenderContext& context, std::vector<Change> changes)
        : context_{context}, changes_{std::move(changes)} {
        for (const Change& change : changes_) {
            around_.push_back(objects_around(context_, change));
        }
    }

    std::vector<Change> run() && {
        for (std::size_t position = 0; position < changes_.size(); ++position) {
            while (join_one(position)) {
            }
        }
        return std::move(changes_);
    }

private:
    // Joins the change with a later one of its table; false: there is none.
    bool join_one(std::size_t position) {
        for (std::size_t other = position + 1;
             other < changes_.size() && changes_[other].table == changes_[position].table;
             ++other) {
            if (!have_common(around_[position], around_[other])) {
                continue;
            }
            Change both = joined(changes_[position], changes_[other]);
            // Together they may be too much for a key.
            if (runs_as_it_is(context_, both)) {
                changes_[position] = std::move(both);
                around_[position].merge(around_[other]);
                changes_.erase(changes_.begin() + static_cast<std::ptrdiff_t>(other));
                around_.erase(around_.begin() + static_cast<std::ptrdiff_t>(other));
                return true;
            }
        }
        return false;
    }

    const RenderContext& context_;
    std::vector<Change> changes_;
    std::vector<std::unordered_set<const void*>> around_;  // per change
};

}  // namespace

std::vector<Change> join_alterations(const RenderContext& context, std::vector<Change> changes) {
    return Joiner{context, std::move(changes)}.run();
}

}  // namespace tsqlaudit::fix
