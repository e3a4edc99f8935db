#include <algorithm>

#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// The newest and the best come first.
bool is_read_from_the_top(ColumnRole role) {
    return role == ColumnRole::UsageTimestamp || role == ColumnRole::ModifiedTimestamp ||
           role == ColumnRole::CreatedTimestamp || role == ColumnRole::Score;
}

// Other rules speak about these.
bool has_rule_of_its_own(const ColumnView& view) {
    return view.facts.is_foreign_key || view.facts.role == ColumnRole::Tenant ||
           view.facts.role == ColumnRole::CurveCode;
}

CreateIndex index_on(const ColumnView& view) {
    CreateIndex index{.key_columns = {{view.column.name, is_read_from_the_top(view.facts.role)}}};
    if (view.column.is_nullable && !view.column.computed) {
        index.filter = sqlserver::quote_name(view.column.name) + " IS NOT NULL";
    }
    return index;
}

bool is_used_by_an_index(const catalog::Table& table, const std::string& flag) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return std::ranges::find(keys, flag) != keys.end() ||
               std::ranges::find(index.included_columns, flag) != index.included_columns.end() ||
               (index.filter != nullptr && names_column(*index.filter, flag));
    });
}

void report_flags(const CheckContext& context, FindingSink& sink) {
    std::vector<std::string> flags;
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role == ColumnRole::SoftDeleteFlag &&
            !is_used_by_an_index(context.table, view.column.name)) {
            flags.push_back(view.column.name);
        }
    }
    if (!flags.empty()) {
        sink.report({.variant = "flag",
                     .columns = flags,
                     .span = column_view(context, flags.front()).column.name_span});
    }
}

}  // namespace

void check_missing_lookup_index(const CheckContext& context, FindingSink& sink) {
    const bool is_small = context.facts.scale.scale <= facts::Scale::Small;
    for (const ColumnView& view : live_columns(context)) {
        if (!view.facts.is_lookup || view.facts.role == ColumnRole::SoftDeleteFlag ||
            view.column.type.id == sqlserver::TypeId::Bit || has_rule_of_its_own(view) ||
            !sqlserver::can_be_index_key(view.column.type) ||
            seek_index(context.table, view.column.name) != nullptr) {
            continue;
        }
        sink.report({.variant = is_small                  ? "small"
                                : view.facts.is_enum_like ? "few-values"
                                                          : "default",
                     .columns = {view.column.name},
                     .span = view.column.name_span,
                     .remedy = index_on(view)});
    }
    report_flags(context, sink);
}

}  // namespace tsqlaudit::rules
