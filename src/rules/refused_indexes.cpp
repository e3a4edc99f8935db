#include <algorithm>

#include "rules/expressions.h"
#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexKind;
using sqlserver::TypeId;

Report about(const Index& index, std::string_view variant, std::vector<std::string> columns) {
    return {.variant = variant,
            .columns = std::move(columns),
            .object = index.name,
            .span = index.span,
            .arguments = {{"object", display_name(index)}}};
}

void report_filter(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const catalog::Column& column : context.table.columns) {
        if (index.filter != nullptr && column.computed &&
            names_column(*index.filter, column.name)) {
            sink.report(about(index, "filtered-by-computed-column", {column.name}));
        }
    }
}

void report_key_types(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const std::string& name : key_names(index)) {
        const sqlserver::DataType& type = context.table.column_or_unknown(name).type;
        if (type.id == TypeId::Unknown || type.id == TypeId::UserDefined ||
            sqlserver::can_be_index_key(type)) {
            continue;
        }
        Report report = about(index, "key-type", {name});
        report.arguments.emplace("what", sqlserver::to_sql(type));
        sink.report(std::move(report));
    }
}

void report_key_size(const CheckContext& context, const Index& index, FindingSink& sink) {
    const auto limits = sqlserver::index_limits(context.settings.target);
    const int limit =
        index.is_clustered ? limits.clustered_key_bytes : limits.nonclustered_key_bytes;
    const int bytes = key_size(context.table, index).fixed;
    if (bytes > limit) {
        Report report = about(index, "key-bytes", key_names(index));
        report.arguments.emplace("what", std::to_string(bytes));
        report.arguments.emplace("limit", std::to_string(limit));
        sink.report(std::move(report));
    }
    if (std::ssize(index.key_columns) > limits.key_columns) {
        Report report = about(index, "key-columns", key_names(index));
        report.arguments.emplace("what", std::to_string(index.key_columns.size()));
        report.arguments.emplace("limit", std::to_string(limits.key_columns));
        sink.report(std::move(report));
    }
}

void report_partitioned_key(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::string& partition_column =
        index.storage.value_or(context.table.storage).partition_column;
    const bool holds_it = std::ranges::any_of(key_names(index), [&](const std::string& name) {
        return text::equals_ignoring_case(name, partition_column);
    });
    if (index.is_unique && !partition_column.empty() && !holds_it) {
        Report report = about(index, "unique-without-partition-column", key_names(index));
        report.arguments.emplace("what", partition_column);
        sink.report(std::move(report));
    }
}

}  // namespace

void report_refused_indexes(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        if (index.kind != IndexKind::Rowstore || context.table.is_memory_optimized) {
            continue;
        }
        report_filter(context, index, sink);
        report_key_types(context, index, sink);
        report_key_size(context, index, sink);
        report_partitioned_key(context, index, sink);
    }
}

}  // namespace tsqlaudit::rules
