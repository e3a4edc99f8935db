// Sizes of the row that do not depend on what is in it.
#include <algorithm>

#include "rules/refusals.h"
#include "rules/row_size.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

void report_refused_rows(const CheckContext& context, FindingSink& sink) {
    const catalog::Table& table = context.table;
    const int bytes = least_row_bytes(table);
    // Rows of the other kinds of tables are stored otherwise.
    if (bytes > sqlserver::max_row_bytes && !table.is_memory_optimized &&
        !table.has_clustered_columnstore()) {
        sink.report({.variant = "row-bytes",
                     .arguments = {{"what", std::to_string(bytes)},
                                   {"limit", std::to_string(sqlserver::max_row_bytes)}}});
    }
    const bool has_column_set = std::ranges::any_of(
        table.columns, [](const catalog::Column& column) { return column.is_column_set; });
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
