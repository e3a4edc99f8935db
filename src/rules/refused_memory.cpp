// Memory-optimised tables: columns, storage and what they cannot be besides.
#include <algorithm>

#include "rules/refusals.h"
#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Compression;
using catalog::Table;
using catalog::TableKind;

// What a memory-optimised table cannot have a column be, with the error.
std::vector<std::string> column_refusals(const CheckContext& context, const Column& column) {
    std::vector<std::string> refusals;
    const auto add_if = [&](bool applies, std::string what) {
        if (applies) {
            refusals.push_back(std::move(what));
        }
    };
    add_if(!column.computed && sqlserver::is_refused_in_memory(column.type),
           sqlserver::to_sql(column.type) +
               ", which a memory-optimized table cannot have (error 10794)");
    add_if(column.computed &&
               !has_feature(context.settings.target, "memory_optimized_computed_columns"),
           "computed, which a column of a memory-optimized table can be from SQL Server 2017 on "
           "(error 12300)");
    add_if(column.is_sparse || column.is_column_set,
           "sparse or a column set, which a memory-optimized table cannot have (error 10794)");
    add_if(column.is_rowguidcol,
           "ROWGUIDCOL, which a memory-optimized table cannot have (error 10794)");
    add_if(column.is_filestream,
           "FILESTREAM, which a memory-optimized table cannot have (error 10794)");
    add_if(column.identity && !sqlserver::is_memory_optimized_identity(column.identity->seed,
                                                                       column.identity->increment),
           "an identity column that does not count from 1 by 1, as one of a memory-optimized table "
           "has to (error 12339)");
    return refusals;
}

bool is_compressed(const catalog::CompressionSetting& setting) {
    const auto is_row_or_page = [](Compression value) {
        return value == Compression::Row || value == Compression::Page;
    };
    return (setting.whole && is_row_or_page(*setting.whole)) ||
           std::ranges::any_of(setting.partitions, [&](const auto& partition) {
               return is_row_or_page(partition.second);
           });
}

std::vector<std::string> table_refusals(const Table& table) {
    std::vector<std::string> refusals;
    const auto add_if = [&](bool applies, std::string what) {
        if (applies) {
            refusals.push_back(std::move(what));
        }
    };
    add_if(is_compressed(table.compression), "DATA_COMPRESSION (error 10794)");
    add_if(!table.storage.filegroup_or_scheme.empty(), "ON a filegroup or scheme (error 10794)");
    add_if(table.kind == TableKind::Node || table.kind == TableKind::Edge,
           "AS NODE or AS EDGE (error 13910)");
    add_if(table.is_ledger, "LEDGER = ON");
    return refusals;
}

}  // namespace

void report_refused_memory(const CheckContext& context, FindingSink& sink) {
    const Table& table = context.table;
    if (!table.is_memory_optimized) {
        return;
    }
    for (const Column& column : table.columns) {
        for (std::string& what : column_refusals(context, column)) {
            sink.report(refusal(column, "memory-optimized-column", std::move(what)));
        }
    }
    for (std::string& what : table_refusals(table)) {
        sink.report(
            {.variant = "memory-optimized-table", .arguments = {{"what", std::move(what)}}});
    }
    if (!table.is_schema_only && table.primary_key() == nullptr) {
        sink.report({.variant = "memory-optimized-key"});
    }
    if (table.is_schema_only && table.indexes.empty()) {
        sink.report({.variant = "memory-optimized-no-index"});
    }
}

}  // namespace tsqlaudit::rules
