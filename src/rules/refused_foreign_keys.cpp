// What a foreign key refers to.
#include <algorithm>
#include <string>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::Table;

// Not the one of the database, which the input does not show.
bool is_collation(std::string_view collation) {
    return !collation.empty() && !text::equals_ignoring_case(collation, "database_default");
}

void report_column(const Column& child, const Column& parent, const ForeignKey& key,
                   FindingSink& sink) {
    if (!has_declared_type(&child) || !has_declared_type(&parent)) {
        return;
    }
    if (!sqlserver::same_type(child.type, parent.type)) {
        Report report =
            refusal(key, "foreign-key-type", {child.name}, sqlserver::to_sql(child.type));
        report.arguments.emplace("limit", sqlserver::to_sql(parent.type));
        sink.report(std::move(report));
    } else if (is_collation(child.collation) && is_collation(parent.collation) &&
               !text::equals_ignoring_case(child.collation, parent.collation)) {
        Report report = refusal(key, "foreign-key-collation", {child.name}, child.collation);
        report.arguments.emplace("limit", parent.collation);
        sink.report(std::move(report));
    }
}

void report_columns(const CheckContext& context, const ForeignKey& key, const Table& parent,
                    FindingSink& sink) {
    for (std::size_t i = 0; i < std::min(key.columns.size(), key.referenced_columns.size()); ++i) {
        const Column* child_column = context.table.find_column(key.columns[i]);
        const Column* parent_column = parent.find_column(key.referenced_columns[i]);
        if (child_column != nullptr && parent_column != nullptr) {
            report_column(*child_column, *parent_column, key, sink);
        }
    }
}

void report_computed(const CheckContext& context, const ForeignKey& key, const Table& parent,
                     FindingSink& sink) {
    for (const std::string& name : key.columns) {
        const Column& column = context.table.column_or_unknown(name);
        if (column.computed && !column.computed->is_persisted) {
            sink.report(refusal(key, "foreign-key-computed", {name}));
        }
    }
    for (const std::string& name : key.referenced_columns) {
        const Column* column = parent.find_column(name);
        if (column != nullptr && column->computed && !column->computed->is_persisted) {
            sink.report(refusal(key, "foreign-key-computed-target", key.columns, name));
        }
    }
}

void report_target(const CheckContext& context, const ForeignKey& key, const Table& parent,
                   FindingSink& sink) {
    if (!is_unique_in(parent, key.referenced_columns)) {
        sink.report(refusal(key, "foreign-key-target", key.columns));
    }
    if (parent.is_memory_optimized != context.table.is_memory_optimized) {
        sink.report(refusal(key, "memory-optimized-foreign-key", key.columns));
    }
}

}  // namespace

void report_refused_foreign_keys(const CheckContext& context, FindingSink& sink) {
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (!key.referenced_index) {
            if (context.catalog.find_view(key.referenced_table) != nullptr) {
                sink.report(refusal(key, "foreign-key-view", key.columns));
            }
            continue;
        }
        const Table& parent = context.catalog.tables.at(*key.referenced_index);
        if (parent.columns_unknown || parent.kind == catalog::TableKind::External) {
            continue;
        }
        if (!key.referenced_columns.empty() &&
            key.referenced_columns.size() != key.columns.size()) {
            Report report = refusal(key, "foreign-key-column-count", key.columns,
                                    std::to_string(key.columns.size()));
            report.arguments.emplace("limit", std::to_string(key.referenced_columns.size()));
            sink.report(std::move(report));
            continue;
        }
        report_columns(context, key, parent, sink);
        report_computed(context, key, parent, sink);
        report_target(context, key, parent, sink);
    }
}

}  // namespace tsqlaudit::rules
