#include <algorithm>

#include <fmt/format.h>

#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

bool has_all_keys_indexable(const Table& table, const std::vector<catalog::IndexColumn>& keys) {
    return std::all_of(keys.begin(), keys.end(), [&](const catalog::IndexColumn& key) {
        const catalog::Column* column = table.find_column(key.name);
        return column != nullptr && sqlserver::can_be_index_key(column->type);
    });
}

std::string clustering(const rules::CreateIndex& index) {
    std::string words = index.is_unique ? "UNIQUE " : "";
    return words + (index.is_clustered ? "CLUSTERED" : "NONCLUSTERED");
}

// Indexes of memory-optimised tables are part of the table: CREATE INDEX does not work on them
// (10794), and they have neither included columns nor filters.
std::string memory_optimized_index(const Table& table, const std::string& name,
                                   const rules::CreateIndex& index) {
    return fmt::format("ALTER TABLE {} ADD INDEX {}{} NONCLUSTERED ({});", quoted(table.name),
                       quote_name(name), index.is_unique ? " UNIQUE" : "",
                       column_list(index.key_columns));
}

std::string disk_index(const Table& table, const std::string& name,
                       const rules::CreateIndex& index) {
    std::string sql =
        fmt::format("CREATE {} INDEX {}\n    ON {} ({})", clustering(index), quote_name(name),
                    quoted(table.name), column_list(index.key_columns));
    if (!index.included_columns.empty() && !index.is_clustered) {
        sql += fmt::format("\n    INCLUDE ({})", column_list(index.included_columns));
    }
    if (!index.filter.empty() && !index.is_clustered) {
        sql += "\n    WHERE " + index.filter;
    }
    return sql + ";";
}

// Name of the clustered index of a history table: SQL Server calls its own IX_<history table>.
std::string history_clustered_index(const RenderContext& context, const Table& table) {
    const catalog::SystemVersioning& versioning = *table.versioning;
    if (!versioning.history_index) {
        return "IX_" + versioning.history_table.name;
    }
    const catalog::Index* index =
        context.catalog.tables[*versioning.history_index].clustered_index();
    return index == nullptr ? std::string() : index->name;
}

// A foreign key references these very columns, so it may lean on this index (3723).
bool is_referenced(const RenderContext& context, const Table& table, const catalog::Index& index) {
    const std::vector<std::string> columns = names_of(index.key_columns);
    return index.is_unique &&
           std::ranges::any_of(context.references.to(table), [&](const Reference& reference) {
               return std::ranges::is_permutation(reference.key->referenced_columns, columns,
                                                  text::equals_ignoring_case);
           });
}

