#include "rules/natural_key.h"

#include <algorithm>
#include <iterator>

#include "rules/columns.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

bool is_all_of_key(const CheckContext& context, const facts::NaturalKeyCandidate& candidate,
                   std::string_view column) {
    return !candidate.columns.empty() &&
           text::equals_ignoring_case(candidate.columns.back(), column) &&
           std::all_of(candidate.columns.begin(), std::prev(candidate.columns.end()),
                       [&](const std::string& name) {
                           return column_view(context, name).facts.role ==
                                  facts::ColumnRole::Tenant;
                       });
}

bool is_said_of_key(const CheckContext& context, std::string_view column) {
    if (std::ranges::find(context.judges, "missing-natural-key") == context.judges.end()) {
        return false;
    }
    const bool is_small = context.facts.scale.scale <= facts::Scale::Small;
    return std::ranges::any_of(
        context.facts.natural_keys, [&](const facts::NaturalKeyCandidate& candidate) {
            return (candidate.is_guess || is_small) && !candidate.covered_by &&
                   is_all_of_key(context, candidate, column);
        });
}

}  // namespace tsqlaudit::rules
