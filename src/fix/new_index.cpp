// What keeps SQL Server from making an index, or rows from entering it.
#include <algorithm>

#include <fmt/format.h>

#include "fix/render_parts.h"
#include "rules/computed_keys.h"
#include "rules/index_queries.h"
#include "sqlserver/limits.h"
#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::fix {

namespace {

// The columns of a key, as the plan leaves them.
Table with_new_types(const RenderContext& context, const Table& table,
                     const std::vector<catalog::IndexColumn>& columns) {
    Table after;
    for (const catalog::IndexColumn& key : columns) {
        if (const catalog::Column* column = table.find_column(key.name)) {
            after.columns.push_back(*column);
            const auto altered = context.planned.new_types.find(column);
            if (altered != context.planned.new_types.end()) {
                after.columns.back().type = altered->second;
            }
        }
    }
    return after;
}

// A column that no index takes, or that one may refuse.
std::string_view key_choice(const Table& table, const std::vector<catalog::IndexColumn>& keys) {
    std::string_view choice;
    for (const catalog::IndexColumn& key : keys) {
        const catalog::Column* const column = table.find_column(key.name);
        if (column == nullptr || !column->can_be_index_key()) {
            return "A column of it has a type or an encryption that no index takes: change that "
                   "first.";
        }
        if (!rules::is_surely_key(table, *column)) {
            choice =
                "An index takes a computed column only if it is deterministic, and precise or "
                "PERSISTED (error 2729): see that it is.";
        }
    }
    return choice;
}

// One index more than a table in memory takes.
std::string full_table_choice(const RenderContext& context, const Table& table) {
    const std::optional<int> limit = table.is_memory_optimized
                                         ? sqlserver::memory_optimized_index_limit(context.target)
                                         : std::nullopt;
    if (!limit) {
        return {};
    }
    const auto kept = std::ranges::count_if(table.indexes, [&](const catalog::Index& index) {
        return index.kind != catalog::IndexKind::Columnstore &&
               !context.planned.dropped_indexes.contains(
                   {&table, static_cast<std::size_t>(&index - table.indexes.data())});
    });
    const auto added = context.planned.new_indexes.find(&table);
    const auto count =
        kept + (added == context.planned.new_indexes.end() ? 1 : std::max(added->second, 1));
    return count <= *limit ? std::string()
                           : fmt::format(
                                 "A memory-optimised table of {} takes {} indexes, and it "
                                 "would have {}: choose which.",
                                 display_name(context.target), *limit, count);
}

}  // namespace

std::string wide_key_choice(const RenderContext& context, const Table& table,
                            const std::vector<catalog::IndexColumn>& columns, bool is_clustered) {
    catalog::Index planned;
    planned.key_columns = columns;
    const sqlserver::IndexLimits limits = sqlserver::index_limits(context.target);
    const int limit = table.is_memory_optimized ? sqlserver::memory_optimized_key_bytes
                      : is_clustered            ? limits.clustered_key_bytes
                                                : limits.nonclustered_key_bytes;
    const int bytes = rules::key_size(with_new_types(context, table, columns), planned).maximum;
    if (bytes <= limit && std::ssize(columns) <= limits.key_columns) {
        return {};
    }
    return fmt::format(
        "The key can have {} bytes in {} columns, over the limit of {} bytes and {} columns: "
        "longer "
        "rows would be refused (error 1946). Shorten its columns first.",
        bytes, columns.size(), limit, limits.key_columns);
}

std::string new_index_choice(const RenderContext& context, const Table& table,
                             const std::vector<catalog::IndexColumn>& keys, bool is_clustered) {
    if (const std::string_view choice = key_choice(table, keys); !choice.empty()) {
        return std::string(choice);
    }
    if (!is_clustered && !rules::takes_another_index(table)) {
        return std::string(no_other_index);
    }
    std::string choice = full_table_choice(context, table);
    return choice.empty() ? wide_key_choice(context, table, keys, is_clustered) : choice;
}

}  // namespace tsqlaudit::fix
