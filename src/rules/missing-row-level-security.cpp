#include <algorithm>

#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

bool is_filtered(const CheckContext& context) {
    return std::ranges::any_of(context.catalog.policies, [&](const auto& policy) {
        return policy.is_enabled && std::ranges::any_of(policy.predicates, [&](const auto& part) {
                   return part.is_filter && part.table == context.table.name;
               });
    });
}

bool has_filestream(const catalog::Table& table) {
    return std::ranges::any_of(table.columns, &catalog::Column::is_filestream);
}

}  // namespace

void check_missing_row_level_security(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || is_filtered(context) || has_filestream(context.table)) {
        return;
    }
    sink.report({.arguments = {{"tenant", column->name}},
                 .remedy = AddSecurityPredicates{column->name}});
}

}  // namespace tsqlaudit::rules
