#include "fix/existing.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "facts/table_definition.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/expressions.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using sqlserver::quote_name;
using sqlserver::quote_string;

// Options that stay with an index, beside its fill factor and compression.
constexpr std::array<std::string_view, 7> lasting_options{
    "PAD_INDEX",       "IGNORE_DUP_KEY",   "STATISTICS_NORECOMPUTE",     "STATISTICS_INCREMENTAL",
    "ALLOW_ROW_LOCKS", "ALLOW_PAGE_LOCKS", "OPTIMIZE_FOR_SEQUENTIAL_KEY"};
// Said by members of the index, or about the statement that made it.
constexpr std::array<std::string_view, 9> other_options{
    "DATA_COMPRESSION", "FILLFACTOR",   "DROP_EXISTING",       "ONLINE", "SORT_IN_TEMPDB", "MAXDOP",
    "RESUMABLE",        "MAX_DURATION", "WAIT_AT_LOW_PRIORITY"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_word_of(const syntax::Option& option) {
    return option.value.empty() || option.value == "ON" || option.value == "OFF";
}

std::string options_of(const catalog::Index& index, std::string_view more_options) {
    std::vector<std::string> options;
    if (!more_options.empty()) {
        options.emplace_back(more_options);
    }
    if (index.fill_factor && *index.fill_factor > 0) {
        options.push_back(fmt::format("FILLFACTOR = {}", *index.fill_factor));
    }
    for (const syntax::Option& option : index.options) {
        if (contains(lasting_options, option.name)) {
            options.push_back(
                fmt::format("{} = {}", option.name, option.value.empty() ? "ON" : option.value));
        }
    }
    if (index.compression.whole) {
        options.push_back(fmt::format("DATA_COMPRESSION = {}", to_sql(*index.compression.whole)));
    }
    return options.empty() ? std::string()
                           : fmt::format("\n    WITH ({})", fmt::join(options, ", "));
}

// Without it a nonclustered index would go where the table is now.
std::string placement_of(const Table& table, const catalog::Index& index) {
    const catalog::Storage* storage = index.storage        ? &*index.storage
                                      : index.is_clustered ? &table.storage
                                                           : nullptr;
    return storage == nullptr || storage->filegroup_or_scheme.empty()
               ? std::string()
               : "\n    ON " + quote_name(storage->filegroup_or_scheme) +
                     (storage->is_partitioned()
                          ? fmt::format(" ({})", quote_name(storage->partition_column))
                          : "");
}

// CREATE INDEX does not work on them (10794).
std::string memory_optimized_definition(const Table& table, const catalog::Index& index) {
    return fmt::format("ALTER TABLE {} ADD INDEX {}{} NONCLUSTERED ({});", quoted(table.name),
                       quote_name(index.name), index.is_unique ? " UNIQUE" : "",
                       column_list(index.key_columns));
}

std::string index_definition(const Table& table, const catalog::Index& index) {
    std::string sql =
        fmt::format("CREATE {}{} INDEX {}\n    ON {} ({})", index.is_unique ? "UNIQUE " : "",
                    index.is_clustered ? "CLUSTERED" : "NONCLUSTERED", quote_name(index.name),
                    quoted(table.name), column_list(index.key_columns));
    if (!index.included_columns.empty()) {
        sql += fmt::format("\n    INCLUDE ({})", column_list(index.included_columns));
    }
    return index.filter_text.empty() ? sql : sql + "\n    WHERE " + index.filter_text;
}

Batch drop_named(const Table& table, const std::string& constraint, const std::string& condition) {
    return {condition, fmt::format("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {};",
                                   quoted(table.name), quote_name(constraint))};
}

// The constraint is not there, neither under its new name nor under the one that was made up.
std::string lacks_both(const Table& table, const std::string& name, const std::string& lookup) {
    return fmt::format("{}\n    AND NOT EXISTS (SELECT 1 FROM {})",
                       table_lacks_constraint(table.name, name), lookup);
}

constexpr const char* is_one_of_several = "which is one of several whose names SQL Server made up";

}  // namespace

