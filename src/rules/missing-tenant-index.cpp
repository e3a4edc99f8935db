#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

// An index that includes nothing serves no query that adds up the rows of a tenant, and each load
// pays for it: which one is worth that, a person knows.
Advice advice_for_columnstore(const CheckContext& context, const std::string& column) {
    const std::string table = context.table.name.dotted();
    const std::string order = has_feature(context.settings.target, "cci_ordered")
                                  ? "Order the columnstore by " + column +
                                        ", so that row groups of other tenants are skipped, or add"
                                  : "Add";
    return {"Choose how queries of one tenant find their rows in " + table,
            order + " an index that leads with " + column + " and includes what they read: on " +
                column + " alone it serves only those that read few rows."};
}

}  // namespace

void check_missing_tenant_index(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || column->is_encrypted_randomly || !takes_another_index(context.table) ||
        seek_index(context.table, column->name) != nullptr ||
        context.table.storage.partition_column == column->name ||
        has_index_of_live_rows(context, column->name)) {
        return;
    }
    if (context.table.has_clustered_columnstore()) {
        sink.report({.variant = "columnstore",
                     .columns = {column->name},
                     .span = column->name_span,
                     .remedy = advice_for_columnstore(context, column->name)});
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
    sink.report(
        {.columns = {column->name}, .span = column->name_span, .remedy = std::move(remedy)});
}

}  // namespace tsqlaudit::rules
