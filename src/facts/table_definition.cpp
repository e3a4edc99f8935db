#include "facts/table_definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sqlserver/names.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Index;
using catalog::Table;
using sqlserver::quote_name;

std::string quoted(const catalog::QualifiedName& name) {
    return quote_name(name.schema, name.name);
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::vector<std::string> quoted;
    quoted.reserve(names.size());
    std::transform(names.begin(), names.end(), std::back_inserter(quoted),
                   [](const std::string& name) { return quote_name(name); });
    return fmt::format("{}", fmt::join(quoted, ", "));
}

std::string key_list(const std::vector<catalog::IndexColumn>& columns) {
    std::vector<std::string> keys;
    keys.reserve(columns.size());
    for (const catalog::IndexColumn& column : columns) {
        keys.push_back(quote_name(column.name) + (column.is_descending ? " DESC" : ""));
    }
    return fmt::format("{}", fmt::join(keys, ", "));
}

// "CONSTRAINT [x] ", or nothing where SQL Server makes the name up.
std::string constraint(const std::string& name) {
    return name.empty() ? std::string{} : fmt::format("CONSTRAINT {} ", quote_name(name));
}

std::string_view generated_as(catalog::GeneratedKind kind) {
    using catalog::GeneratedKind;
    switch (kind) {
        case GeneratedKind::RowStart:
            return "ROW START";
        case GeneratedKind::RowEnd:
            return "ROW END";
        case GeneratedKind::TransactionIdStart:
            return "TRANSACTION_ID START";
        case GeneratedKind::TransactionIdEnd:
            return "TRANSACTION_ID END";
        case GeneratedKind::SequenceNumberStart:
            return "SEQUENCE_NUMBER START";
        case GeneratedKind::SequenceNumberEnd:
            return "SEQUENCE_NUMBER END";
    }
    return {};
}

std::string computed_definition(const Column& column) {
    std::string sql =
        fmt::format("{} AS ({})", quote_name(column.name), column.computed->expression_text);
    if (column.computed->is_persisted) {
        sql += " PERSISTED";
        sql += column.nullability_stated && !column.is_nullable ? " NOT NULL" : "";
    }
    return sql;
}

// What stands between the type and the nullability.
std::string properties(const Column& column) {
    std::string sql;
    sql += column.is_filestream ? " FILESTREAM" : "";
    sql += sqlserver::is_collation_name(column.collation) ? " COLLATE " + column.collation : "";
    sql += column.is_sparse ? " SPARSE" : "";
    if (!column.masking_function.empty()) {
        // A plain literal, without the N of quote_string.
        sql += fmt::format(" MASKED WITH (FUNCTION = {})",
                           sqlserver::quote_string(column.masking_function).substr(1));
    }
    if (column.identity) {
        sql += fmt::format(" IDENTITY({}, {})", column.identity->seed, column.identity->increment);
        sql += column.identity->not_for_replication ? " NOT FOR REPLICATION" : "";
    }
    if (column.generated) {
        sql += fmt::format(" GENERATED ALWAYS AS {}{}", generated_as(*column.generated),
                           column.is_hidden ? " HIDDEN" : "");
    }
    return sql;
}

std::string_view to_sql(catalog::ReferentialAction action) {
    using catalog::ReferentialAction;
    switch (action) {
        case ReferentialAction::Cascade:
            return "CASCADE";
        case ReferentialAction::SetNull:
            return "SET NULL";
        case ReferentialAction::SetDefault:
            return "SET DEFAULT";
        case ReferentialAction::NoAction:
            return {};
    }
    return {};
}

std::string action_clause(std::string_view event, catalog::ReferentialAction action) {
    const std::string_view sql = to_sql(action);
    return sql.empty() ? std::string{} : fmt::format(" ON {} {}", event, sql);
}

// Names come from the input: a line break in one must not end the comment.
std::string comment(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r'; },
        ' ');
    return "-- " + line;
}

std::string versioning_option(const catalog::SystemVersioning& versioning) {
    std::vector<std::string> options;
    if (!versioning.history_table.name.empty()) {
        options.push_back("HISTORY_TABLE = " + quoted(versioning.history_table));
    }
    if (versioning.retention) {
        options.push_back("HISTORY_RETENTION_PERIOD = " + *versioning.retention);
    }
    return options.empty() ? "SYSTEM_VERSIONING = ON"
                           : fmt::format("SYSTEM_VERSIONING = ON ({})", fmt::join(options, ", "));
}

std::string options_of(const Table& table) {
    std::vector<std::string> options;
    if (table.versioning) {
        options.push_back(versioning_option(*table.versioning));
    }
    if (table.is_memory_optimized) {
        options.emplace_back("MEMORY_OPTIMIZED = ON");
        options.emplace_back(table.is_schema_only ? "DURABILITY = SCHEMA_ONLY"
                                                  : "DURABILITY = SCHEMA_AND_DATA");
    }
    if (table.is_ledger) {
        options.emplace_back(table.versioning ? "LEDGER = ON" : "LEDGER = ON (APPEND_ONLY = ON)");
    }
    return options.empty() ? std::string{} : fmt::format("\nWITH ({})", fmt::join(options, ", "));
}

