#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

// Other rules ask for an index, which will repeat the key.
bool lacks_index(const CheckContext& context) {
    const catalog::Table& table = context.table;
    const auto is_not_found = [&](const std::string& column) {
        return seek_index(table, column) == nullptr;
    };
    const catalog::Column* tenant = tenant_column(context);
    return (tenant != nullptr && is_not_found(tenant->name)) ||
           context.facts.tenancy.kind == facts::TenancyKind::Inherited ||
           std::ranges::any_of(table.foreign_keys,
                               [&](const catalog::ForeignKey& key) {
                                   return !key.is_disabled &&
                                          seek_index(table, key.columns) == nullptr;
                               }) ||
           std::ranges::any_of(context.facts.natural_keys,
                               [](const auto& key) { return !key.covered_by; }) ||
           std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
               return (view.facts.is_lookup || view.facts.role == facts::ColumnRole::CurveCode) &&
                      sqlserver::can_be_index_key(view.column.type) &&
                      is_not_found(view.column.name);
           });
}

// Every index but the clustered one refers to rows by the clustering key, and so do foreign keys.
std::string repeats_of(const CheckContext& context) {
    const auto indexes =
        std::ranges::count_if(context.table.indexes, [](const catalog::Index& index) {
            return !index.is_clustered && !index.is_disabled &&
                   index.kind != catalog::IndexKind::Columnstore;
        });
    const auto tables = std::ssize(context.facts.children);
    std::vector<std::string> repeats;
    if (indexes > 0) {
        repeats.push_back(counted(indexes, "other index", "other indexes"));
    }
    if (tables > 0) {
        repeats.push_back(counted(tables, "referring table", "referring tables"));
    }
    if (repeats.empty() && lacks_index(context)) {
        return "each index that the table still lacks";
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
