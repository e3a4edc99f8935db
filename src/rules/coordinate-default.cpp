#include <algorithm>

#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

bool is_in_unique_key(const catalog::Table& table, const std::string& column) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return index.is_unique && std::ranges::find(keys, column) != keys.end();
    });
}

}  // namespace

void check_coordinate_default(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const auto& constraint = view.column.default_constraint;
        const bool is_position =
            view.facts.role == ColumnRole::Coordinate || view.facts.role == ColumnRole::Ordinal;
        if (!is_position || !constraint || constraint->value == nullptr ||
            !is_constant(*constraint->value) ||
            !is_in_unique_key(context.table, view.column.name)) {
            continue;
        }
        sink.report({.columns = {view.column.name},
                     .object = constraint->name,
                     .span = view.column.name_span,
                     .arguments = {{"value", without_parentheses(constraint->value_text)}},
                     .remedy = DropDefault{view.column.name}});
    }
}

}  // namespace tsqlaudit::rules
