#include "fix/taken_names.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

std::size_t hash_of(std::string_view name) {
    return std::hash<std::string>{}(text::to_lower(name));
}

}  // namespace

bool TakenNames::has(std::size_t hash) const {
    return hashes_.contains(hash) || (below_ != nullptr && below_->has(hash));
}

bool TakenNames::take(std::string_view name) {
    const std::size_t hash = hash_of(name);
    return (below_ == nullptr || !below_->has(hash)) && hashes_.insert(hash).second;
}

void TakenNames::give_back(std::string_view name) {
    hashes_.erase(hash_of(name));
}

bool TakenNames::has_one_of(const TakenNames& others) const {
    return std::ranges::any_of(others.hashes_, [&](std::size_t hash) { return has(hash); });
}

void TakenNames::take_all_of(TakenNames others) {
    hashes_.merge(others.hashes_);
}

}  // namespace tsqlaudit::fix
