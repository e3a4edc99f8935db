// Sparse columns and column sets.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Compression;
using sqlserver::TypeId;

bool has_refused_type(const Column& column) {
    switch (column.type.id) {
        case TypeId::RowVersion:
        case TypeId::UserDefined:
        case TypeId::Geometry:
        case TypeId::Geography:
            return true;
        case TypeId::Unknown:
            return false;
        default:
            return column.type.is_legacy_lob() ||
                   (!column.type.alias.empty() && column.type.alias != "sysname");
    }
}

// What a sparse column cannot be besides; empty if it is nothing of the kind.
std::string conflict(const Column& column) {
    if (column.identity) {
        return "an identity column";
    }
    if (column.is_rowguidcol) {
        return "ROWGUIDCOL";
    }
    if (column.is_filestream) {
        return "FILESTREAM";
    }
    return has_refused_type(column) ? "of type " + sqlserver::to_sql(column.type) : "";
}

void report_column(const Column& column, FindingSink& sink) {
    if (!column.is_nullable || column.default_constraint) {
        sink.report(refusal(column, "sparse"));
    }
    if (std::string what = conflict(column); !what.empty()) {
        sink.report(refusal(column, "sparse-column", std::move(what)));
    }
}

void report_index(const CheckContext& context, const catalog::Index& index, FindingSink& sink) {
    if (index.kind != catalog::IndexKind::Rowstore ||
        !(index.is_clustered || index.is_primary_key)) {
        return;
    }
    for (const std::string& name : key_names(index)) {
        if (context.table.column_or_unknown(name).is_sparse) {
            sink.report(refusal(index, "sparse-key", {name}));
        }
    }
}

bool is_compressed(Compression compression) {
    return compression == Compression::Row || compression == Compression::Page;
}

// All of it, without a partition that says otherwise.
bool is_compressed(const catalog::CompressionSetting& setting) {
    return setting.whole && is_compressed(*setting.whole) &&
           std::ranges::all_of(setting.partitions, [](const auto& partition) {
               return is_compressed(partition.second);
           });
}

}  // namespace

void report_refused_sparse(const CheckContext& context, FindingSink& sink) {
    const catalog::Table& table = context.table;
    if (table.is_memory_optimized) {
        return;  // takes no sparse columns at all
    }
    for (const Column& column : table.columns) {
        if (column.is_sparse) {
            report_column(column, sink);
        }
    }
    for (const catalog::Index& index : table.indexes) {
        report_index(context, index, sink);
    }
    const auto sparse = std::ranges::find_if(table.columns, [](const Column& column) {
        return column.is_sparse || column.is_column_set;
    });
    if (sparse != table.columns.end() && is_compressed(table.compression)) {
        sink.report(refusal(*sparse, "sparse-compression"));
    }
}

}  // namespace tsqlaudit::rules
