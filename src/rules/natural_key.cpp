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

bool will_be_unique(const CheckContext& context, std::string_view column) {
    return std::ranges::any_of(
        context.facts.natural_keys, [&](const facts::NaturalKeyCandidate& candidate) {
            return !candidate.covered_by && is_all_of_key(context, candidate, column);
        });
}

}  // namespace tsqlaudit::rules
