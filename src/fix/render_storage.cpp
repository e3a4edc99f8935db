#include <fmt/format.h>

#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

std::string_view word(catalog::Compression compression) {
    switch (compression) {
        case catalog::Compression::None:
            return "NONE";
        case catalog::Compression::Row:
            return "ROW";
        case catalog::Compression::Page:
            return "PAGE";
        case catalog::Compression::Columnstore:
            return "COLUMNSTORE";
        case catalog::Compression::ColumnstoreArchive:
            return "COLUMNSTORE_ARCHIVE";
    }
    return "NONE";
}

}  // namespace

// Nonclustered indexes never take over the table's setting, so each is rebuilt by name.
Rendered render_remedy(const RenderContext&, const Table& table, const rules::Compress& compress) {
    const std::string option = fmt::format("REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = {})",
                                           word(compress.compression));
    std::string sql;
    if (compress.table) {
        sql = fmt::format("ALTER TABLE {} {};", quoted(table.name), option);
    }
    bool names_are_known = true;
    for (std::size_t position : compress.indexes) {
        const catalog::Index& index = table.indexes.at(position);
        if (!sql.empty()) {
            sql += "\n";
        }
        if (index.name.empty()) {
            names_are_known = false;
            sql += commented("Likewise the index on (" + plain_list(names_of(index.key_columns)) +
                             "), whose name SQL Server made up.");
        } else {
            sql += fmt::format("ALTER INDEX {} ON {} {};", quote_name(index.name),
                               quoted(table.name), option);
        }
    }
    return {fmt::format("Compress {} with {}", table.name.dotted(), word(compress.compression)),
            sql, names_are_known};
}

Rendered render_remedy(const RenderContext&, const Table& table,
                       const rules::PartitionTable& partition) {
    const catalog::Column* column = table.find_column(partition.column);
    const std::string suffix = table.name.name + "_" + partition.column;
    const std::string function = quote_name(sqlserver::limit_identifier("PF_" + suffix));
    const std::string scheme = quote_name(sqlserver::limit_identifier("PS_" + suffix));
    std::string sql = "Choose the boundary values; a mistake here moves every row.\n";
    for (const std::string& change : partition.changes) {
        sql += "First: " + change + "\n";
    }
    const std::string type = column == nullptr ? "int" : sqlserver::to_sql(column->type);
    sql += fmt::format(
        "CREATE PARTITION FUNCTION {0} ({1}) AS RANGE RIGHT FOR VALUES (…);\n"
        "CREATE PARTITION SCHEME {2} AS PARTITION {0} ALL TO ([PRIMARY]);\n"
        "Then recreate the clustered index of {3} ON {2} ({4}), and every other index "
        "likewise.",
        function, type, scheme, quoted(table.name), quote_name(partition.column));
    return {fmt::format("Partition {} by {}", table.name.dotted(), partition.column),
            commented(sql), false};
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::MoveLob& move) {
    const std::string title =
        fmt::format("Move {} out of the rows of {}", move.column, table.name.dotted());
    const catalog::Index* key = table.primary_key();
    const std::string side =
        quote_name(table.name.schema, sqlserver::limit_identifier(table.name.name + move.column));
    std::string sql =
        "Move the content to a side table (or to external storage with a reference).\n";
    if (key == nullptr) {
        sql += "The table needs a primary key first.";
        return {title, commented(sql), false};
    }
    sql += fmt::format("CREATE TABLE {} (\n", side);
    for (const catalog::IndexColumn& part : key->key_columns) {
        const catalog::Column* column = table.find_column(part.name);
        sql += fmt::format("    {} {} NOT NULL,\n", quote_name(part.name),
                           column == nullptr ? "int" : sqlserver::to_sql(column->type));
    }
    const std::string keys = column_list(names_of(key->key_columns));
    sql += fmt::format(
        "    {} varbinary(max) NOT NULL,\n    PRIMARY KEY ({}),\n"
        "    FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE CASCADE);\n"
        "Copy the content, change the readers, then drop the column.",
        quote_name(move.column), keys, keys, quoted(table.name), keys);
    sql += move.filestream_possible
               ? "\nFILESTREAM is an alternative for values over 1 MB: it needs a FILESTREAM "
                 "filegroup and a unique ROWGUIDCOL column."
               : "\nFILESTREAM is no way here: " + move.filestream_blocker + ".";
    return {title, commented(sql), false};
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::SetRetention&) {
    const std::string title =
        fmt::format("Limit how long the history of {} is kept", table.name.dotted());
    return {title,
            commented(fmt::format("Choose the period.\nALTER TABLE {} SET (SYSTEM_VERSIONING = ON "
                                  "(HISTORY_RETENTION_PERIOD = 1 YEAR));",
                                  quoted(table.name))),
            false};
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::Advice& advice) {
    return {fmt::format("Decide about {}", table.name.dotted()), commented(advice.text), false};
}

}  // namespace tsqlaudit::fix