std::string storage_of(const Table& table) {
    const catalog::Storage& storage = table.storage;
    if (storage.filegroup_or_scheme.empty()) {
        return {};
    }
    std::string sql = "\nON " + quote_name(storage.filegroup_or_scheme);
    if (storage.is_partitioned()) {
        sql += fmt::format(" ({})", quote_name(storage.partition_column));
    }
    return sql;
}

std::string_view kind_of(const Table& table) {
    switch (table.kind) {
        case catalog::TableKind::Node:
            return "\nAS NODE";
        case catalog::TableKind::Edge:
            return "\nAS EDGE";
        default:
            return {};
    }
}

}  // namespace

std::string column_definition(const Column& column) {
    if (column.computed) {
        return computed_definition(column);
    }
    if (column.is_column_set) {
        return quote_name(column.name) + " xml COLUMN_SET FOR ALL_SPARSE_COLUMNS";
    }
    std::string sql =
        fmt::format("{} {}{} {}", quote_name(column.name), sqlserver::to_sql(column.type),
                    properties(column), column.is_nullable ? "NULL" : "NOT NULL");
    sql += column.is_rowguidcol ? " ROWGUIDCOL" : "";
    if (column.default_constraint) {
        sql += fmt::format(" {}DEFAULT ({})", constraint(column.default_constraint->name),
                           column.default_constraint->value_text);
    }
    return sql;
}

std::string key_definition(const Index& index) {
    std::string sql = constraint(index.name);
    sql += index.is_primary_key ? "PRIMARY KEY" : "UNIQUE";
    sql += index.is_clustered ? " CLUSTERED" : " NONCLUSTERED";
    sql += index.kind == catalog::IndexKind::Hash ? " HASH" : "";
    sql += fmt::format(" ({})", key_list(index.key_columns));
    if (index.bucket_count) {
        sql += fmt::format(" WITH (BUCKET_COUNT = {})", *index.bucket_count);
    }
    return sql;
}

std::string foreign_key_definition(const catalog::ForeignKey& key) {
    std::string sql = fmt::format("{}FOREIGN KEY ({}) REFERENCES {}", constraint(key.name),
                                  quoted_list(key.columns), quoted(key.referenced_table));
    if (!key.referenced_columns.empty()) {
        sql += fmt::format(" ({})", quoted_list(key.referenced_columns));
    }
    return sql + action_clause("DELETE", key.on_delete) + action_clause("UPDATE", key.on_update) +
           (key.not_for_replication ? " NOT FOR REPLICATION" : "");
}

std::string check_definition(const catalog::CheckConstraint& check) {
    return fmt::format("{}CHECK {}({})", constraint(check.name),
                       check.not_for_replication ? "NOT FOR REPLICATION " : "",
                       check.condition_text);
}

std::string edge_definition(const catalog::EdgeConstraint& edge) {
    std::vector<std::string> pairs;
    pairs.reserve(edge.connections.size());
    for (const auto& [from, to] : edge.connections) {
        pairs.push_back(fmt::format("{} TO {}", quoted(from), quoted(to)));
    }
    return fmt::format("{}CONNECTION ({}){}", constraint(edge.name), fmt::join(pairs, ", "),
                       edge.cascade_delete ? " ON DELETE CASCADE" : "");
}

std::string period_definition(const catalog::Period& period) {
    return fmt::format("PERIOD FOR SYSTEM_TIME ({}, {})", quote_name(period.start_column),
                       quote_name(period.end_column));
}

void TableDefinition::add(std::string sql, std::string heading, std::string note) {
    elements_.push_back({std::move(sql), std::move(heading), std::move(note)});
}

void TableDefinition::add_remark(std::string remark) {
    remarks_.push_back(std::move(remark));
}

std::string TableDefinition::render(const Table& table) const {
    std::string sql;
    for (const std::string& remark : remarks_) {
        sql += comment(remark) + '\n';
    }
    sql += fmt::format("CREATE TABLE {} (\n", quoted(table.name));
    std::string heading;
    for (const Element& element : elements_) {
        if (element.heading != heading) {
            heading = element.heading;
            sql += "    " + comment(heading) + '\n';
        }
        sql += "    " + element.sql;
        sql += &element == &elements_.back() ? "" : ",";
        sql += element.note.empty() ? "" : " " + comment(element.note);
        sql += '\n';
    }
    return sql + ')' + std::string{kind_of(table)} + storage_of(table) + options_of(table) + ";";
}

}  // namespace tsqlaudit::facts
