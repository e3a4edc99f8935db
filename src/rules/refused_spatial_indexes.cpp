// Spatial indexes.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using sqlserver::TypeId;

void report_key(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> columns = key_names(index);
    if (lacks_clustered_primary_key(context.table, sqlserver::spatial_primary_key_columns,
                                    sqlserver::spatial_primary_key_bytes)) {
        sink.report(refusal(index, "spatial-index-key", columns));
        return;
    }
    for (const std::string& name : key_names(*context.table.primary_key())) {
        if (context.table.column_or_unknown(name).type.id == TypeId::RowVersion) {
            sink.report(refusal(index, "spatial-index-rowversion", columns, name));
        }
    }
}

void report_box(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> columns = key_names(index);
    const Column& column = context.table.column_or_unknown(columns.at(0));
    const auto& box = index.spatial.bounding_box;
    const bool is_geometry = column.type.id == TypeId::Geometry;
    const bool is_geography = column.type.id == TypeId::Geography;
    if ((is_geometry && !box) || (is_geography && box)) {
        sink.report(refusal(index, is_geometry ? "no-bounding-box" : "bounding-box", columns));
    } else if (box && (box->at(2) <= box->at(0) || box->at(3) <= box->at(1))) {
        sink.report(refusal(index, "bounding-box-order", columns));
    }
}

}  // namespace

void report_refused_spatial_indexes(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Spatial || context.table.is_memory_optimized) {
            continue;
        }
        report_key(context, index, sink);
        report_box(context, index, sink);
        const int cells = index.spatial.cells_per_object.value_or(1);
        if (cells < 1 || cells > sqlserver::max_cells_per_object) {
            sink.report(
                refusal(index, "cells-per-object", key_names(index), std::to_string(cells)));
        }
        if (index.storage && index.storage->is_partitioned()) {
            sink.report(refusal(index, "spatial-index-scheme", key_names(index),
                                index.storage->filegroup_or_scheme));
        }
    }
}

}  // namespace tsqlaudit::rules
