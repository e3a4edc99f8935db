#include "catalog/named_uses.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tsqlaudit::catalog {

std::size_t NamedUses::id_of(Names& names, const std::string& column) {
    const auto [name, is_new] = names.try_emplace(column, last_id_ + 1);
    last_id_ += is_new ? 1 : 0;
    return name->second;
}

NamedUses::Keys NamedUses::keys_of(const Uses& uses) {
    Keys keys;
    for (const std::string& column : uses.columns) {
        keys.emplace_back(FoundBy::Column, Ids{id_of(columns_, column)});
    }
    for (const std::string& column : uses.referenced) {
        keys.emplace_back(FoundBy::Referenced, Ids{id_of(referenced_, column)});
    }
    std::vector<Ids> constrained{Ids{}};
    Ids together;
    for (const std::string& column : uses.constrained) {
        together.push_back(id_of(columns_, column));
        constrained.push_back({together.back()});
    }
    if (uses.is_unnamed) {
        for (const Ids& column : constrained) {
            keys.emplace_back(FoundBy::UnnamedOn, column);
            if (!uses.may_be_dropped) {
                keys.emplace_back(FoundBy::SurelyUnnamedOn, column);
            }
        }
    }
    if (uses.may_be_dropped) {
        std::ranges::sort(together);
        keys.emplace_back(FoundBy::DoubtfulOn, std::move(together));
    }
    std::ranges::sort(keys);
    const auto again = std::ranges::unique(keys);
    keys.erase(again.begin(), again.end());
    return keys;
}

void NamedUses::note(std::ptrdiff_t rank, std::size_t position, const Uses& uses) {
    Known& known = elements_[rank];
    Keys keys = keys_of(uses);
    Keys changed;
    std::ranges::set_difference(known.keys, keys, std::back_inserter(changed));
    for (const Key& key : changed) {
        leave(rank, key);
    }
    changed.clear();
    std::ranges::set_difference(keys, known.keys, std::back_inserter(changed));
    for (const Key& key : changed) {
        ranks_[key].insert(rank);
    }
    known = {.position = position, .keys = std::move(keys)};
}

void NamedUses::leave(std::ptrdiff_t rank, const Key& key) {
    const auto ranks = ranks_.find(key);
    ranks->second.erase(rank);
    if (ranks->second.empty()) {
        ranks_.erase(ranks);
    }
}

void NamedUses::forget(std::ptrdiff_t rank) {
    for (const Key& key : elements_.at(rank).keys) {
        leave(rank, key);
    }
    elements_.erase(rank);
}

bool NamedUses::rename_column(std::string_view from, const std::string& to) {
    const auto old = columns_.find(from);
    if (old == columns_.end()) {
        return true;
    }
    const auto taken = columns_.find(to);
    if (taken != columns_.end() && taken != old) {
        if (ranks_.contains({FoundBy::Column, {taken->second}})) {
            return false;
        }
        columns_.erase(taken);
    }
    auto name = columns_.extract(old);
    name.key() = to;
    columns_.insert(std::move(name));
    return true;
}

void NamedUses::add(const Key& key, std::size_t most, std::set<std::size_t>& positions) const {
    const auto ranks = ranks_.find(key);
    if (ranks == ranks_.end()) {
        return;
    }
    for (const std::ptrdiff_t rank : ranks->second) {
        if (positions.size() >= most) {
            return;
        }
        positions.insert(elements_.at(rank).position);
    }
}

NamedUses::Positions NamedUses::find(FoundBy by, std::string_view column, std::size_t most) const {
    const Names& names = by == FoundBy::Referenced ? referenced_ : columns_;
    const auto name = names.find(column);
    std::set<std::size_t> positions;
    if (column.empty()) {
        add({by, {}}, most, positions);
    } else if (name != names.end()) {
        add({by, {name->second}}, most, positions);
    }
    return {positions.begin(), positions.end()};
}

NamedUses::Positions NamedUses::find_beginning(FoundBy by, std::string_view begin,
                                               std::size_t most) {
    std::set<std::size_t> positions;
    const std::string lower = text::to_lower(begin);
    for (auto name = columns_.lower_bound(begin); positions.size() < most &&
                                                  name != columns_.end() &&
                                                  text::to_lower(name->first).starts_with(lower);) {
        add({by, {name->second}}, most, positions);
        const bool is_named = ranks_.contains({FoundBy::Column, {name->second}});
        name = is_named ? std::next(name) : columns_.erase(name);
    }
    return {positions.begin(), positions.end()};
}

NamedUses::Positions NamedUses::find_doubtful(const std::vector<std::string>& columns) const {
    Ids ids;
    for (const std::string& column : columns) {
        const auto name = columns_.find(column);
        if (name == columns_.end()) {
            return {};
        }
        ids.push_back(name->second);
    }
    std::ranges::sort(ids);
    std::set<std::size_t> positions;
    add({FoundBy::DoubtfulOn, ids}, all, positions);
    return {positions.begin(), positions.end()};
}

}  // namespace tsqlaudit::catalog
