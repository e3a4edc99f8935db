#include "rules/columns.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

void check_missing_curve_index(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role != facts::ColumnRole::CurveCode ||
            seek_index(context.table, view.column.name) != nullptr) {
            continue;
        }
        CreateIndex remedy{.key_columns = {{view.column.name}}};
        if (view.column.is_nullable && !view.column.computed) {
            remedy.filter = sqlserver::quote_name(view.column.name) + " IS NOT NULL";
        }
        const bool is_small = context.facts.scale.scale <= facts::Scale::Small;
        sink.report({.variant = is_small ? "small" : "default",
                     .columns = {view.column.name},
                     .span = view.column.name_span,
                     .remedy = std::move(remedy)});
    }
}

}  // namespace tsqlaudit::rules
