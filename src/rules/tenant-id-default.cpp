#include "rules/expressions.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

void check_tenant_id_default(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || !column->default_constraint ||
        column->default_constraint->value == nullptr ||
        !is_constant(*column->default_constraint->value)) {
        return;
    }
    const std::string value = without_parentheses(column->default_constraint->value_text);
    sink.report({.columns = {column->name},
                 .object = column->default_constraint->name,
                 .span = column->name_span,
                 .arguments = {{"value", value}},
                 .remedy = DropDefault{column->name}});
}

}  // namespace tsqlaudit::rules
