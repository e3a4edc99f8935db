#include "fix/taken_names.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "text/compare.h"

namespace tsqlaudit::fix {

std::size_t TakenNames::hash_of(std::string_view name) {
    return text::hash_ignoring_case(name);
}

bool TakenNames::has(std::size_t hash) const {
    return hashes_.contains(hash) || (below_ != nullptr && below_->has(hash));
}

bool TakenNames::take(std::string_view name) {
    const std::size_t hash = hash_of(name);
    return (below_ == nullptr || !below_->has(hash)) && hashes_.insert(hash).second;
}

void TakenNames::take_all(const std::vector<std::vector<std::size_t>>& names) {
    std::size_t count = hashes_.size();
    for (const std::vector<std::size_t>& some : names) {
        count += some.size();
    }
    hashes_.reserve(count);
    for (const std::vector<std::size_t>& some : names) {
        hashes_.insert(some.begin(), some.end());
    }
}

void TakenNames::give_back(std::string_view name) {
    hashes_.erase(hash_of(name));
}

bool TakenNames::has_one_of(const TakenNames& others) const {
    return std::ranges::any_of(others.hashes_, [&](std::size_t hash) { return has(hash); });
}

void TakenNames::take_all_of(TakenNames others) {
    hashes_.insert(others.hashes_.begin(), others.hashes_.end());
}

}  // namespace tsqlaudit::fix
