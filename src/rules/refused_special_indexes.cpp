#include <algorithm>

#include "facts/columnstore_fit.h"
#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
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

void report_columnstore(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> listed = key_names(index);
    for (const Column& column : context.table.columns) {
        const bool is_part =
            index.is_clustered || std::ranges::find(listed, column.name) != listed.end();
        const facts::ColumnstoreFit fit =
            index.is_clustered
                ? facts::fits_clustered_columnstore(column, context.settings.target)
                : facts::fits_nonclustered_columnstore(column, context.settings.target);
        if (is_part && fit == facts::ColumnstoreFit::Refused) {
            sink.report(about(index, "columnstore-column", {column.name}));
        }
    }
}

// The documented bounds, as far as the declaration alone exceeds them.
bool lacks_key(const catalog::Table& table, int most_columns, int most_bytes) {
    const Index* key = table.primary_key();
    return key == nullptr || !key->is_clustered || std::ssize(key->key_columns) > most_columns ||
           key_size(table, *key).fixed > most_bytes;
}

void report_spatial(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> columns = key_names(index);
    if (lacks_key(context.table, sqlserver::spatial_primary_key_columns,
                  sqlserver::spatial_primary_key_bytes)) {
        sink.report(about(index, "spatial-index-key", columns));
    }
    const Column& column = context.table.column_or_unknown(columns.at(0));
    const bool is_geometry = column.type.id == TypeId::Geometry;
    const bool is_geography = column.type.id == TypeId::Geography;
    if ((is_geometry && !index.spatial.bounding_box) ||
        (is_geography && index.spatial.bounding_box)) {
        sink.report(about(index, is_geometry ? "no-bounding-box" : "bounding-box", columns));
    }
}

void report_several_columnstores(const CheckContext& context, FindingSink& sink) {
    const Index* first = nullptr;
    for (const Index& index : context.table.indexes) {
        if (index.kind != IndexKind::Columnstore) {
            continue;
        }
        if (first != nullptr) {
            Report report = about(index, "several-columnstores", {});
            report.arguments.emplace("what", display_name(*first));
            sink.report(std::move(report));
        }
        first = &index;
    }
}

}  // namespace

void report_refused_special_indexes(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        if (index.kind == IndexKind::Columnstore && !context.table.is_memory_optimized) {
            report_columnstore(context, index, sink);
        } else if (index.kind == IndexKind::Spatial) {
            report_spatial(context, index, sink);
        } else if (index.kind == IndexKind::Json &&
                   lacks_key(context.table, sqlserver::json_clustering_key_columns,
                             sqlserver::json_clustering_key_bytes - 1)) {
            sink.report(about(index, "json-index-key", key_names(index)));
        }
    }
    report_several_columnstores(context, sink);
}

}  // namespace tsqlaudit::rules
