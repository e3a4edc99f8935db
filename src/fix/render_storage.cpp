#include <fmt/format.h>

#include "fix/guards.h"
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
    const std::string_view setting = word(compress.compression);
    const std::string option =
        fmt::format("REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = {})", setting);
    Rendered result{.title = fmt::format("Compress {} with {}", table.name.dotted(), setting),
                    .cost = builds_index};
    if (compress.table) {
        result.batches.push_back({table_is_not_compressed(table.name, setting),
                                  fmt::format("ALTER TABLE {} {};", quoted(table.name), option)});
    }
    for (const std::size_t position : compress.indexes) {
        const catalog::Index& index = table.indexes.at(position);
        if (index.name.empty()) {
            result.choice = fmt::format(
                "SQL Server made up the name of the index on ({}): look it up, and "
                "rebuild that index likewise.",
                plain_list(names_of(index.key_columns)));
            continue;
        }
        result.batches.push_back({index_is_not_compressed(table.name, index.name, setting),
                                  fmt::format("ALTER INDEX {} ON {} {};", quote_name(index.name),
                                              quoted(table.name), option)});
    }
    return result;
}

Rendered render_remedy(const RenderContext&, const Table& table,
                       const rules::PartitionTable& partition) {
    const catalog::Column* column = table.find_column(partition.column);
    const std::string suffix = table.name.name + "_" + partition.column;
    const std::string function = quote_name(sqlserver::limit_identifier("PF_" + suffix));
    const std::string scheme = quote_name(sqlserver::limit_identifier("PS_" + suffix));
    std::string choice = "Choose the boundary values; a mistake here moves every row.\n";
    for (const std::string& change : partition.changes) {
        choice += "First: " + change + "\n";
    }
    choice += fmt::format(
        "Last, when both are there: recreate the clustered index of {} ON {} ({}), and every other "
        "index likewise.",
        quoted(table.name), scheme, quote_name(partition.column));
    const std::string type = column == nullptr ? "int" : sqlserver::to_sql(column->type);
    return {.title = fmt::format("Partition {} by {}", table.name.dotted(), partition.column),
            .batches = {{"", fmt::format("CREATE PARTITION FUNCTION {} ({}) AS RANGE RIGHT FOR "
                                         "VALUES (…);",
                                         function, type)},
                        {"", fmt::format("CREATE PARTITION SCHEME {} AS PARTITION {} ALL TO "
                                         "([PRIMARY]);",
                                         scheme, function)}},
            .choice = choice,
            .cost = rewrites_rows};
}

namespace {

std::string side_table(const Table& table, const catalog::Index& key, const std::string& content) {
    std::string sql = fmt::format(
        "CREATE TABLE {} (\n",
        quote_name(table.name.schema, sqlserver::limit_identifier(table.name.name + content)));
    for (const catalog::IndexColumn& part : key.key_columns) {
        const catalog::Column* column = table.find_column(part.name);
        sql += fmt::format("    {} {} NOT NULL,\n", quote_name(part.name),
                           column == nullptr ? "int" : sqlserver::to_sql(column->type));
    }
    const std::string keys = column_list(names_of(key.key_columns));
    return sql + fmt::format(
                     "    {} varbinary(max) NOT NULL,\n    PRIMARY KEY ({}),\n"
                     "    FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE CASCADE);",
                     quote_name(content), keys, keys, quoted(table.name), keys);
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table, const rules::MoveLob& move) {
    Rendered result{
        .title = fmt::format("Move {} out of the rows of {}", move.column, table.name.dotted()),
        .choice = "Move the content to a side table (or to external storage with a reference).\n",
        .cost = rewrites_rows};
    const catalog::Index* key = table.primary_key();
    if (key == nullptr) {
        result.choice += "The table needs a primary key first.";
        return result;
    }
    result.choice += "Then copy it, change the readers, and drop the column.\n";
    result.choice += move.filestream_possible
                         ? "FILESTREAM is an alternative for values over 1 MB: it needs a "
                           "FILESTREAM filegroup and a unique ROWGUIDCOL column."
                         : "FILESTREAM is no way here: " + move.filestream_blocker + ".";
    result.batches.push_back({"", side_table(table, *key, move.column)});
    return result;
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::SetRetention&) {
    return {.title = fmt::format("Limit how long the history of {} is kept", table.name.dotted()),
            .batches = {{"", fmt::format("ALTER TABLE {} SET (SYSTEM_VERSIONING = ON "
                                         "(HISTORY_RETENTION_PERIOD = 1 YEAR));",
                                         quoted(table.name))}},
            .choice = "Choose the period.",
            .feature = "temporal_retention"};
}

Rendered render_remedy(const RenderContext&, const Table&, const rules::Advice& advice) {
    return {.title = advice.decision, .choice = advice.text};
}

}  // namespace tsqlaudit::fix
