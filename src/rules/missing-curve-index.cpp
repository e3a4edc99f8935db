#include <algorithm>

#include "facts/expressions.h"
#include "rules/columns.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

// A bucket of another curve value: the index on that finds its rows too.
bool is_made_from_curve(const CheckContext& context, const catalog::Column& column) {
    return column.computed &&
           std::ranges::any_of(
               facts::columns_of(column.computed->expression), [&](const std::string& name) {
                   return context.table.find_column(name) != nullptr &&
                          column_view(context, name).facts.role == facts::ColumnRole::CurveCode;
               });
}

}  // namespace

void check_missing_curve_index(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role != facts::ColumnRole::CurveCode ||
            seek_index(context.table, view.column.name) != nullptr ||
            is_made_from_curve(context, view.column)) {
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
                     .arguments = {{"none", std::string(no_index(
                                                context.table, std::span{&view.column.name, 1}))}},
                     .remedy = std::move(remedy)});
    }
}

}  // namespace tsqlaudit::rules
