#include <algorithm>

#include <fmt/format.h>

#include "fix/alteration.h"
#include "fix/render_parts.h"
#include "rules/row_size.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

// The columns, and those that other changes of the plan add, each once.
std::vector<rules::NewColumn> all_added(const RenderContext& context, const Table& table,
                                        const std::vector<rules::NewColumn>& columns) {
    std::vector<rules::NewColumn> all = columns;
    const auto planned = context.planned.added_columns.find(&table);
    if (planned == context.planned.added_columns.end()) {
        return all;
    }
    for (const rules::NewColumn& column : planned->second) {
        if (std::ranges::none_of(all, [&](const rules::NewColumn& other) {
                return text::equals_ignoring_case(other.name, column.name);
            })) {
            all.push_back(column);
        }
    }
    return all;
}

// Of the columns that the table has not got yet.
std::vector<sqlserver::DataType> new_types(const Table& table,
                                           const std::vector<rules::NewColumn>& added) {
    std::vector<sqlserver::DataType> types;
    for (const rules::NewColumn& column : added) {
        if (table.find_column(column.name) == nullptr) {
            types.push_back(type_from(column.type));
        }
    }
    return types;
}

int column_limit(const Table& table) {
    if (std::ranges::any_of(table.columns, &catalog::Column::is_column_set)) {
        return sqlserver::max_columns_with_column_set;
    }
    return table.versioning ? sqlserver::max_temporal_columns : sqlserver::max_columns;
}

int byte_limit(const Table& table) {
    return std::ranges::any_of(table.columns, &catalog::Column::is_sparse)
               ? sqlserver::max_sparse_row_bytes
               : sqlserver::max_row_bytes;
}

// Whether all of it has to fit a page.
bool has_whole_rows(const Table& table) {
    return !table.is_memory_optimized && !table.has_clustered_columnstore();
}

int bytes_of(const std::unordered_map<const Table*, int>& bytes, const Table& table) {
    const auto found = bytes.find(&table);
    return found == bytes.end() ? 0 : found->second;
}

// What columns that take so many bytes more leave no room for; empty: nothing.
std::string growth_choice(const RenderContext& context, const Table& table, int altered) {
    if (!has_whole_rows(table)) {
        return {};
    }
    const int bytes =
        altered + rules::least_row_bytes(table, new_types(table, all_added(context, table, {})));
    if (bytes <= byte_limit(table)) {
        return {};
    }
    return fmt::format(
        "A row would have at least {} bytes, with the room that the old values keep until the "
        "table is built again, over the limit of {} (error 1701): split the table first.",
        bytes, byte_limit(table));
}

}  // namespace

std::string capacity_choice(const RenderContext& context, const Table& table,
                            const std::vector<rules::NewColumn>& columns) {
    const std::vector<sqlserver::DataType> added =
        new_types(table, all_added(context, table, columns));
    const auto count = std::ssize(table.columns) + std::ssize(added);
    const int limit = column_limit(table);
    if (count > limit) {
        return fmt::format(
            "The table would have {} columns, over the limit of {} (error 1702): split it first.",
            count, limit);
    }
    const int bytes = rules::least_row_bytes(table, added);
    if (bytes > byte_limit(table) && has_whole_rows(table)) {
        return fmt::format(
            "A row would have at least {} bytes, over the limit of {} (error 1701): make columns "
            "of fixed length variable, or split the table first.",
            bytes, byte_limit(table));
    }
    return {};
}

int fixed_bytes(const std::vector<rules::AlterColumn>& alters) {
    int bytes = 0;
    for (const rules::AlterColumn& alter : alters) {
        bytes += alter.type.empty() ? 0 : sqlserver::byte_size(type_from(alter.type)).fixed;
    }
    return bytes;
}

std::string growth_choice(const RenderContext& context, const Table& table,
                          const std::vector<rules::AlterColumn>& alters) {
    const int own = fixed_bytes(alters);
    return own == 0 ? std::string()
                    : growth_choice(context, table,
                                    std::max(own, bytes_of(context.planned.altered_bytes, table)));
}

std::string growth_choice_of_guesses(const RenderContext& context, const Table& table) {
    const int guessed = bytes_of(context.planned.guessed_bytes, table);
    return guessed == 0 ? std::string()
                        : growth_choice(context, table,
                                        guessed + bytes_of(context.planned.altered_bytes, table));
}

}  // namespace tsqlaudit::fix
