#include <algorithm>

#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

bool has_filestream(const catalog::Table& table) {
    return std::ranges::any_of(table.columns, &catalog::Column::is_filestream);
}

}  // namespace

void check_missing_row_level_security(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || filter_policy(context.catalog, context.table) != nullptr ||
        has_filestream(context.table)) {
        return;
    }
    sink.report(
        {.arguments = {{"tenant", column->name}}, .remedy = AddSecurityPredicates{column->name}});
}

}  // namespace tsqlaudit::rules
