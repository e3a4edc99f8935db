#include "rules/columns.h"

namespace tsqlaudit::rules {

namespace {

std::string successor(sqlserver::TypeId type) {
    switch (type) {
        case sqlserver::TypeId::Text:
            return "varchar(max)";
        case sqlserver::TypeId::NText:
            return "nvarchar(max)";
        case sqlserver::TypeId::Image:
            return "varbinary(max)";
        default:
            return "";
    }
}

}  // namespace

void check_deprecated_type(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        if (column.type.is_legacy_lob()) {
            const std::string type = successor(column.type.id);
            sink.report(
                {.columns = {column.name},
                 .span = column.name_span,
                 .arguments = {{"type", sqlserver::to_sql(column.type)}, {"successor", type}},
                 .remedy = AlterColumn{.name = column.name, .type = type}});
        } else if (column.type.is_legacy_name) {
            sink.report(
                {.variant = "timestamp", .columns = {column.name}, .span = column.name_span});
        }
    }
}

}  // namespace tsqlaudit::rules
