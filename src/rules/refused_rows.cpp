// Sizes of the row that do not depend on what is in it.
#include <algorithm>

#include "rules/refusals.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using sqlserver::TypeId;

// Of what is declared: header, null bitmap and fixed columns. A sparse column takes nothing while
// it is NULL, and eight bits share a byte.
int least_bytes(const catalog::Table& table) {
    constexpr int header = 4;
    constexpr int column_count = 2;
    constexpr int bits_per_byte = 8;
    int bytes = header + column_count;
    int columns = 0;
    int bits = 0;
    for (const Column& column : table.columns) {
        if (!has_declared_type(&column) || column.is_sparse) {
            continue;
        }
        ++columns;
        if (column.type.id == TypeId::Bit) {
            ++bits;
        } else {
            bytes += sqlserver::byte_size(column.type).fixed;
        }
    }
    const auto in_bytes = [](int count) { return (count + bits_per_byte - 1) / bits_per_byte; };
    return bytes + in_bytes(columns) + in_bytes(bits);
}

}  // namespace

void report_refused_rows(const CheckContext& context, FindingSink& sink) {
    const catalog::Table& table = context.table;
    const int bytes = least_bytes(table);
    // Rows of the other kinds of tables are stored otherwise.
    if (bytes > sqlserver::max_row_bytes && !table.is_memory_optimized &&
        !table.has_clustered_columnstore()) {
        sink.report({.variant = "row-bytes",
                     .arguments = {{"what", std::to_string(bytes)},
                                   {"limit", std::to_string(sqlserver::max_row_bytes)}}});
    }
    const bool has_column_set = std::ranges::any_of(
        table.columns, [](const Column& column) { return column.is_column_set; });
    const auto count = std::ssize(table.columns);
    const int limit =
        has_column_set ? sqlserver::max_columns_with_column_set : sqlserver::max_columns;
    if (count > limit) {
        sink.report(
            {.variant = "column-count",
             .arguments = {{"what", std::to_string(count)}, {"limit", std::to_string(limit)}}});
    }
}

}  // namespace tsqlaudit::rules