Rendered history_columnstore(const RenderContext& context, const Table& table) {
    const std::string title =
        fmt::format("Store the history of {} as a clustered columnstore", table.name.dotted());
    if (!table.versioning || table.versioning->history_table.name.empty()) {
        return {title,
                commented("The history table has no name of its own: look it up in "
                          "sys.tables.history_table_id, then create a clustered columnstore index "
                          "on it WITH (DROP_EXISTING = ON) under the name of its clustered index."),
                false};
    }
    const std::string existing = history_clustered_index(context, table);
    const catalog::QualifiedName& history = table.versioning->history_table;
    const std::string name = existing.empty() ? "CCI_" + history.name : existing;
    return {title,
            fmt::format("CREATE CLUSTERED COLUMNSTORE INDEX {}\n    ON {}{};", quote_name(name),
                        quoted(history), existing.empty() ? "" : "\n    WITH (DROP_EXISTING = ON)"),
            true};
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateIndex& index) {
    const std::vector<std::string> columns = names_of(index.key_columns);
    const std::string prefix = index.is_unique ? "UX" : index.is_clustered ? "CX" : "IX";
    const std::vector<std::string> words =
        index.purpose.empty() ? columns : std::vector<std::string>{index.purpose};
    const std::string name = context.naming.index(table, prefix, words);
    const std::string title =
        fmt::format("Create {} index on {} ({})", index.is_unique ? "a unique" : "an",
                    table.name.dotted(), plain_list(columns));
    const std::string sql = table.is_memory_optimized ? memory_optimized_index(table, name, index)
                                                      : disk_index(table, name, index);
    if (!has_all_keys_indexable(table, index.key_columns)) {
        return {title, commented(sql), false};
    }
    return {title, sql, true};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateSpatialIndex& index) {
    const std::string name = context.naming.index(table, "SIX", {index.column});
    const std::string title =
        fmt::format("Create a spatial index on {} ({})", table.name.dotted(), index.column);
    const std::string head =
        fmt::format("CREATE SPATIAL INDEX {}\n    ON {} ({})", quote_name(name), quoted(table.name),
                    quote_name(index.column));
    const catalog::Index* key = table.primary_key();
    if (key == nullptr || !key->is_clustered) {
        return {
            title,
            commented("A spatial index needs a clustered primary key (error 12008): create that "
                      "first.\n" +
                      head + ";"),
            false};
    }
    if (index.geography) {
        return {title, head + "\n    USING GEOGRAPHY_AUTO_GRID;", true};
    }
    return {
        title,
        commented("Choose the bounding box: it has to hold all shapes, in the units of the data "
                  "(xmin, ymin, xmax, ymax).\n" +
                  head +
                  "\n    USING GEOMETRY_AUTO_GRID\n    WITH (BOUNDING_BOX = "
                  "(xmin, ymin, xmax, ymax));"),
        false};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateColumnstore& index) {
    if (index.on_history) {
        return history_columnstore(context, table);
    }
    const std::string title =
        fmt::format("Create a {} columnstore index on {}",
                    index.is_clustered ? "clustered" : "nonclustered", table.name.dotted());
    if (index.is_clustered) {
        const std::string name = context.naming.index(table, "CCI", {});
        return {title,
                fmt::format("CREATE CLUSTERED COLUMNSTORE INDEX {}\n    ON {};", quote_name(name),
                            quoted(table.name)),
                table.clustered_index() == nullptr};
    }
    const std::string name = context.naming.index(table, "NCCI", {});
    return {title,
            fmt::format("CREATE NONCLUSTERED COLUMNSTORE INDEX {}\n    ON {} ({});",
                        quote_name(name), quoted(table.name), column_list(index.columns)),
            true};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateJsonIndex& index) {
    const std::string title =
        fmt::format("Index the JSON paths of {} ({})", table.name.dotted(), index.column);
    if (sqlserver::has_feature(context.target, "json_index")) {
        const std::string name = context.naming.index(table, "JX", {index.column});
        return {
            title,
            commented(fmt::format("Choose the paths that queries filter by; JSON indexes are a "
                                  "preview feature of SQL Server 2025.\n"
                                  "CREATE JSON INDEX {}\n    ON {} ({})\n    FOR (N'$.path');",
                                  quote_name(name), quoted(table.name), quote_name(index.column))),
            false};
    }
    // No filter: a filtered index on a computed column is refused (10609).
    const std::string computed = index.column + "Path";
    const std::string name = context.naming.index(table, "IX", {computed});
    return {
        title,
        commented(fmt::format(
            "Choose the path that queries filter by, and a length for its values.\n"
            "ALTER TABLE {0} ADD {1} AS CAST(JSON_VALUE({2}, N'$.path') AS nvarchar(200));\n"
            "CREATE NONCLUSTERED INDEX {3} ON {0} ({1});",
            quoted(table.name), quote_name(computed), quote_name(index.column), quote_name(name))),
        false};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::DropIndexRemedy& drop) {
    const catalog::Index& index = table.indexes.at(drop.index);
    const std::string name =
        index.name.empty() ? "on (" + plain_list(names_of(index.key_columns)) + ")" : index.name;
    const std::string title = fmt::format("Drop the index {} of {}", name, table.name.dotted());
    const bool is_part_of_table = table.is_memory_optimized || index.is_constraint();
    const std::string sql =
        is_part_of_table
            ? fmt::format("ALTER TABLE {} DROP {} {};", quoted(table.name),
                          index.is_constraint() ? "CONSTRAINT" : "INDEX", quote_name(index.name))
            : fmt::format("DROP INDEX {} ON {};", quote_name(index.name), quoted(table.name));
    if (index.name.empty()) {
        return {title, commented("Its name was made up by SQL Server: look it up first.\n" + sql),
                false};
    }
    if (index.is_primary_key || is_referenced(context, table, index)) {
        return {title, commented("Foreign keys may depend on it: see which first.\n" + sql), false};
    }
    return {title, sql, true};
}

}  // namespace tsqlaudit::fix
