#include <algorithm>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

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

Check no_offenders(const Table& table, const std::string& condition, const std::string& message) {
    return {fmt::format("SELECT 1 FROM {} WHERE NOT ({})", quoted(table.name), condition), message};
}

// Rows that reference nothing. NULL in any of the columns is no reference.
Check no_orphans(const Table& table, const std::vector<std::string>& columns,
                 const catalog::QualifiedName& parent,
                 const std::vector<std::string>& referenced_columns) {
    std::string present;
    std::string matches;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        present += fmt::format("c.{} IS NOT NULL AND ", quote_name(columns[i]));
        matches += fmt::format("{}p.{} = c.{}", i == 0 ? "" : " AND ",
                               quote_name(referenced_columns.at(i)), quote_name(columns[i]));
    }
    return {fmt::format("SELECT 1 FROM {} AS c\n           WHERE {}NOT EXISTS (SELECT 1 FROM {} AS "
                        "p WHERE {})",
                        quoted(table.name), present, quoted(parent), matches),
            fmt::format("{} has values in ({}) that {} lacks: resolve them first.",
                        table.name.dotted(), plain_list(columns), parent.dotted())};
}

bool all_indexable(const Table& table, const std::vector<std::string>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
        const catalog::Column* column = table.find_column(name);
        return column != nullptr && sqlserver::can_be_index_key(column->type);
    });
}

std::vector<catalog::IndexColumn> ascending(const std::vector<std::string>& columns) {
    std::vector<catalog::IndexColumn> keys;
    keys.reserve(columns.size());
    for (const std::string& column : columns) {
        keys.push_back({.name = column});
    }
    return keys;
}

// A unique index of a partitioned table has to contain the partitioning column (1908).
bool lacks_partition_column(const Table& table, const std::vector<std::string>& columns) {
    return table.storage.is_partitioned() &&
           std::none_of(columns.begin(), columns.end(), [&](const std::string& name) {
               return text::equals_ignoring_case(name, table.storage.partition_column);
           });
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
    Rendered result{.title = fmt::format("Give {} a primary key", table.name.dotted()),
                    .cost = key.is_clustered ? rebuilds_table(table) : builds_index};
    if (key.columns.empty()) {
        result.batches.push_back({"", head + "(…);"});
        result.choice =
            "Choose the columns that identify a row (NOT NULL, no duplicates), or add a surrogate "
            "key.";
        return result;
    }
    result.checks.push_back(no_duplicates(table, key.columns, {}));
    result.batches.push_back(
        {table_lacks_constraint(table.name, name), head + "(" + column_list(key.columns) + ");"});
    const bool nullable = std::any_of(
        key.columns.begin(), key.columns.end(),
        [&](const std::string& column) { return table.column_or_unknown(column).is_nullable; });
    if (nullable) {
        result.choice = "Make every key column NOT NULL first.";
    } else if (lacks_partition_column(table, key.columns)) {
        result.choice = "On a partitioned table the key has to contain the partitioning column.";
    } else if (!is_identity(table, key.columns)) {
        result.choice =
            "Every index and every reference repeats the key: see whether a number of its own "
            "would be the better one.";
    }
    return result;
}

