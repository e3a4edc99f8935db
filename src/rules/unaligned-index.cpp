#include "rules/check.h"
#include "rules/index_queries.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

std::string where_is(const catalog::Storage& storage) {
    return storage.filegroup_or_scheme.empty() ? "the default filegroup"
                                               : storage.filegroup_or_scheme;
}

}  // namespace

void check_unaligned_index(const CheckContext& context, FindingSink& sink) {
    const catalog::Storage& table = context.table.storage;
    if (!table.has_scheme()) {
        return;
    }
    for (const catalog::Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Rowstore || index.is_clustered || !index.storage ||
            index.is_disabled) {
            continue;
        }
        const bool is_aligned =
            index.storage->is_partitioned() &&
            text::equals_ignoring_case(index.storage->filegroup_or_scheme,
                                       table.filegroup_or_scheme) &&
            text::equals_ignoring_case(index.storage->partition_column, table.partition_column);
        if (!is_aligned) {
            sink.report({.columns = key_names(index),
                         .object = index.name,
                         .span = index.span,
                         .arguments = {{"index", display_name(index)},
                                       {"where", where_is(*index.storage)},
                                       {"scheme", table.filegroup_or_scheme}}});
        }
    }
}

}  // namespace tsqlaudit::rules