bool has_key_column(const catalog::Index& index, const std::string& column) {
    return std::ranges::any_of(index.key_columns, [&](const catalog::IndexColumn& key) {
        return text::equals_ignoring_case(key.name, column);
    });
}

bool uses_column(const catalog::Index& index, const std::string& column) {
    return has_key_column(index, column) ||
           text::contains_ignoring_case(index.included_columns, column) ||
           (index.filter != nullptr && rules::names_column(*index.filter, column));
}

bool leans_on(const catalog::ForeignKey& key, const catalog::Index& index) {
    return index.is_unique &&
           std::ranges::is_permutation(key.referenced_columns, names_of(index.key_columns),
                                       text::equals_ignoring_case);
}

bool is_referenced(const References& references, const Table& table, const catalog::Index& index) {
    return std::ranges::any_of(references.to(table), [&](const Reference& reference) {
        return leans_on(*reference.key, index);
    });
}

bool is_full_text_key(const Table& table, const catalog::Index& index) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& other) {
        return other.kind == catalog::IndexKind::FullText &&
               text::equals_ignoring_case(other.fulltext_key_index, index.name);
    });
}

std::string index_obstacle(const UnnamedTwins& twins, const Table& table,
                           const catalog::Index& index) {
    if (index.name.empty() && twins.has_twin(table, index)) {
        return is_one_of_several;
    }
    if (index.kind != catalog::IndexKind::Rowstore) {
        return "which is no rowstore index";
    }
    if (index.is_disabled) {
        return "which is disabled";
    }
    if (!index.compression.partitions.empty() ||
        (index.storage && index.storage->is_partitioned())) {
        return "which is partitioned";
    }
    const bool is_plain = std::ranges::all_of(index.options, [](const syntax::Option& option) {
        return contains(other_options, option.name) ||
               (contains(lasting_options, option.name) && is_word_of(option));
    });
    return is_plain ? "" : "which has options of its own";
}

std::string foreign_key_obstacle(const UnnamedTwins& twins, const Table& table,
                                 const catalog::ForeignKey& key) {
    if (key.name.empty() && twins.has_twin(table, key)) {
        return is_one_of_several;
    }
    if (key.is_disabled || key.is_not_trusted || key.not_enforced) {
        return "which is not trusted";
    }
    return key.referenced_columns.size() == key.columns.size() ? "" : "whose other side is unknown";
}

std::string check_obstacle(const Table& table, const catalog::CheckConstraint& check) {
    if (check.name.empty() && has_unnamed_check_twin(table)) {
        return is_one_of_several;
    }
    return check.is_disabled || check.is_not_trusted ? "which is not trusted" : "";
}

Batch drop_index(const Table& table, const catalog::Index& index, const std::string& condition) {
    if (index.is_constraint()) {
        return index.name.empty()
                   ? Batch{"", drop_unnamed(table, key_lookup(table, index), condition)}
                   : drop_named(table, index.name, condition);
    }
    const std::string name = quote_name(index.name);
    if (table.is_memory_optimized) {
        const std::string exists = table_has_index(table.name, index.name);
        return {condition.empty() ? exists : condition + "\n    AND " + exists,
                fmt::format("ALTER TABLE {} DROP INDEX {};", quoted(table.name), name)};
    }
    return {condition, fmt::format("DROP INDEX IF EXISTS {} ON {};", name, quoted(table.name))};
}

Batch drop_foreign_key(const Table& table, const catalog::ForeignKey& key,
                       const std::string& condition) {
    return key.name.empty()
               ? Batch{"", drop_unnamed(table, foreign_key_lookup(table, key), condition)}
               : drop_named(table, key.name, condition);
}