namespace {

Batch unique_key(const RenderContext& context, const Table& table, const rules::AddUniqueKey& key) {
    if (key.filter.empty()) {
        const std::string name = context.naming.constraint(table, "UQ", key.columns);
        return {table_lacks_constraint(table.name, name),
                fmt::format("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE NONCLUSTERED ({}){};",
                            quoted(table.name), quote_name(name), column_list(key.columns),
                            like_table(context, table))};
    }
    const std::string name = context.naming.index(table, "UX", key.columns);
    return {table_lacks_index(table.name, name),
            fmt::format("CREATE UNIQUE NONCLUSTERED INDEX {}\n    ON {} ({})\n    WHERE {}{};",
                        quote_name(name), quoted(table.name), column_list(key.columns), key.filter,
                        like_table(context, table))};
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddUniqueKey& key) {
    Rendered result{.title = fmt::format("Make ({}) unique in {}", plain_list(key.columns),
                                         table.name.dotted()),
                    .checks = {no_duplicates(table, key.columns, key.filter)},
                    .batches = {unique_key(context, table, key)},
                    .cost = builds_index};
    if (lacks_partition_column(table, key.columns)) {
        result.choice =
            "On a partitioned table the key has to contain the partitioning column, or the index "
            "has to be placed on a filegroup (unaligned).";
    } else if (table.is_memory_optimized && !key.filter.empty()) {
        result.choice =
            "A memory-optimised table has no filtered indexes: keep deleted rows elsewhere, or "
            "make all rows unique.";
    } else if (!all_indexable(table, key.columns)) {
        result.choice = "A column of it has a type that no index takes: change that first.";
    } else {
        result.choice = wide_key_choice(context, table, ascending(key.columns), false);
    }
    return result;
}

namespace {

std::string replacement_choice(const RenderContext& context, const Table& table,
                               const catalog::Index& index) {
    if (is_referenced(context.references, table, index)) {
        return "Foreign keys reference it: widen those, and the tables that have them, first.";
    }
    if (table.is_memory_optimized) {
        return "A memory-optimised table takes its keys by ALTER TABLE: change it by hand.";
    }
    if (const std::string why = index_obstacle(context.unnamed_twins, table, index); !why.empty()) {
        return "It cannot be made again as it was: it is an index " + why + ".";
    }
    return "See whether each tenant may have its own: what all of them share, such as the names of "
           "one common login, stays unique over all.";
}

}  // namespace

// It takes away what the schema promises: a person has to say that this is meant.
Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::ReplaceUniqueKey& key) {
    const catalog::Index& index = table.indexes.at(key.index);
    Rendered result{
        .title = fmt::format("Make ({}) unique in {} instead of ({})", plain_list(key.columns),
                             table.name.dotted(), plain_list(names_of(index.key_columns))),
        .choice = replacement_choice(context, table, index),
        .cost = builds_index};
    catalog::Index wider = index;
    wider.key_columns = ascending(key.columns);
    wider.name = index.is_constraint() ? context.naming.constraint(
                                             table, index.is_primary_key ? "PK" : "UQ", key.columns)
                                       : context.naming.index(table, "UX", key.columns);
    if (!table.is_memory_optimized && index_obstacle(context.unnamed_twins, table, index).empty()) {
        result.batches = {create_index(table, wider), drop_index(table, index)};
        if (index.is_clustered || index.is_primary_key) {  // of which there can be one
            std::ranges::reverse(result.batches);
        }
    }
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddCheck& check) {
    const std::string name = context.naming.constraint(table, "CK", {check.column});
    const std::string head = fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} CHECK ",
                                         quoted(table.name), quote_name(name));
    Rendered result{.title = fmt::format("Restrict {} of {} to valid values", check.column,
                                         table.name.dotted()),
                    .cost = reads_all_rows};
    if (check.condition.empty()) {
        result.choice = "List the valid values.";
        result.batches.push_back(
            {"", fmt::format("{}({} IN (N'…', N'…'));", head, quote_name(check.column))});
        return result;
    }
    result.checks.push_back(no_offenders(
        table, check.condition,
        fmt::format("{} has rows that break the rule for {}.", table.name.dotted(), check.column)));
    result.batches.push_back(
        {table_lacks_constraint(table.name, name), head + "(" + check.condition + ");"});
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddForeignKey& key) {
    const Table& parent = context.catalog.tables.at(key.referenced_table);
    const std::string name = context.naming.constraint(table, "FK", key.columns);
    return {.title = fmt::format("Let ({}) of {} reference {}", plain_list(key.columns),
                                 table.name.dotted(), parent.name.dotted()),
            .checks = {no_orphans(table, key.columns, parent.name, key.referenced_columns)},
            .batches = {{table_lacks_constraint(table.name, name),
                         fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} FOREIGN KEY "
                                     "({})\n    REFERENCES {} ({});",
                                     quoted(table.name), quote_name(name), column_list(key.columns),
                                     quoted(parent.name), column_list(key.referenced_columns))}},
            .choice = "Check that the reference is meant.",
            .cost = reads_all_rows};
}

namespace {

bool is_called(const std::string& name, const std::string& other) {
    return text::equals_ignoring_case(name, other);
}

template <typename Constraints>
bool has_disabled(const Constraints& constraints, const std::string& name) {
    return std::ranges::any_of(constraints, [&](const auto& constraint) {
        return constraint.is_disabled && is_called(constraint.name, name);
    });
}

bool is_disabled(const Table& table, const std::string& constraint) {
    return has_disabled(table.foreign_keys, constraint) || has_disabled(table.checks, constraint);
}

bool is_left_out_of_replication(const Table& table, const std::string& constraint) {
    const auto is_meant = [&](const auto& candidate) {
        return candidate.not_for_replication && is_called(candidate.name, constraint);
    };
    return std::ranges::any_of(table.foreign_keys, is_meant) ||
           std::ranges::any_of(table.checks, is_meant);
}

// Rows that the constraint, never checked against them, turns out to refuse.
std::vector<Check> constraint_checks(const Table& table, const std::string& name) {
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        if (is_called(key.name, name) && key.referenced_columns.size() == key.columns.size()) {
            return {no_orphans(table, key.columns, key.referenced_table, key.referenced_columns)};
        }
    }
    for (const catalog::CheckConstraint& check : table.checks) {
        if (is_called(check.name, name)) {
            return {
                no_offenders(table, check.condition_text,
                             fmt::format("{} has rows that break {}.", table.name.dotted(), name))};
        }
    }
    return {};
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table,
                       const rules::ValidateConstraint& constraint) {
    const std::string& name = constraint.constraint;
    const std::string choice =
        name.empty() ? "Its name was made up by SQL Server: look it up first."
        : is_left_out_of_replication(table, name)
            ? "It is NOT FOR REPLICATION, which SQL Server never trusts: make it again without."
        : is_disabled(table, name)
            ? "Somebody disabled it: see why, and index the columns of a foreign key first."
            : "";
    return {.title = fmt::format("Validate {} of {}", name, table.name.dotted()),
            .checks = constraint_checks(table, name),
            .batches = {{constraint_is_untrusted(table.name, name),
                         fmt::format("ALTER TABLE {} WITH CHECK CHECK CONSTRAINT {};",
                                     quoted(table.name), quote_name(name))}},
            .choice = choice,
            .cost = reads_all_rows};
}

}  // namespace tsqlaudit::fix
