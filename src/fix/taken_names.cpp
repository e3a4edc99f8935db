#include "fix/taken_names.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::fix {

bool TakenNames::has(const std::string& folded) const {
    return folded_.contains(folded) || (below_ != nullptr && below_->has(folded));
}

bool TakenNames::take(std::string_view name) {
    std::string folded = text::to_lower(name);
    return (below_ == nullptr || !below_->has(folded)) && folded_.insert(std::move(folded)).second;
}

void TakenNames::give_back(std::string_view name) {
    folded_.erase(text::to_lower(name));
}

bool TakenNames::has_one_of(const TakenNames& others) const {
    return std::ranges::any_of(others.folded_,
                               [&](const std::string& folded) { return has(folded); });
}

void TakenNames::take_all_of(TakenNames others) {
    folded_.merge(others.folded_);
}

}  // namespace tsqlaudit::fix
