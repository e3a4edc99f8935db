#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

void check_missing_tenant_index(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || column->is_encrypted_randomly || !takes_another_index(context.table) ||
        seek_index(context.table, column->name) != nullptr ||
        context.table.storage.partition_column == column->name ||
        has_index_of_live_rows(context, column->name)) {
        return;
    }
    CreateIndex remedy{.key_columns = {{column->name}}};
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role == facts::ColumnRole::SoftDeleteFlag &&
            view.column.can_be_index_key()) {
            remedy.key_columns.push_back({view.column.name});
            break;
        }
    }
    sink.report({.variant = context.table.has_clustered_columnstore() ? "columnstore" : "default",
                 .columns = {column->name},
                 .span = column->name_span,
                 .remedy = std::move(remedy)});
}

}  // namespace tsqlaudit::rules
