#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

// Every index but the clustered one refers to rows by the clustering key.
std::ptrdiff_t indexes_that_repeat_it(const catalog::Table& table) {
    return std::ranges::count_if(table.indexes, [](const catalog::Index& index) {
        return !index.is_clustered && !index.is_disabled;
    });
}

}  // namespace

void check_wide_primary_key(const CheckContext& context, FindingSink& sink) {
    const catalog::Index* index = context.table.clustered_index();
    if (index == nullptr || index->kind != catalog::IndexKind::Rowstore) {
        return;
    }
    const auto columns = std::ssize(index->key_columns);
    const KeySize size = key_size(context.table, *index);
    if (size.maximum <= context.rule.parameter("bytes") &&
        static_cast<double>(columns) <= context.rule.parameter("columns")) {
        return;
    }
    const auto repeats = indexes_that_repeat_it(context.table);
    const bool is_repeated = repeats > 0 || !context.facts.children.empty();
    sink.report({.variant = is_repeated ? "default" : "alone",
                 .columns = key_names(*index),
                 .object = index->name,
                 .span = index->span,
                 .arguments = {{"index", display_name(*index)},
                               {"count", std::to_string(columns)},
                               {"bytes", (size.fixed < size.maximum ? "up to " : "") +
                                             std::to_string(size.maximum)},
                               {"indexes", std::to_string(repeats)}}});
}

}  // namespace tsqlaudit::rules
