#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/compare.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

bool is_unnamed(const Table& table, std::size_t index) {
    return table.indexes.at(index).name.empty();
}

// ALTER INDEX ALL is the way to an index whose name SQL Server made up, where it means nothing but
// the indexes that are to be compressed.
bool can_rebuild_all(const Table& table, const rules::Compress& compress) {
    const auto rebuilt = [&](std::size_t position) {
        const catalog::Index& index = table.indexes[position];
        return index.kind == catalog::IndexKind::Rowstore && !index.is_disabled &&
               (index.is_clustered
                    ? compress.table
                    : std::ranges::find(compress.indexes, position) != compress.indexes.end());
    };
    for (std::size_t position = 0; position < table.indexes.size(); ++position) {
        if (!rebuilt(position)) {
            return false;
        }
    }
    return true;
}

std::string title_of(const Table& table, const rules::Compress& compress, bool leaves_unnamed) {
    std::string title =
        text::concat("Compress ", table.name.dotted(), " with ", to_sql(compress.compression));
    for (const std::size_t index : compress.indexes) {
        if (leaves_unnamed && is_unnamed(table, index)) {
            title += fmt::format(", but for the index on ({}), whose name SQL Server made up",
                                 plain_list(names_of(table.indexes[index].key_columns)));
        }
    }
    return title;
}

}  // namespace

// Nonclustered indexes never take over the table's setting, so each is rebuilt by name.
Rendered render_remedy(const RenderContext&, const Table& table, const rules::Compress& compress) {
    const std::string_view setting = to_sql(compress.compression);
    const std::string option =
        text::concat("REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = ", setting, ")");
    const bool has_unnamed = std::ranges::any_of(
        compress.indexes, [&](std::size_t index) { return is_unnamed(table, index); });
    const bool rebuild_all = has_unnamed && can_rebuild_all(table, compress);
    Rendered result{.title = title_of(table, compress, has_unnamed && !rebuild_all),
                    .cost = compress.table ? rebuilds_table(table) : builds_index};
    if (compress.table && (!rebuild_all || table.clustered_index() == nullptr)) {
        result.batches.push_back(
            {table_is_not_compressed(table.name, setting),
             text::concat("ALTER TABLE ", quoted(table.name), " ", option, ";")});
    }
    if (rebuild_all) {
        result.batches.push_back(
            {indexes_are_not_compressed(table.name, setting),
             fmt::format("ALTER INDEX ALL ON {} {};", quoted(table.name), option)});
        return result;
    }
    for (const std::size_t position : compress.indexes) {
        const catalog::Index& index = table.indexes.at(position);
        if (!index.name.empty()) {
            result.batches.push_back({index_is_not_compressed(table.name, index.name, setting),
                                      text::concat("ALTER INDEX ", quote_name(index.name), " ON ",
                                                   quoted(table.name), " ", option, ";")});
        }
    }
    if (result.batches.empty()) {
        result.choice = "SQL Server made up the name of the index: look it up.";
    }
    return result;
}

