#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "facts/expressions.h"
#include "rules/columns.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using Names = std::set<std::string, text::LessIgnoringCase>;

Names checked_columns(const catalog::Table& table) {
    Names names;
    for (const catalog::CheckConstraint& check : table.checks) {
        if (!check.is_disabled) {
            const std::vector<std::string> columns =
                facts::columns_checked_as_json(check.condition);
            names.insert(columns.begin(), columns.end());
        }
    }
    return names;
}

// No columnstore index is known to hold the json type. What the table has, its history has, too.
bool is_in_columnstore(const CheckContext& context, const std::string& column) {
    const auto holds_it = [&](const catalog::Table& table) {
        return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
            return index.kind == catalog::IndexKind::Columnstore &&
                   (index.is_clustered ||
                    std::ranges::any_of(index.key_columns, [&](const auto& key) {
                        return text::equals_ignoring_case(key.name, column);
                    }));
        });
    };
    const catalog::Table* history =
        context.table.versioning
            ? context.catalog.find_table(context.table.versioning->history_table)
            : nullptr;
    return holds_it(context.table) || (history != nullptr && holds_it(*history));
}

void report_likely(const ColumnView& view, const CheckContext& context, bool has_type,
                   FindingSink& sink) {
    const std::string check = "If " + view.column.name + " holds JSON, check that with ISJSON";
    sink.report({.variant = "likely",
                 .columns = {view.column.name},
                 .span = view.column.name_span,
                 .arguments = {{"type", sqlserver::to_sql(view.column.type)}},
                 .remedy = Advice{"Say what " + view.column.name + " of " +
                                      context.table.name.dotted() + " holds",
                                  has_type ? check + ", or use the json type." : check + "."}});
}

}  // namespace

void check_json_in_text(const CheckContext& context, FindingSink& sink) {
    const bool target_has_type =
        has_feature(context.settings.target, "json_type") && !context.table.is_memory_optimized;
    const Names checked_names = checked_columns(context.table);
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        const bool has_type = target_has_type && !is_in_columnstore(context, column.name);
        const bool checked = checked_names.contains(column.name);
        if (view.facts.may_hold_json && !column.computed) {
            report_likely(view, context, has_type, sink);
        }
        if (!view.facts.holds_json || !column.type.is_character() || column.computed ||
            (checked && !has_type)) {
            continue;
        }
        Report report{.variant = !has_type ? "unchecked"
                                 : checked ? "checked"
                                           : "default",
                      .columns = {column.name},
                      .span = column.name_span,
                      .arguments = {{"type", sqlserver::to_sql(column.type)}}};
        if (has_type) {
            report.remedy = AlterColumn{.name = column.name, .type = "json"};
        } else {
            report.remedy =
                AddCheck{column.name, "ISJSON(" + sqlserver::quote_name(column.name) + ") = 1"};
        }
        sink.report(std::move(report));
    }
}

}  // namespace tsqlaudit::rules
