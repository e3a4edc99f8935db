#include "catalog/named_uses.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace tsqlaudit::catalog {

void NamedUses::note(std::ptrdiff_t rank, std::size_t position, std::vector<Use> uses) {
    forget(rank);
    for (const Use& use : uses) {
        ranks_[use].insert(rank);
    }
    elements_[rank] = {.position = position, .uses = std::move(uses)};
}

void NamedUses::forget(std::ptrdiff_t rank) {
    const auto known = elements_.extract(rank);
    if (!known) {
        return;
    }
    for (const Use& use : known.mapped().uses) {
        const auto ranks = ranks_.find(use);
        if (ranks == ranks_.end()) {
            continue;  // the element had it twice
        }
        ranks->second.erase(rank);
        if (ranks->second.empty()) {
            ranks_.erase(ranks);
        }
    }
}

NamedUses::Positions NamedUses::find(FoundBy by, std::string_view text, std::size_t most) const {
    Positions positions;
    if (const auto ranks = ranks_.find(std::pair(by, text)); ranks != ranks_.end()) {
        for (const std::ptrdiff_t rank : ranks->second | std::views::take(most)) {
            positions.push_back(elements_.at(rank).position);
        }
    }
    std::ranges::sort(positions);
    return positions;
}

NamedUses::Positions NamedUses::find_beginning(FoundBy by, std::string_view begin,
                                               std::size_t most) const {
    std::set<std::size_t> positions;
    const std::string lower = text::to_lower(begin);
    for (auto use = ranks_.lower_bound(std::pair(by, begin));
         use != ranks_.end() && use->first.first == by &&
         text::to_lower(use->first.second).starts_with(lower);
         ++use) {
        for (const std::ptrdiff_t rank : use->second) {
            if (positions.size() >= most) {
                return {positions.begin(), positions.end()};
            }
            positions.insert(elements_.at(rank).position);
        }
    }
    return {positions.begin(), positions.end()};
}

}  // namespace tsqlaudit::catalog
