#include <algorithm>

#include "rules/columns.h"

namespace tsqlaudit::rules {

namespace {

bool excludes_compression(const catalog::Table& table) {
    return table.has_clustered_columnstore() ||
           std::ranges::any_of(table.columns, [](const catalog::Column& column) {
               return column.is_sparse || column.is_column_set;
           });
}

}  // namespace

void check_history_uncompressed(const CheckContext& context, FindingSink& sink) {
    const catalog::CompressionSetting& stated = context.table.compression;
    if (!context.table.history_of || stated.whole || !stated.partitions.empty() ||
        excludes_compression(context.table)) {
        return;
    }
    sink.report({.arguments = {{"current", table_name(context, *context.table.history_of)}},
                 .remedy = Compress{.compression = catalog::Compression::Page}});
}

}  // namespace tsqlaudit::rules
