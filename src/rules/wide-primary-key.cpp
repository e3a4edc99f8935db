#include <algorithm>

#include "rules/check.h"
#include "rules/index_queries.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

// Every index but the clustered one refers to rows by the clustering key, and so do foreign keys.
std::string repeats_of(const CheckContext& context) {
    const auto indexes = std::ranges::count_if(
        context.table.indexes,
        [](const catalog::Index& index) { return !index.is_clustered && !index.is_disabled; });
    const auto tables = std::ssize(context.facts.children);
    std::vector<std::string> repeats;
    if (indexes > 0) {
        repeats.push_back(counted(indexes, "other index", "other indexes"));
    }
    if (tables > 0) {
        repeats.push_back(counted(tables, "referring table", "referring tables"));
    }
    return enumerate(repeats);
}

std::string_view variant_of(const CheckContext& context, const KeySize& size) {
    if (context.facts.scale.scale >= facts::Scale::Large) {
        return "default";
    }
    const bool is_moderate = context.facts.scale.scale == facts::Scale::Moderate;
    return is_moderate && size.maximum > context.rule.parameter("moderate-bytes") ? "moderate"
                                                                                  : "small";
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
    const std::string repeats = repeats_of(context);
    if (repeats.empty()) {
        return;
    }
    sink.report({.variant = variant_of(context, size),
                 .columns = key_names(*index),
                 .object = index->name,
                 .span = index->span,
                 .arguments = {{"index", display_name(*index)},
                               {"count", counted(columns, "column", "columns")},
                               {"bytes", (size.fixed < size.maximum ? "up to " : "") +
                                             counted(size.maximum, "byte", "bytes")},
                               {"repeats", repeats}}});
}

}  // namespace tsqlaudit::rules
