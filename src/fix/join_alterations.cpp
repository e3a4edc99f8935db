#include "fix/join_alterations.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "fix/existing.h"
#include "fix/render_parts.h"
#include "fix/surroundings.h"

namespace tsqlaudit::fix {

namespace {

using Positions = std::vector<std::size_t>;
using NumberedChange = std::pair<std::size_t, Change>;  // with its first position

// Each object that goes asks of each column, and each finding shows its whole step: without a bound
// the texts would grow with the square of the columns and more.
constexpr std::size_t most_alterations = 16;

// Which of some positions belong together.
class Groups {
public:
    explicit Groups(std::size_t size) : parents_(size) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }

    void unite(std::size_t left, std::size_t right) {
        left = first_of(left);
        right = first_of(right);
        parents_[std::max(left, right)] = std::min(left, right);
    }

    // The lowest position of its group.
    std::size_t first_of(std::size_t position) {
        while (parents_[position] != position) {
            parents_[position] = parents_[parents_[position]];
            position = parents_[position];
        }
        return position;
    }

private:
    Positions parents_;
};

// Of one table.
class Joiner {
public:
    Joiner(const RenderContext& context, std::vector<Change> changes)
        : context_{context},
          changes_{std::move(changes)},
          groups_{changes_.size()},
          inseparable_{changes_.size()} {}

    std::vector<Change> run() && {
        find_groups();
        // By the first change of each group, its parts by theirs.
        std::vector<std::vector<Positions>> groups(changes_.size());
        std::vector<std::size_t> part_of(changes_.size());
        for (std::size_t position = 0; position < changes_.size(); ++position) {
            std::vector<Positions>& parts = groups[groups_.first_of(position)];
            const std::size_t first = inseparable_.first_of(position);
            if (first == position) {
                part_of[position] = parts.size();
                parts.emplace_back();
            }
            parts[part_of[first]].push_back(position);
        }
        std::vector<NumberedChange> steps;
        for (const std::vector<Positions>& parts : groups) {
            std::ranges::move(steps_of(parts), std::back_inserter(steps));
        }
        std::ranges::sort(steps, {}, &NumberedChange::first);
        std::vector<Change> result;
        result.reserve(steps.size());
        for (auto& [position, change] : steps) {
            result.push_back(std::move(change));
        }
        return result;
    }

private:
    void find_groups() {
        std::unordered_map<const void*, std::size_t> first_around;
        for (std::size_t position = 0; position < changes_.size(); ++position) {
            const Surroundings around = surroundings_around(context_, changes_[position]);
            for (const void* object : around.objects) {
                const std::size_t first = first_around.try_emplace(object, position).first->second;
                groups_.unite(first, position);
                if (around.unnamed.contains(object)) {
                    inseparable_.unite(first, position);
                }
            }
        }
    }

    // What a group becomes: as few steps as the bound and SQL Server allow.
    std::vector<NumberedChange> steps_of(const std::vector<Positions>& parts) const {
        if (parts.size() < 2 || runs(joined(parts))) {
            return packed(parts);
        }
        std::vector<NumberedChange> refused;
        std::vector<Positions> safe;
        std::unordered_map<std::size_t, Positions> safe_by_key;
        for (const Positions& part : parts) {
            const Positions apart = sharing_a_key(part, safe_by_key);
            const bool runs_alone = runs(joined({part}));
            if (runs_alone && (apart.empty() || runs(joined({apart, part})))) {
                safe.push_back(part);
                for (const std::size_t position : part) {
                    for (const std::size_t key : keys_with(position)) {
                        safe_by_key[key].push_back(position);
                    }
                }
                continue;
            }
            // Alone, so that it keeps no other from running.
            refused.emplace_back(part.front(), joined({part}));
            if (runs_alone) {
                refused.back().second.altered_apart = altered_columns(joined({apart}));
            }
        }
        std::ranges::move(packed(safe), std::back_inserter(refused));
        return refused;
    }

    std::vector<NumberedChange> packed(const std::vector<Positions>& parts) const {
        std::vector<Positions> members;
        for (const Positions& part : parts) {
            const auto place = std::ranges::find_if(members, [&](const Positions& step) {
                return step.size() + part.size() <= most_alterations;
            });
            if (place == members.end()) {
                members.push_back(part);
            } else {
                std::ranges::copy(part, std::back_inserter(*place));
            }
        }
        std::vector<NumberedChange> steps;
        steps.reserve(members.size());
        for (const Positions& step : members) {
            steps.emplace_back(step.front(), joined({step}));
        }
        return steps;
    }

    // The indexes, into those of the table, whose keys have a column of the change.
    std::vector<std::size_t> keys_with(std::size_t position) const {
        const Change& change = changes_[position];
        const std::vector<rules::AlterColumn> altered = altered_columns(change);
        const catalog::NamedList<catalog::Index>& indexes = context_.table(change).indexes;
        std::vector<std::size_t> keys;
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            if (std::ranges::any_of(altered, [&](const rules::AlterColumn& alter) {
                    return has_key_column(indexes[i], alter.name);
                })) {
                keys.push_back(i);
            }
        }
        return keys;
    }

    // Those that may not bear the part, although each runs: what comes back last has to bear the
    // changes of all steps, and only the size of a key depends on more than one column.
    Positions sharing_a_key(const Positions& part,
                            const std::unordered_map<std::size_t, Positions>& safe_by_key) const {
        Positions sharing;
        for (const std::size_t position : part) {
            for (const std::size_t key : keys_with(position)) {
                if (const auto found = safe_by_key.find(key); found != safe_by_key.end()) {
                    std::ranges::copy(found->second, std::back_inserter(sharing));
                }
            }
        }
        std::ranges::sort(sharing);
        sharing.erase(std::ranges::unique(sharing).begin(), sharing.end());
        return sharing;
    }

    // The changes at all of the positions, in their order; one at least.
    Change joined(const std::vector<Positions>& parts) const {
        Positions members;
        for (const Positions& part : parts) {
            std::ranges::copy(part, std::back_inserter(members));
        }
        std::ranges::sort(members);
        Change all = changes_[members.front()];
        for (std::size_t i = 1; i < members.size(); ++i) {
            const Change& change = changes_[members[i]];
            std::ranges::move(altered_columns(change), std::back_inserter(all.also_altered));
            all.priority = std::min(all.priority, change.priority);
            std::ranges::copy(change.findings, std::back_inserter(all.findings));
        }
        std::ranges::sort(all.findings);
        return all;
    }

    // Whether changes that run as they are also do so one with or after the other.
    bool runs(const Change& all) const {
        return choice_together(context_, context_.table(all), altered_columns(all)).empty();
    }

    const RenderContext& context_;
    std::vector<Change> changes_;
    Groups groups_;       // share what goes and comes back
    Groups inseparable_;  // share what only one step finds
};

}  // namespace

std::vector<Change> join_alterations(const RenderContext& context, std::vector<Change> changes) {
    return Joiner{context, std::move(changes)}.run();
}

}  // namespace tsqlaudit::fix
