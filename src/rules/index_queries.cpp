#include "rules/index_queries.h"

#include <algorithm>
#include <optional>

#include "facts/unique_keys.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexKind;
using catalog::Table;
using facts::holds_all_values;

bool leads_with(const Index& index, std::span<const std::string> columns) {
    if (index.key_columns.size() < columns.size() ||
        (index.kind == IndexKind::Hash && index.key_columns.size() != columns.size())) {
        return false;  // a hash index needs a value for each of its columns
    }
    return std::ranges::all_of(columns, [&](const std::string& column) {
        const auto end = index.key_columns.begin() + static_cast<std::ptrdiff_t>(columns.size());
        return std::any_of(index.key_columns.begin(), end,
                           [&](const catalog::IndexColumn& key) { return key.name == column; });
    });
}

bool has_clustered_primary_key(const Table& table, int most_columns, int most_bytes) {
    const Index* key = table.primary_key();
    return key != nullptr && key->is_clustered && std::ssize(key->key_columns) <= most_columns &&
           key_size(table, *key).maximum <= most_bytes;
}

template <typename Predicate>
const Index* first_index(const Table& table, Predicate predicate) {
    const auto found = std::ranges::find_if(table.indexes, predicate);
    return found == table.indexes.end() ? nullptr : &*found;
}

}  // namespace

KeySize key_size(const Table& table, const Index& index) {
    KeySize total;
    for (const catalog::IndexColumn& key : index.key_columns) {
        const sqlserver::ByteSize size =
            sqlserver::byte_size(table.column_or_unknown(key.name).type);
        total.fixed += size.fixed;
        total.maximum += size.fixed + size.variable_max;
    }
    return total;
}

int declared_key_bytes(const Table& table, const Index& index) {
    int bytes = 0;
    for (const catalog::IndexColumn& key : index.key_columns) {
        const catalog::Column& column = table.column_or_unknown(key.name);
        bytes += column.computed ? 0 : sqlserver::byte_size(column.type).fixed;
    }
    return bytes;
}

bool takes_another_index(const Table& table) {
    return !table.is_ledger || !table.has_clustered_columnstore();
}

bool has_key(const Index& index, std::span<const std::string> columns) {
    return std::ranges::all_of(index.key_columns,
                               [&](const catalog::IndexColumn& key) {
                                   return text::contains_ignoring_case(columns, key.name);
                               }) &&
           std::ranges::all_of(columns, [&](const std::string& column) {
               return facts::has_key_column(index, column);
           });
}

bool is_unique_in(const Table& table, std::span<const std::string> columns) {
    return std::ranges::any_of(table.indexes, [&](const Index& index) {
        return index.is_unique && index.filter == nullptr && has_key(index, columns);
    });
}

bool lacks_clustered_primary_key(const Table& table, int most_columns, int most_bytes) {
    const Index* key = table.primary_key();
    return key == nullptr || !key->is_clustered || std::ssize(key->key_columns) > most_columns ||
           declared_key_bytes(table, *key) > most_bytes;
}

bool has_key_for_spatial_index(const Table& table) {
    return has_clustered_primary_key(table, sqlserver::spatial_primary_key_columns,
                                     sqlserver::spatial_primary_key_bytes);
}

bool has_key_for_json_index(const Table& table) {
    return has_clustered_primary_key(table, sqlserver::json_clustering_key_columns,
                                     sqlserver::json_clustering_key_bytes - 1);
}

bool can_have_json_index(const Table& table, sqlserver::Target target) {
    return sqlserver::has_feature(target, "json_index") && !table.is_memory_optimized &&
           has_key_for_json_index(table);
}

std::string display_name(const Index& index) {
    if (!index.name.empty()) {
        return index.name;
    }
    return index.is_primary_key ? "the primary key" : "a unique constraint";
}

bool is_seekable(const Index& index) {
    return !index.is_disabled && !index.not_enforced &&
           (index.kind == IndexKind::Rowstore || index.kind == IndexKind::Hash);
}

const Index* seek_index(const Table& table, std::span<const std::string> columns) {
    return first_index(table, [&](const Index& index) {
        return is_seekable(index) && leads_with(index, columns) && holds_all_values(index, columns);
    });
}

const Index* seek_index(const Table& table, const std::string& column) {
    return seek_index(table, std::span{&column, 1});
}

std::string_view no_index(const Table& table, std::span<const std::string> columns) {
    const Index* const disabled = first_index(
        table, [&](const Index& index) { return index.is_disabled && leads_with(index, columns); });
    return disabled != nullptr ? "No enabled index" : "No index";
}

const Index* filtered_index(const Table& table, std::span<const std::string> columns) {
    return first_index(table, [&](const Index& index) {
        return is_seekable(index) && leads_with(index, columns) &&
               !holds_all_values(index, columns);
    });
}

const Index* unique_index(const Table& table, std::span<const std::string> columns) {
    const std::optional<std::size_t> found = facts::unique_index_on(table, columns);
    return found ? &table.indexes[*found] : nullptr;
}

const Index* identifying_index(const Table& table) {
    return first_index(table, [&](const Index& index) {
        return index.is_unique && is_seekable(index) && index.filter == nullptr &&
               std::ranges::none_of(index.key_columns, [&](const catalog::IndexColumn& key) {
                   return table.column_or_unknown(key.name).is_nullable;
               });
    });
}

std::vector<std::string> likely_primary_key(const Table& table) {
    if (const Index* index = identifying_index(table)) {
        return key_names(*index);
    }
    const auto found = std::ranges::find_if(
        table.columns, [](const catalog::Column& column) { return column.identity.has_value(); });
    return found == table.columns.end() ? std::vector<std::string>{}
                                        : std::vector<std::string>{found->name};
}

const Index* columnstore_with(const Table& table, std::span<const std::string> columns) {
    return first_index(table, [&](const Index& index) {
        return index.kind == IndexKind::Columnstore && !index.is_disabled &&
               index.filter == nullptr &&
               (index.is_clustered || std::ranges::all_of(columns, [&](const std::string& column) {
                    return facts::has_key_column(index, column);
                }));
    });
}

const Index* special_index(const Table& table, IndexKind kind, std::string_view column) {
    return first_index(table, [&](const Index& index) {
        return index.kind == kind && !index.is_disabled && facts::has_key_column(index, column);
    });
}

bool has_check(const Table& table, std::string_view column) {
    return std::ranges::any_of(table.checks, [&](const catalog::CheckConstraint& check) {
        return !check.is_disabled && text::contains_ignoring_case(check.columns, column);
    });
}

}  // namespace tsqlaudit::rules
