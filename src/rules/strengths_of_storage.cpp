#include "rules/strengths_of_storage.h"

#include "rules/index_queries.h"
#include "rules/tenancy.h"
#include "text/compare.h"

namespace tsqlaudit::rules::of_storage {

using catalog::Compression;
using catalog::IndexKind;

Result columnstore_on_temporal(const StrengthContext& context) {
    for (const catalog::Index& index : context.table.indexes) {
        if (context.table.versioning && index.kind == IndexKind::Columnstore &&
            !index.is_disabled) {
            return Praise{.columns = {}, .detail = display_name(index)};
        }
    }
    return std::nullopt;
}

Result system_versioning(const StrengthContext& context) {
    if (!context.table.versioning) {
        return std::nullopt;
    }
    const catalog::QualifiedName& history = context.table.versioning->history_table;
    return Praise{.columns = {},
                  .detail = history.name.empty() ? "an anonymous history table" : history.dotted()};
}

Result spatial_index(const StrengthContext& context) {
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        return special_index(context.table, IndexKind::Spatial, view.column.name) != nullptr;
    }));
}

Result row_level_security(const StrengthContext& context) {
    const catalog::SecurityPolicy* policy = filter_policy(context.catalog, context.table);
    return policy == nullptr ? std::nullopt
                             : Result{Praise{.columns = {}, .detail = policy->name.dotted()}};
}

Result partitioned(const StrengthContext& context) {
    const catalog::Storage& storage = context.table.storage;
    if (!storage.is_partitioned()) {
        return std::nullopt;
    }
    return Praise{.columns = {storage.partition_column},
                  .detail = storage.has_scheme() ? " on " + storage.filegroup_or_scheme : ""};
}

Result compressed(const StrengthContext& context) {
    if (context.table.has_clustered_columnstore()) {
        return Praise{.columns = {}, .detail = "columnstore"};
    }
    const auto whole = context.table.compression.whole;
    if (whole == Compression::Row || whole == Compression::Page) {
        return Praise{.columns = {}, .detail = whole == Compression::Row ? "row" : "page"};
    }
    return std::nullopt;
}

Result memory_optimized(const StrengthContext& context) {
    if (!context.table.is_memory_optimized) {
        return std::nullopt;
    }
    return Praise{.columns = {},
                  .detail = context.table.is_schema_only ? "do not outlive a restart"
                                                         : "are as durable as those on disk"};
}

Result graph_table(const StrengthContext& context) {
    const bool is_node = context.table.kind == catalog::TableKind::Node;
    if (!is_node && context.table.kind != catalog::TableKind::Edge) {
        return std::nullopt;
    }
    return Praise{.columns = {}, .detail = is_node ? "nodes" : "edges"};
}

Result temporal_retention(const StrengthContext& context) {
    if (!context.table.versioning || !context.table.versioning->retention ||
        *context.table.versioning->retention == "INFINITE") {
        return std::nullopt;
    }
    return Praise{.columns = {}, .detail = text::to_lower(*context.table.versioning->retention)};
}

}  // namespace tsqlaudit::rules::of_storage
