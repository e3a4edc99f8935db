#include "rules/tenancy.h"

namespace tsqlaudit::rules {

void check_tenant_id_nullable(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column != nullptr && column->is_nullable) {
        sink.report({.variant = context.facts.is_log_like ? "log" : "default",
                     .columns = {column->name},
                     .span = column->name_span,
                     .remedy = AlterColumn{.name = column->name, .nullable = false}});
    }
}

}  // namespace tsqlaudit::rules
