#include <algorithm>

#include <fmt/format.h>

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

std::string refuse_duplicates(const Table& table, const std::vector<std::string>& columns,
                              const std::string& filter) {
    return refuse_if(duplicates_query(table, columns, filter),
                     fmt::format("{} has duplicates in ({}): resolve them first.",
                                 table.name.dotted(), plain_list(columns)));
}

bool all_indexable(const Table& table, const std::vector<std::string>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
        const catalog::Column* column = table.find_column(name);
        return column != nullptr && sqlserver::can_be_index_key(column->type);
    });
}

// A unique index of a partitioned table has to contain the partitioning column (1908).
bool lacks_partition_column(const Table& table, const std::vector<std::string>& columns) {
    return table.storage.is_partitioned() &&
           std::none_of(columns.begin(), columns.end(), [&](const std::string& name) {
               return text::equals_ignoring_case(name, table.storage.partition_column);
           });
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddPrimaryKey& key) {
    const std::string title = fmt::format("Give {} a primary key", table.name.dotted());
    const std::string name = quote_name(context.naming.constraint(table, "PK", {}));
    if (key.columns.empty()) {
        return {title,
                commented(fmt::format("Choose the columns that identify a row (NOT NULL, no "
                                      "duplicates), or add a surrogate key.\n"
                                      "ALTER TABLE {} ADD CONSTRAINT {} PRIMARY KEY CLUSTERED (…);",
                                      quoted(table.name), name)),
                false};
    }
    const bool nullable = std::any_of(
        key.columns.begin(), key.columns.end(),
        [&](const std::string& column) { return table.column_or_unknown(column).is_nullable; });
    const std::string sql =
        refuse_duplicates(table, key.columns, {}) +
        fmt::format("ALTER TABLE {} ADD CONSTRAINT {} PRIMARY KEY {} ({});", quoted(table.name),
                    name, key.is_clustered ? "CLUSTERED" : "NONCLUSTERED",
                    column_list(key.columns));
    if (nullable || lacks_partition_column(table, key.columns)) {
        return {title, commented("Make every key column NOT NULL first.\n" + sql), false};
    }
    return {title, sql, true};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddUniqueKey& key) {
    const std::string title =
        fmt::format("Make ({}) unique in {}", plain_list(key.columns), table.name.dotted());
    std::string sql = refuse_duplicates(table, key.columns, key.filter);
    if (key.filter.empty()) {
        sql += fmt::format("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE NONCLUSTERED ({});",
                           quoted(table.name),
                           quote_name(context.naming.constraint(table, "UQ", key.columns)),
                           column_list(key.columns));
    } else {
        sql += fmt::format("CREATE UNIQUE NONCLUSTERED INDEX {}\n    ON {} ({})\n    WHERE {};",
                           quote_name(context.naming.index(table, "UX", key.columns)),
                           quoted(table.name), column_list(key.columns), key.filter);
    }
    if (lacks_partition_column(table, key.columns)) {
        return {
            title,
            commented("On a partitioned table the key has to contain the partitioning column, or "
                      "the index has to be placed on a filegroup (unaligned).\n" +
                      sql),
            false};
    }
    if (table.is_memory_optimized && !key.filter.empty()) {
        return {title,
                commented("A memory-optimised table has no filtered indexes: keep deleted rows "
                          "elsewhere, or make all rows unique.\n" +
                          sql),
                false};
    }
    if (!all_indexable(table, key.columns)) {
        return {title, commented(sql), false};
    }
    return {title, sql, true};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddCheck& check) {
    const std::string title =
        fmt::format("Restrict {} of {} to valid values", check.column, table.name.dotted());
    const std::string name = quote_name(context.naming.constraint(table, "CK", {check.column}));
    const std::string head = fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} CHECK ",
                                         quoted(table.name), name);
    if (!check.condition.empty()) {
        const std::string offending =
            fmt::format("SELECT 1 FROM {} WHERE NOT ({})", quoted(table.name), check.condition);
        return {title,
                refuse_if(offending, fmt::format("{} has rows that break the rule for {}.",
                                                 table.name.dotted(), check.column)) +
                    head + "(" + check.condition + ");",
                true};
    }
    return {title,
            commented(fmt::format("List the valid values.\n{}({} IN (N'…', N'…'));", head,
                                  quote_name(check.column))),
            false};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddForeignKey& key) {
    const Table& parent = context.catalog.tables.at(key.referenced_table);
    const std::string title = fmt::format("Let ({}) of {} reference {}", plain_list(key.columns),
                                          table.name.dotted(), parent.name.dotted());
    const std::string sql = fmt::format(
        "ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} FOREIGN KEY ({})\n    REFERENCES {} "
        "({});",
        quoted(table.name), quote_name(context.naming.constraint(table, "FK", key.columns)),
        column_list(key.columns), quoted(parent.name), column_list(key.referenced_columns));
    return {title,
            commented("Check that the reference is meant, and that there are no orphans.\n" + sql),
            false};
}

Rendered render_remedy(const RenderContext&, const Table& table,
                       const rules::ValidateConstraint& constraint) {
    return {fmt::format("Validate {} of {}", constraint.constraint, table.name.dotted()),
            fmt::format("ALTER TABLE {} WITH CHECK CHECK CONSTRAINT {};", quoted(table.name),
                        quote_name(constraint.constraint)),
            !constraint.constraint.empty()};
}

}  // namespace tsqlaudit::fix
