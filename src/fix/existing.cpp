#include "fix/existing.h"

#include <algorithm>

#include <fmt/format.h>

#include "facts/table_definition.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/expressions.h"
#include "sqlserver/names.h"
#include "text/compare.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

namespace {

using sqlserver::quote_name;
using sqlserver::quote_string;

Batch drop_named(const Table& table, const std::string& constraint, const std::string& condition) {
    return {condition, text::concat("ALTER TABLE ", quoted(table.name),
                                    " DROP CONSTRAINT IF EXISTS ", quote_name(constraint), ";")};
}

// The constraint is not there, neither under its new name nor under the one that was made up.
std::string lacks_both(const Table& table, const std::string& name, const std::string& lookup) {
    return fmt::format("{}\n    AND NOT EXISTS (SELECT 1 FROM {})",
                       table_lacks_constraint(table.name, name), lookup);
}

constexpr const char* is_one_of_several = "which is one of several whose names SQL Server made up";

}  // namespace

bool uses_column(const catalog::Index& index, const std::string& column) {
    return has_key_column(index, column) ||
           text::contains_ignoring_case(index.included_columns, column) ||
           (index.filter != nullptr && rules::names_column(*index.filter, column));
}

bool has_action(const catalog::ForeignKey& key, catalog::ReferentialAction action) {
    return key.on_delete == action || key.on_update == action;
}

std::string loss_of_index(const RenderContext& context, const Table& table,
                          const catalog::Index& index) {
    const auto hint = std::ranges::lower_bound(
        table.index_hints, index.name, text::LessIgnoringCase{}, &catalog::IndexHint::index);
    if (hint != table.index_hints.end() && text::equals_ignoring_case(hint->index, index.name)) {
        return fmt::format(
            "{} names it in a hint, and would fail without it (error 308): change that first.",
            hint->module.dotted());
    }
    return is_full_text_key(context.dependants.of(table), index)
               ? "It is the key of the full-text index (error 7614): give that another one."
               : "";
}

bool is_full_text_key(const Dependants& of_table, const catalog::Index& index) {
    return !index.name.empty() && text::contains_ignoring_case(of_table.full_text_keys, index.name);
}

std::string index_obstacle(const UnnamedTwins& twins, const Table& table,
                           const catalog::Index& index) {
    if (index.name.empty() && twins.has_twin(table, index)) {
        return is_one_of_several;
    }
    if (index.kind != catalog::IndexKind::Rowstore) {
        return index.kind == catalog::IndexKind::Hash ? "which is a hash index"
                                                      : "which is no rowstore index";
    }
    if (index.is_disabled) {
        return "which is disabled";
    }
    if (!index.compression.partitions.empty() ||
        (index.storage && index.storage->is_partitioned())) {
        return "which is partitioned";
    }
    return has_known_options(index) ? "" : "which has options of its own";
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

std::string check_obstacle(const UnnamedTwins& twins, const Table& table,
                           const catalog::CheckConstraint& check) {
    if (check.name.empty() && twins.has_several_checks(table)) {
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
    return {condition,
            text::concat("DROP INDEX IF EXISTS ", name, " ON ", quoted(table.name), ";")};
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

namespace {

std::string lacks_check(const Table& table, const catalog::CheckConstraint& check,
                        const std::string& name) {
    return check.name.empty() ? lacks_both(table, name, check_lookup(table))
                              : table_lacks_constraint(table.name, check.name);
}

}  // namespace

Batch create_check(const Table& table, const catalog::CheckConstraint& check,
                   const std::string& name) {
    catalog::CheckConstraint named = check;
    named.name = check.name.empty() ? name : check.name;
    return {lacks_check(table, check, name),
            fmt::format("ALTER TABLE {} WITH CHECK\n    ADD {};", quoted(table.name),
                        facts::check_definition(named))};
}

Batch rewrite_check(const Table& table, const catalog::CheckConstraint& check,
                    const std::string& name) {
    return {lacks_check(table, check, name),
            fmt::format("-- Write it again: json is compared, and read as text, only where it is "
                        "CAST to nvarchar(max).\n"
                        "ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} CHECK (…);",
                        quoted(table.name), quote_name(name))};
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