Batch drop_check(const Table& table, const catalog::CheckConstraint& check,
                 const std::string& condition) {
    return check.name.empty() ? Batch{"", drop_unnamed(table, check_lookup(table), condition)}
                              : drop_named(table, check.name, condition);
}

Batch drop_default(const Table& table, const catalog::Column& column,
                   const std::string& condition) {
    if (column.default_constraint && !column.default_constraint->name.empty()) {
        return drop_named(table, column.default_constraint->name, condition);
    }
    return {"", drop_unnamed(table, default_lookup(table, column.name), condition)};
}

// DROP STATISTICS knows no IF EXISTS.
Batch drop_statistics(const Table& table, const catalog::Statistics& statistics,
                      const std::string& condition) {
    const std::string exists = table_has_statistics(table.name, statistics.name);
    return {condition.empty() ? exists : condition + "\n    AND " + exists,
            fmt::format("DROP STATISTICS {}.{};", quoted(table.name), quote_name(statistics.name))};
}

std::string index_statement(const Table& table, const catalog::Index& index,
                            std::string_view more_options) {
    if (table.is_memory_optimized && !index.is_constraint()) {
        return memory_optimized_definition(table, index);
    }
    const std::string tail = options_of(index, more_options) + placement_of(table, index) + ";";
    return index.is_constraint() ? fmt::format("ALTER TABLE {}\n    ADD {}{}", quoted(table.name),
                                               facts::key_definition(index), tail)
                                 : index_definition(table, index) + tail;
}

Batch create_index(const Table& table, const catalog::Index& index, const std::string& name) {
    if (index.is_constraint() && index.name.empty()) {
        catalog::Index named = index;
        named.name = name;
        return {lacks_both(table, name, key_lookup(table, index)), index_statement(table, named)};
    }
    return {index.is_constraint() ? table_lacks_constraint(table.name, index.name)
                                  : table_lacks_index(table.name, index.name),
            index_statement(table, index)};
}

Batch create_foreign_key(const Table& table, const catalog::ForeignKey& key,
                         const std::string& name) {
    catalog::ForeignKey named = key;
    named.name = key.name.empty() ? name : key.name;
    return {key.name.empty() ? lacks_both(table, name, foreign_key_lookup(table, key))
                             : table_lacks_constraint(table.name, key.name),
            fmt::format("ALTER TABLE {} WITH CHECK\n    ADD {};", quoted(table.name),
                        facts::foreign_key_definition(named))};
}

Batch create_check(const Table& table, const catalog::CheckConstraint& check,
                   const std::string& name) {
    catalog::CheckConstraint named = check;
    named.name = check.name.empty() ? name : check.name;
    return {check.name.empty() ? lacks_both(table, name, check_lookup(table))
                               : table_lacks_constraint(table.name, check.name),
            fmt::format("ALTER TABLE {} WITH CHECK\n    ADD {};", quoted(table.name),
                        facts::check_definition(named))};
}

Batch create_statistics(const Table& table, const catalog::Statistics& statistics) {
    std::string sql =
        fmt::format("CREATE STATISTICS {}\n    ON {} ({})", quote_name(statistics.name),
                    quoted(table.name), column_list(statistics.columns));
    if (!statistics.filter_text.empty()) {
        sql += "\n    WHERE " + statistics.filter_text;
    }
    if (!statistics.options.empty()) {
        sql += fmt::format("\n    WITH {}", fmt::join(statistics.options, ", "));
    }
    return {table_lacks_statistics(table.name, statistics.name), sql + ";"};
}

Batch create_default(const Table& table, const catalog::Column& column, const std::string& name) {
    return {column_lacks_default(table.name, column.name),
            fmt::format("ALTER TABLE {}\n    ADD CONSTRAINT {} DEFAULT {} FOR {};",
                        quoted(table.name), quote_name(name), column.default_constraint->value_text,
                        quote_name(column.name))};
}

}  // namespace tsqlaudit::fix
