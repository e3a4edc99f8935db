// Keys that a table gets.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

std::vector<catalog::IndexColumn> ascending(const std::vector<std::string>& columns) {
    std::vector<catalog::IndexColumn> keys;
    keys.reserve(columns.size());
    for (const std::string& column : columns) {
        keys.push_back({.name = column});
    }
    return keys;
}

namespace {

std::string duplicates_query(const Table& table, const std::vector<std::string>& columns,
                             const std::string& filter) {
    const std::string list = column_list(columns);
    const std::string where = filter.empty() ? "" : " WHERE " + filter;
    return fmt::format("SELECT {0} FROM {1}{2} GROUP BY {0} HAVING COUNT_BIG(*) > 1", list,
                       quoted(table.name), where);
}

Check no_duplicates(const Table& table, const std::vector<std::string>& columns,
                    const std::string& filter) {
    return {duplicates_query(table, columns, filter),
            fmt::format("{} has duplicates in ({}): resolve them first.", table.name.dotted(),
                        plain_list(columns))};
}

// A unique index of a partitioned table has to contain the partitioning column (1908).
bool lacks_partition_column(const Table& table, const std::vector<std::string>& columns) {
    return table.storage.is_partitioned() &&
           std::none_of(columns.begin(), columns.end(), [&](const std::string& name) {
               return text::equals_ignoring_case(name, table.storage.partition_column);
           });
}

// It stands in the place of one, which would be compressed as the table is.
bool is_like_unique_key(const rules::AddPrimaryKey& key) {
    return key.is_natural_key && !key.is_clustered;
}

bool is_identity(const Table& table, const std::vector<std::string>& columns) {
    return columns.size() == 1 && table.column_or_unknown(columns[0]).identity.has_value();
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddPrimaryKey& key) {
    const auto planned = context.planned.primary_keys.find(&table);
    const std::string name = planned == context.planned.primary_keys.end()
                                 ? context.naming.constraint(table, "PK", {})
                                 : planned->second.name;
    const std::string head =
        fmt::format("ALTER TABLE {} ADD CONSTRAINT {} PRIMARY KEY {} ", quoted(table.name),
                    quote_name(name), key.is_clustered ? "CLUSTERED" : "NONCLUSTERED");
    Rendered result{.title = key.is_natural_key
                                 ? fmt::format("Make ({}) the primary key of {}",
                                               plain_list(key.columns), table.name.dotted())
                                 : fmt::format("Give {} a primary key", table.name.dotted()),
                    .cost = key.is_clustered ? rebuilds_table(table) : adds_index(table)};
    if (key.columns.empty()) {
        result.batches.push_back({"", head + "(…);"});
        result.choice =
            "Choose the columns that identify a row (NOT NULL, no duplicates), or add a surrogate "
            "key.";
        return result;
    }
    const bool is_widened = lacks_partition_column(table, key.columns);
    std::vector<std::string> columns = key.columns;
    if (is_widened) {
        columns.push_back(table.storage.partition_column);
    }
    result.checks.push_back(no_duplicates(table, columns, {}));
    result.batches.push_back({table_lacks_constraint(table.name, name),
                              head + "(" + column_list(columns) + ")" +
                                  (is_like_unique_key(key) ? like_table(context, table) : "") +
                                  ";"});
    const bool nullable = std::any_of(
        columns.begin(), columns.end(),
        [&](const std::string& column) { return table.column_or_unknown(column).is_nullable; });
    const std::string widening =
        is_widened
            ? fmt::format(
                  "On a partitioned table the key has to contain {}: it no longer keeps ({}) "
                  "unique by itself.",
                  table.storage.partition_column, plain_list(key.columns))
            : "";
    if (!key.is_clustered && !rules::takes_another_index(table)) {
        result.choice = no_other_index;
    } else if (nullable) {
        result.choice = "Make every key column NOT NULL first.";
        result.choice += is_widened ? "\n" + widening : "";
    } else if (is_widened) {
        result.choice = widening;
    } else if (!key.is_natural_key && !is_identity(table, key.columns)) {
        result.choice =
            "Every index and every reference repeats the key: see whether a number of its own "
            "would be the better one.";
    }
    return result;
}

namespace {

Batch unique_key(const RenderContext& context, const Table& table, const rules::AddUniqueKey& key) {
    // Without a place it would inherit the partitions, and be refused.
    constexpr std::string_view unaligned = "\n    ON [PRIMARY]";
    const bool is_unaligned = lacks_partition_column(table, key.columns);
    if (key.filter.empty()) {
        const std::string name = context.naming.constraint(table, "UQ", key.columns);
        return {table_lacks_constraint(table.name, name),
                fmt::format("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE NONCLUSTERED ({}){}{};",
                            quoted(table.name), quote_name(name), column_list(key.columns),
                            like_table(context, table), is_unaligned ? unaligned : "")};
    }
    catalog::Index index;
    index.name = context.naming.index(table, "UX", key.columns);
    index.key_columns = ascending(key.columns);
    index.is_unique = true;
    index.filter_text = key.filter;
    if (is_unaligned) {
        index.storage = catalog::Storage{.filegroup_or_scheme = "PRIMARY", .partition_column = {}};
    }
    return create_index(table, like_table(context, table, std::move(index)));
}

std::string choice_of_flag(const Table& table, const std::string& flag, std::string_view filter) {
    const catalog::Column& column = table.column_or_unknown(flag);
    if (filter.ends_with(" IS NULL")) {
        return fmt::format(
            "See that {} is NULL in rows that are live and in no other: deleted rows may have the "
            "same.",
            flag);
    }
    if (!column.computed && !column.is_nullable && column.type.id == sqlserver::TypeId::Bit) {
        return fmt::format("See that {} says that a row is gone: only rows with {} will be unique.",
                           flag, filter);
    }
    if (!column.computed && column.type.id != sqlserver::TypeId::Bit) {
        return fmt::format(
            "See which value {} has in rows that are live, and that no row has NULL there: "
            "deleted rows may have the same.",
            flag);
    }
    return column.computed
               ? fmt::format(
                     "A filter takes no computed column, such as {} (error 10609): let another "
                     "column say which rows are live, or make all rows unique.",
                     flag)
               : fmt::format(
                     "Make {} NOT NULL first: a filter cannot say what it means for a row that it "
                     "is NULL, and such rows would repeat freely.",
                     flag);
}

// A memory-optimised table has no filtered indexes: deleted rows count as well.
rules::AddUniqueKey of_all_rows(rules::AddUniqueKey key) {
    key.filter.clear();
    key.doubtful_flag.clear();
    return key;
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddUniqueKey& wanted) {
    const bool lacks_filter = table.is_memory_optimized && !wanted.filter.empty();
    const rules::AddUniqueKey key = lacks_filter ? of_all_rows(wanted) : wanted;
    Rendered result{.title = fmt::format("Make ({}) unique in {}", plain_list(key.columns),
                                         table.name.dotted()),
                    .checks = {no_duplicates(table, key.columns, key.filter)},
                    .batches = {unique_key(context, table, key)},
                    .cost = adds_index(table)};
    if (lacks_filter) {
        result.choice =
            "A memory-optimised table has no filtered indexes: keep deleted rows elsewhere, or "
            "make all rows unique.";
    } else if (lacks_partition_column(table, key.columns)) {
        result.choice =
            "On a partitioned table the key has to contain the partitioning column, or, as here, "
            "to be placed on a filegroup: then no partition can be switched.";
        if (!key.doubtful_flag.empty()) {
            result.choice += "\n" + choice_of_flag(table, key.doubtful_flag, key.filter);
        }
    } else if (!key.doubtful_flag.empty()) {
        result.choice = choice_of_flag(table, key.doubtful_flag, key.filter);
    } else {
        result.choice = new_index_choice(context, table, ascending(key.columns), false);
    }
    return result;
}

}  // namespace tsqlaudit::fix
