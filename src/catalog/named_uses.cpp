#include "catalog/named_uses.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace tsqlaudit::catalog {

namespace {

NamedUses::Positions sorted(NamedUses::Positions positions) {
    std::ranges::sort(positions);
    const auto again = std::ranges::unique(positions);
    positions.erase(again.begin(), again.end());
    return positions;
}

}  // namespace

void NamedUses::add(Ranks& ranks, Positions& positions) const {
    std::erase_if(ranks, [&](std::ptrdiff_t rank) {
        const auto found = positions_.find(rank);
        if (found == positions_.end()) {
            return true;
        }
        positions.push_back(found->second);
        return false;
    });
}

NamedUses::Positions NamedUses::naming(std::string_view column) {
    Positions positions;
    if (const auto found = by_column_.find(column); found != by_column_.end()) {
        add(found->second, positions);
    }
    return sorted(std::move(positions));
}

NamedUses::Positions NamedUses::naming_any(std::string_view begin) {
    Positions positions;
    const std::string lower = text::to_lower(begin);
    for (auto column = by_column_.lower_bound(begin);
         column != by_column_.end() && text::to_lower(column->first).starts_with(lower);) {
        add(column->second, positions);
        column = column->second.empty() ? by_column_.erase(column) : std::next(column);
    }
    return sorted(std::move(positions));
}

void NamedUses::leave(std::string_view column,
                      const std::function<bool(std::size_t)>& still_names) {
    const auto found = by_column_.find(column);
    if (found == by_column_.end()) {
        return;
    }
    std::erase_if(found->second, [&](std::ptrdiff_t rank) {
        const auto position = positions_.find(rank);
        return position == positions_.end() || !still_names(position->second);
    });
    if (found->second.empty()) {
        by_column_.erase(found);
    }
}

void NamedUses::note_name(std::ptrdiff_t rank, bool has_one) {
    if (has_one) {
        unnamed_.erase(rank);
    } else if (unnamed_.insert(rank).second) {
        newly_unnamed_.insert(rank);
    }
}

void NamedUses::forget(std::ptrdiff_t rank) {
    positions_.erase(rank);
    unnamed_.erase(rank);
}

NamedUses::Positions NamedUses::unnamed(std::size_t most) const {
    Positions positions;
    for (const std::ptrdiff_t rank : unnamed_ | std::views::take(most)) {
        positions.push_back(positions_.at(rank));
    }
    return sorted(std::move(positions));
}

NamedUses::Positions NamedUses::newly_unnamed() {
    Positions positions;
    for (const std::ptrdiff_t rank : std::exchange(newly_unnamed_, {})) {
        if (unnamed_.contains(rank)) {
            positions.push_back(positions_.at(rank));
        }
    }
    return sorted(std::move(positions));
}

}  // namespace tsqlaudit::catalog
