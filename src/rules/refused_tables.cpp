#include <algorithm>
#include <array>

#include "rules/index_queries.h"
#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using sqlserver::TypeId;

Report about(const Column& column, std::string_view variant) {
    return {.variant = variant, .columns = {column.name}, .span = column.name_span};
}

void report_several(const CheckContext& context, bool (*is_kind)(const Column&),
                    const std::string& what, FindingSink& sink) {
    const auto& columns = context.table.columns;
    const auto first = std::ranges::find_if(columns, is_kind);
    if (first == columns.end()) {
        return;
    }
    const auto second = std::find_if(first + 1, columns.end(), is_kind);
    if (second != columns.end()) {
        Report report = about(*second, "second-of-its-kind");
        report.arguments.emplace("what", what);
        sink.report(std::move(report));
    }
}

// Named by the documentation as unsupported; other types are left alone.
bool is_refused_in_memory(TypeId type) {
    static constexpr std::array refused{
        TypeId::DateTimeOffset, TypeId::Geography,  TypeId::Geometry, TypeId::HierarchyId,
        TypeId::RowVersion,     TypeId::SqlVariant, TypeId::Xml,      TypeId::Vector};
    return std::ranges::find(refused, type) != refused.end();
}

void report_memory_optimized(const CheckContext& context, FindingSink& sink) {
    for (const Column& column : context.table.columns) {
        if (is_refused_in_memory(column.type.id)) {
            Report report = about(column, "memory-optimized-column");
            report.arguments.emplace("what", sqlserver::to_sql(column.type));
            sink.report(std::move(report));
        }
    }
    for (const catalog::Index& index : context.table.indexes) {
        if (index.is_clustered && index.kind == catalog::IndexKind::Rowstore) {
            sink.report({.variant = "memory-optimized-clustered",
                         .columns = key_names(index),
                         .object = index.name,
                         .span = index.span,
                         .arguments = {{"object", display_name(index)}}});
        }
    }
    if (!context.table.is_schema_only && context.table.primary_key() == nullptr) {
        sink.report({.variant = "memory-optimized-key"});
    }
}

}  // namespace

void report_refused_tables(const CheckContext& context, FindingSink& sink) {
    if (context.table.versioning && context.table.primary_key() == nullptr) {
        sink.report({.variant = "temporal-key"});
    }
    for (const Column& column : context.table.columns) {
        if (column.is_sparse && (!column.is_nullable || column.default_constraint)) {
            sink.report(about(column, "sparse"));
        }
    }
    report_several(
        context, [](const Column& column) { return column.identity.has_value(); }, "identity",
        sink);
    report_several(
        context, [](const Column& column) { return column.type.id == TypeId::RowVersion; },
        "rowversion", sink);
    if (context.table.is_memory_optimized) {
        report_memory_optimized(context, sink);
    }
}

}  // namespace tsqlaudit::rules
