// Memory-optimised tables: indexes and foreign keys.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using catalog::Index;
using catalog::IndexKind;
using catalog::ReferentialAction;
using catalog::Table;

bool is_rows(const Index& index) {
    return index.kind == IndexKind::Rowstore || index.kind == IndexKind::Hash;
}

// What an index of a memory-optimised table cannot be or have, with the error.
std::vector<std::string> index_refusals(const Index& index) {
    std::vector<std::string> refusals;
    const auto add_if = [&](bool applies, std::string what) {
        if (applies) {
            refusals.push_back(std::move(what));
        }
    };
    const bool is_clustered_columnstore =
        index.kind == IndexKind::Columnstore && index.is_clustered;
    add_if(!is_rows(index) && !is_clustered_columnstore,
           "is neither NONCLUSTERED, HASH nor CLUSTERED COLUMNSTORE");
    add_if(index.is_created_alone && (is_rows(index) || is_clustered_columnstore),
           "is made by CREATE INDEX; ALTER TABLE … ADD INDEX does that");
    add_if(index.filter != nullptr, "is filtered");
    add_if(is_rows(index) && !index.included_columns.empty(), "has INCLUDE");
    add_if(is_rows(index) && index.fill_factor.has_value(), "has a FILLFACTOR");
    add_if(is_rows(index) && index.storage && !index.storage->filegroup_or_scheme.empty(),
           "is ON a filegroup or scheme");
    return refusals;
}

void report_index(const Table& table, const Index& index, FindingSink& sink) {
    for (std::string& what : index_refusals(index)) {
        sink.report(refusal(index, "memory-optimized-index", {}, std::move(what)));
    }
    if (index.is_clustered && index.kind == IndexKind::Rowstore) {
        sink.report(refusal(index, "memory-optimized-clustered", key_names(index)));
    }
    if (const int bytes = key_size(table, index).maximum;
        index.kind == IndexKind::Rowstore && bytes > sqlserver::memory_optimized_key_bytes) {
        sink.report(
            refusal(index, "memory-optimized-key-bytes", key_names(index), std::to_string(bytes)));
    }
    if (index.kind == IndexKind::Hash && !index.bucket_count) {
        sink.report(refusal(index, "no-bucket-count", key_names(index)));
    } else if (index.kind == IndexKind::Hash && *index.bucket_count > sqlserver::max_bucket_count) {
        sink.report(
            refusal(index, "bucket-count", key_names(index), std::to_string(*index.bucket_count)));
    }
}

void report_index_count(const CheckContext& context, FindingSink& sink) {
    const auto limit = sqlserver::memory_optimized_index_limit(context.settings.target);
    const auto count = std::ranges::count_if(context.table.indexes, is_rows);
    if (limit && count > *limit) {
        sink.report(
            {.variant = "memory-optimized-index-count",
             .arguments = {{"what", std::to_string(count)}, {"limit", std::to_string(*limit)}}});
    }
}

void report_foreign_key(const CheckContext& context, const ForeignKey& key, FindingSink& sink) {
    if (key.on_delete != ReferentialAction::NoAction ||
        key.on_update != ReferentialAction::NoAction) {
        sink.report(refusal(key, "memory-optimized-action", key.columns));
    }
    if (!key.referenced_index) {
        return;
    }
    const Table& parent = context.catalog.tables.at(*key.referenced_index);
    if (parent.columns_unknown || !parent.is_memory_optimized) {
        return;
    }
    const Index* primary = parent.primary_key();
    if (is_unique_in(parent, key.referenced_columns) &&
        (primary == nullptr || !has_key(*primary, key.referenced_columns))) {
        sink.report(refusal(key, "memory-optimized-target", key.columns));
    }
    if (parent.is_schema_only && !context.table.is_schema_only) {
        sink.report(refusal(key, "memory-optimized-durability", key.columns));
    }
}

}  // namespace

void report_refused_memory_keys(const CheckContext& context, FindingSink& sink) {
    if (!context.table.is_memory_optimized) {
        return;
    }
    for (const Index& index : context.table.indexes) {
        report_index(context.table, index, sink);
    }
    report_index_count(context, sink);
    for (const ForeignKey& key : context.table.foreign_keys) {
        report_foreign_key(context, key, sink);
    }
}

}  // namespace tsqlaudit::rules
