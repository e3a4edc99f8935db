// Partition schemes and the columns by which tables and indexes are partitioned.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using catalog::IndexKind;
using catalog::PartitionFunction;
using catalog::Storage;

const PartitionFunction* find_function(const CheckContext& context, const Storage& storage) {
    const auto* scheme = context.catalog.find_scheme(storage.filegroup_or_scheme);
    return scheme == nullptr ? nullptr : context.catalog.find_partition_function(scheme->function);
}

Report about(const Storage& storage, std::string_view variant, std::string what) {
    return {.variant = variant,
            .columns = {storage.partition_column},
            .arguments = {{"what", std::move(what)}, {"limit", storage.filegroup_or_scheme}}};
}

void report_type(const CheckContext& context, const Storage& storage, FindingSink& sink) {
    const Column& column = context.table.column_or_unknown(storage.partition_column);
    const PartitionFunction* function = find_function(context, storage);
    if (function == nullptr || function->type.id == sqlserver::TypeId::Unknown ||
        !has_declared_type(&column) || sqlserver::same_type(column.type, function->type)) {
        return;
    }
    Report report = about(storage, "partition-type", sqlserver::to_sql(column.type));
    report.arguments["limit"] = sqlserver::to_sql(function->type);
    report.arguments.emplace("object", function->name);
    sink.report(std::move(report));
}

void report_column(const CheckContext& context, const Storage& storage, bool is_base,
                   FindingSink& sink) {
    const Column& column = context.table.column_or_unknown(storage.partition_column);
    if (column.computed && !column.computed->is_persisted) {
        sink.report(about(storage, "partition-column", "computed and not PERSISTED (error 7724)"));
    } else if (column.is_sparse && is_base) {
        sink.report(about(storage, "partition-column", "sparse"));
    } else if (column.is_encrypted) {
        sink.report(about(storage, "partition-column", "encrypted"));
    }
}

void report_scheme(const CheckContext& context, const Storage& storage, FindingSink& sink) {
    const auto* scheme = context.catalog.find_scheme(storage.filegroup_or_scheme);
    const PartitionFunction* function = find_function(context, storage);
    if (function == nullptr || function->is_altered || !scheme->filegroup_count) {
        return;
    }
    const std::size_t partitions = function->boundary_count + 1;
    if (*scheme->filegroup_count < partitions) {
        sink.report({.variant = "partition-scheme",
                     .object = scheme->name,
                     .arguments = {{"object", scheme->name},
                                   {"what", std::to_string(partitions)},
                                   {"limit", std::to_string(*scheme->filegroup_count)}}});
    }
}

bool is_same(const Storage& left, const Storage& right) {
    return text::equals_ignoring_case(left.filegroup_or_scheme, right.filegroup_or_scheme) &&
           text::equals_ignoring_case(left.partition_column, right.partition_column);
}

void report_unique_key(const CheckContext& context, const Index& index, FindingSink& sink) {
    const Storage& storage = index.storage ? *index.storage : context.table.storage;
    const std::string& partition_column = storage.partition_column;
    const bool holds_it = std::ranges::any_of(key_names(index), [&](const std::string& name) {
        return text::equals_ignoring_case(name, partition_column);
    });
    if (index.is_unique && storage.has_scheme() && !holds_it) {
        sink.report(
            refusal(index, "unique-without-partition-column", key_names(index), partition_column));
    }
}

}  // namespace

void report_refused_partitions(const CheckContext& context, FindingSink& sink) {
    const catalog::Table& table = context.table;
    if (table.is_memory_optimized) {
        return;  // cannot be partitioned at all
    }
    if (table.storage.is_partitioned()) {
        report_type(context, table.storage, sink);
        report_column(context, table.storage, true, sink);
        report_scheme(context, table.storage, sink);
    }
    if (table.is_created_on_scheme && !table.textimage_filegroup.empty()) {
        sink.report({.variant = "textimage"});
    }
    for (const Index& index : table.indexes) {
        if (index.kind != IndexKind::Rowstore) {
            continue;
        }
        report_unique_key(context, index, sink);
        if (!index.is_clustered && index.storage && index.storage->is_partitioned() &&
            !is_same(*index.storage, table.storage)) {
            report_type(context, *index.storage, sink);
            report_column(context, *index.storage, false, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
