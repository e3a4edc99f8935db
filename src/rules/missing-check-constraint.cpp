#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

// Unique by itself: it names the row, and is no choice among a few values.
bool identifies_rows(const catalog::Table& table, const std::string& column) {
    return unique_index(table, std::span{&column, 1}) != nullptr;
}

}  // namespace

void check_missing_check_constraint(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        if (!view.facts.is_enum_like || !column.type.is_character() || view.facts.is_foreign_key ||
            column.computed || !column.bound_rule.empty() ||
            has_check(context.table, column.name) || identifies_rows(context.table, column.name)) {
            continue;
        }
        sink.report({.variant = column.is_nullable          ? "nullable"
                                : context.facts.is_log_like ? "log"
                                                            : "default",
                     .columns = {column.name},
                     .span = column.name_span,
                     .arguments = {{"type", sqlserver::to_sql(column.type)}},
                     .remedy = AddCheck{.column = column.name}});
    }
}

}  // namespace tsqlaudit::rules
