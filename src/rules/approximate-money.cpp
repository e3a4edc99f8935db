#include "rules/columns.h"

namespace tsqlaudit::rules {

void check_approximate_money(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role == facts::ColumnRole::Money && view.column.type.is_approximate() &&
            !view.column.computed) {
            sink.report(
                {.columns = {view.column.name},
                 .span = view.column.name_span,
                 .arguments = {{"type", sqlserver::to_sql(view.column.type)}},
                 .remedy = AlterColumn{.name = view.column.name, .type = "decimal(19, 4)"}});
        }
    }
}

}  // namespace tsqlaudit::rules
