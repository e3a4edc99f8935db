// Keys of rowstore indexes.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using sqlserver::TypeId;

void report_key_types(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const std::string& name : key_names(index)) {
        const catalog::Column& column = context.table.column_or_unknown(name);
        if (has_declared_type(&column) && !sqlserver::can_be_index_key(column.type)) {
            sink.report(refusal(index, "key-type", {name}, sqlserver::to_sql(column.type)));
        }
    }
}

void report_key_size(const CheckContext& context, const Index& index, FindingSink& sink) {
    const auto limits = sqlserver::index_limits(context.settings.target);
    const int limit =
        index.is_clustered ? limits.clustered_key_bytes : limits.nonclustered_key_bytes;
    const int bytes = declared_key_bytes(context.table, index);
    if (bytes > limit) {
        Report report = refusal(index, "key-bytes", key_names(index), std::to_string(bytes));
        report.arguments.emplace("limit", std::to_string(limit));
        sink.report(std::move(report));
    }
    if (std::ssize(index.key_columns) > limits.key_columns) {
        Report report = refusal(index, "key-columns", key_names(index),
                                std::to_string(index.key_columns.size()));
        report.arguments.emplace("limit", std::to_string(limits.key_columns));
        sink.report(std::move(report));
    }
}

}  // namespace

void report_refused_indexes(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        if (index.kind == catalog::IndexKind::Rowstore && !context.table.is_memory_optimized) {
            report_key_types(context, index, sink);
            report_key_size(context, index, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
