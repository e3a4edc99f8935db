#include "rules/columns.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

void check_tenant_id_type_mismatch(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    const sqlserver::DataType& usual = context.schema.tenant_type;
    if (column == nullptr || column->type.id == sqlserver::TypeId::Unknown ||
        usual.id == sqlserver::TypeId::Unknown || sqlserver::same_type(column->type, usual)) {
        return;
    }
    const auto root = context.schema.tenant_root;
    sink.report({.columns = {column->name},
                 .span = column->name_span,
                 .arguments = {{"type", sqlserver::to_sql(column->type)},
                               {"usual", sqlserver::to_sql(usual)},
                               {"where", root ? table_name(context, *root) : "most tables"}},
                 .remedy = AlterColumn{.name = column->name, .type = sqlserver::to_sql(usual)}});
}

}  // namespace tsqlaudit::rules
