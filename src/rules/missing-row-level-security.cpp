#include <algorithm>

#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

bool has_filestream(const catalog::Table& table) {
    return std::ranges::any_of(table.columns, &catalog::Column::is_filestream);
}

}  // namespace

void check_missing_row_level_security(const CheckContext& context, FindingSink& sink) {
    const std::string tenant = tenant_column_name(context);
    if (tenant.empty() || filter_policy(context.catalog, context.table) != nullptr ||
        has_filestream(context.table)) {
        return;
    }
    sink.report({.arguments = {{"tenant", tenant}},
                 .remedy = Advice{"Put " + context.table.name.dotted() + " under a security policy",
                                  "Add a filter and a block predicate on " + tenant + " of " +
                                      context.table.name.dotted() +
                                      " to a security policy, and write its STATE = ON."}});
}

}  // namespace tsqlaudit::rules
