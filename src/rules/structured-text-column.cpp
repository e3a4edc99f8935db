#include "rules/columns.h"

namespace tsqlaudit::rules {

void check_structured_text_column(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role != facts::ColumnRole::StructuredText ||
            !view.column.type.is_character() || view.column.computed || view.column.is_encrypted ||
            view.facts.may_hold_json) {
            continue;
        }
        sink.report(
            {.columns = {view.column.name},
             .span = view.column.name_span,
             .arguments = {{"type", sqlserver::to_sql(view.column.type)}},
             .remedy = Advice{"Choose where the parts of " + view.column.name + " of " +
                                  context.table.name.dotted() + " are kept",
                              "Keep the parts of " + view.column.name +
                                  " in columns of their own, in a child table, or as JSON."}});
    }
}

}  // namespace tsqlaudit::rules