namespace {

std::string side_table(const RenderContext& context, const Table& table, const catalog::Index& key,
                       const std::string& content) {
    std::string sql =
        fmt::format("CREATE TABLE {} (\n",
                    quoted(context.naming.object(table.name.schema, table.name.name + content)));
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

// A FILESTREAM table needs a unique ROWGUIDCOL.
std::vector<Batch> row_guid(const RenderContext& context, const Table& table) {
    if (std::ranges::any_of(table.columns, &catalog::Column::is_rowguidcol)) {
        return {};
    }
    const std::string name = context.naming.shared_column(table, "RowGuid");
    return {{table_lacks_column(table.name, name),
             fmt::format("ALTER TABLE {} ADD {} uniqueidentifier ROWGUIDCOL NOT NULL\n"
                         "    CONSTRAINT {} DEFAULT NEWSEQUENTIALID()\n    CONSTRAINT {} UNIQUE;",
                         quoted(table.name), quote_name(name),
                         quote_name(context.naming.constraint(table, "DF", {name})),
                         quote_name(context.naming.constraint(table, "UQ", {name})))}};
}

// A column does not become FILESTREAM: its content moves to a new one.
std::vector<Batch> to_filestream(const RenderContext& context, const Table& table,
                                 const std::string& column) {
    const std::string name = quoted(table.name);
    const std::string moved = context.naming.column(table, column + "Stream");
    std::vector<Batch> batches = row_guid(context, table);
    batches.push_back({"", fmt::format("ALTER TABLE {} SET (FILESTREAM_ON = …);", name)});
    batches.push_back({table_lacks_column(table.name, moved),
                       fmt::format("ALTER TABLE {} ADD {} varbinary(max) FILESTREAM NULL;", name,
                                   quote_name(moved))});
    batches.push_back(
        {"", fmt::format("UPDATE {} SET {} = {};", name, quote_name(moved), quote_name(column))});
    for (Batch& batch : take_place(table, column, moved)) {
        batches.push_back(std::move(batch));
    }
    batches.front().sql = "-- FILESTREAM instead:\n" + batches.front().sql;
    return batches;
}

constexpr std::string_view about_filestream =
    "FILESTREAM is an alternative for values over 1 MB: it needs a FILESTREAM filegroup and a "
    "unique ROWGUIDCOL column.";

std::string filestream_choice(const rules::MoveLob& move) {
    return move.filestream_possible
               ? std::string{about_filestream}
               : text::concat("FILESTREAM is no way here: ", move.filestream_blocker, ".");
}

// A table of files is a side table already: what is left is to keep them elsewhere.
Rendered choice_of_storage(const RenderContext& context, const Table& table,
                           const rules::MoveLob& move) {
    Rendered result{
        .title = fmt::format("Choose where {} of {} is kept", move.column, table.name.dotted()),
        .choice =
            "Keep large files in external storage with a reference, or leave them here if "
            "most have less than a megabyte.\n" +
            filestream_choice(move),
        .cost = rewrites_rows};
    if (move.filestream_possible) {
        result.batches = to_filestream(context, table, move.column);
    }
    return result;
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::MoveLob& move) {
    if (move.has_own_table) {
        return choice_of_storage(context, table, move);
    }
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
    result.choice += filestream_choice(move);
    result.batches.push_back({"", side_table(context, table, *key, move.column)});
    if (move.filestream_possible) {
        std::ranges::move(to_filestream(context, table, move.column),
                          std::back_inserter(result.batches));
    }
    return result;
}

namespace {

// Rows are removed by the clustered index of the history table: a columnstore, or one that begins
// with the end of the period (13765), with nothing beside a columnstore that excludes it (13772,
// 13780).
bool can_age(const RenderContext& context, const Table& table) {
    const catalog::SystemVersioning& versioning = *table.versioning;
    const catalog::NamedList<catalog::Index>& indexes =
        versioning.history_index ? context.catalog.tables[*versioning.history_index].indexes
                                 : versioning.implied_indexes;
    const auto clustered = std::ranges::find_if(indexes, &catalog::Index::is_clustered);
    if (clustered == indexes.end()) {
        return !versioning.history_index;  // SQL Server makes one that fits
    }
    if (clustered->kind == catalog::IndexKind::Columnstore) {
        return indexes.size() == 1 && !has_large_values(table);
    }
    return table.period && !clustered->key_columns.empty() &&
           text::equals_ignoring_case(clustered->key_columns[0].name, table.period->end_column);
}

}  // namespace

// What is deleted is gone: nobody but a person can say after how long.
Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::SetRetention&) {
    Rendered result{
        .title = fmt::format("Say how long the history of {} is kept", table.name.dotted()),
        .batches = {{history_is_kept_forever(table.name),
                     fmt::format("ALTER TABLE {} SET (SYSTEM_VERSIONING = ON "
                                 "(HISTORY_RETENTION_PERIOD = … YEARS));",
                                 quoted(table.name))}},
        .choice =
            "Choose the period by what the law and the business ask for, or INFINITE: SQL Server "
            "deletes for good what is older.",
        .feature = "temporal_retention"};
    if (context.planned.history_columnstores.contains(&table)) {
        result.choice +=
            "\nWhere the history is to become a columnstore, do that before: its clustered index "
            "cannot be replaced while a period is set (error 13766).";
    }
    if (!can_age(context, table)) {
        result.choice +=
            "\nThe history table needs a clustered index that begins with the end of the period "
            "(error 13765), or a clustered columnstore with no other index and no large values.";
    }
    return result;
}

Rendered render_remedy(const RenderContext&, const Table&, const rules::Advice& advice) {
    return {.title = advice.decision, .choice = advice.text};
}

}  // namespace tsqlaudit::fix
