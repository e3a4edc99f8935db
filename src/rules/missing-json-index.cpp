#include <algorithm>

#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

// An index on a computed column that reads the JSON.
bool has_indexed_path(const catalog::Table& table, const std::string& json) {
    return std::ranges::any_of(table.columns, [&](const catalog::Column& column) {
        return column.computed && column.computed->expression != nullptr &&
               names_column(*column.computed->expression, json) &&
               seek_index(table, column.name) != nullptr;
    });
}

}  // namespace

void check_missing_json_index(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        if (column.type.id != sqlserver::TypeId::Json || column.computed ||
            special_index(context.table, catalog::IndexKind::Json, column.name) != nullptr ||
            has_indexed_path(context.table, column.name)) {
            continue;
        }
        sink.report({.variant = can_have_json_index(context.table, context.settings.target)
                                    ? "json-index"
                                    : "computed-column",
                     .columns = {column.name},
                     .span = column.name_span,
                     .remedy = CreateJsonIndex{column.name}});
    }
}

}  // namespace tsqlaudit::rules
