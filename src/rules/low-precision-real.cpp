#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

void check_low_precision_real(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const bool is_weight = view.facts.role == facts::ColumnRole::Score ||
                               has_word(view.column.name, context.rule.words("weight"));
        if (is_weight && view.column.type.id == sqlserver::TypeId::Real && !view.column.computed) {
            sink.report({.columns = {view.column.name},
                         .span = view.column.name_span,
                         .remedy = AlterColumn{.name = view.column.name, .type = "float(53)"}});
        }
    }
}

}  // namespace tsqlaudit::rules
