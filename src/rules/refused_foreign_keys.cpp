#include <algorithm>
#include <set>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::ReferentialAction;
using catalog::Table;
using sqlserver::TypeId;

Report about(const ForeignKey& key, std::string_view variant, std::vector<std::string> columns) {
    return {.variant = variant,
            .columns = std::move(columns),
            .object = key.name,
            .span = key.span,
            .arguments = {{"parent", key.referenced_table.dotted()}}};
}

bool is_known(const Column* column) {
    return column != nullptr && column->type.id != TypeId::Unknown &&
           column->type.id != TypeId::UserDefined;
}

void report_types(const CheckContext& context, const ForeignKey& key, const Table& parent,
                  FindingSink& sink) {
    for (std::size_t i = 0; i < std::min(key.columns.size(), key.referenced_columns.size()); ++i) {
        const Column* child_column = context.table.find_column(key.columns[i]);
        const Column* parent_column = parent.find_column(key.referenced_columns[i]);
        if (is_known(child_column) && is_known(parent_column) &&
            !sqlserver::same_type(child_column->type, parent_column->type)) {
            Report report = about(key, "foreign-key-type", {child_column->name});
            report.arguments.emplace("what", sqlserver::to_sql(child_column->type));
            report.arguments.emplace("limit", sqlserver::to_sql(parent_column->type));
            sink.report(std::move(report));
        }
    }
}

using Names = std::set<std::string, text::LessIgnoringCase>;

bool is_unique_in(const Table& parent, const std::vector<std::string>& columns) {
    const Names referenced{columns.begin(), columns.end()};
    return std::ranges::any_of(parent.indexes, [&](const catalog::Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return index.is_unique && index.filter == nullptr &&
               std::ranges::equal(Names{keys.begin(), keys.end()}, referenced,
                                  [](const std::string& left, const std::string& right) {
                                      return text::equals_ignoring_case(left, right);
                                  });
    });
}

void report_actions(const CheckContext& context, const ForeignKey& key, FindingSink& sink) {
    for (const ReferentialAction action : {key.on_delete, key.on_update}) {
        const auto refuses = [&](const std::string& name) {
            const Column& column = context.table.column_or_unknown(name);
            return !column.is_nullable &&
                   (action == ReferentialAction::SetNull ||
                    (action == ReferentialAction::SetDefault && !column.default_constraint));
        };
        const auto refused = std::ranges::find_if(key.columns, refuses);
        if (refused != key.columns.end()) {
            const bool is_null = action == ReferentialAction::SetNull;
            return sink.report(about(key, is_null ? "set-null" : "set-default", {*refused}));
        }
    }
}

}  // namespace

void report_refused_foreign_keys(const CheckContext& context, FindingSink& sink) {
    for (const ForeignKey& key : context.table.foreign_keys) {
        report_actions(context, key, sink);
        if (!key.referenced_index || key.not_enforced) {
            continue;
        }
        const Table& parent = context.catalog.tables.at(*key.referenced_index);
        if (parent.columns_unknown || parent.kind == catalog::TableKind::External) {
            continue;
        }
        report_types(context, key, parent, sink);
        if (!is_unique_in(parent, key.referenced_columns)) {
            sink.report(about(key, "foreign-key-target", key.columns));
        }
        if (parent.is_memory_optimized != context.table.is_memory_optimized) {
            sink.report(about(key, "memory-optimized-foreign-key", key.columns));
        }
    }
}

}  // namespace tsqlaudit::rules
