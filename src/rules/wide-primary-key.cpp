#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/tenancy.h"
#include "text/compare.h"

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
                      view.column.can_be_index_key() && is_not_found(view.column.name);
           });
}

// Bytes that a key takes as a rule: text of varying length is half full, as SQL Server assumes, and
// the path of a node takes a few bytes.
int usual_bytes(const CheckContext& context, const catalog::Index& index) {
    constexpr int usual_path = 8;
    int bytes = 0;
    for (const std::string& name : key_names(index)) {
        const sqlserver::DataType& type = context.table.column_or_unknown(name).type;
        const sqlserver::ByteSize size = sqlserver::byte_size(type);
        bytes += type.id == sqlserver::TypeId::HierarchyId ? usual_path
                                                           : size.fixed + size.variable_max / 2;
    }
    return bytes;
}

// Not by another unique key of the table.
bool refers_by(const CheckContext& context, facts::TableId child, const catalog::Index& index) {
    const auto& keys = context.catalog.tables.at(child).foreign_keys;
    return std::ranges::any_of(keys, [&](const catalog::ForeignKey& key) {
        return key.referenced_index == context.facts.id &&
               key.referenced_columns.size() == index.key_columns.size() &&
               std::ranges::all_of(key_names(index), [&](const std::string& column) {
                   return text::contains_ignoring_case(key.referenced_columns, column);
               });
    });
}

// Every index but the clustered one refers to rows by the clustering key, and so do foreign keys.
std::string repeats_of(const CheckContext& context, const catalog::Index& clustered) {
    const auto indexes =
        std::ranges::count_if(context.table.indexes, [](const catalog::Index& index) {
            return !index.is_clustered && !index.is_disabled &&
                   index.kind != catalog::IndexKind::Columnstore;
        });
    const auto tables = std::ranges::count_if(context.facts.children, [&](facts::TableId child) {
        return refers_by(context, child, clustered);
    });
    std::vector<std::string> repeats;
    if (indexes > 0) {
        repeats.push_back(counted(indexes, "other index", "other indexes"));
    }
    if (tables > 0) {
        repeats.push_back(counted(tables, "referring table", "referring tables"));
    }
    return enumerate(repeats);
}

std::string_view variant_of(const CheckContext& context, int bytes) {
    if (context.facts.scale.scale >= facts::Scale::Large) {
        return "default";
    }
    const bool is_moderate = context.facts.scale.scale == facts::Scale::Moderate;
    return is_moderate && bytes > context.rule.parameter("moderate-bytes") ? "moderate" : "small";
}

}  // namespace

void check_wide_primary_key(const CheckContext& context, FindingSink& sink) {
    const catalog::Index* index = context.table.clustered_index();
    if (index == nullptr || index->kind != catalog::IndexKind::Rowstore) {
        return;
    }
    const auto columns = std::ssize(index->key_columns);
    const KeySize size = key_size(context.table, *index);
    const int bytes = usual_bytes(context, *index);
    if (bytes <= context.rule.parameter("bytes") &&
        static_cast<double>(columns) <= context.rule.parameter("columns")) {
        return;
    }
    const std::string repeats = repeats_of(context, *index);
    if (repeats.empty() && !lacks_index(context)) {
        return;
    }
    sink.report({.variant = repeats.empty() ? "alone" : variant_of(context, bytes),
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
