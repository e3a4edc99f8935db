#include "fix/guards.h"

#include <fmt/format.h>

#include "sqlserver/names.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using catalog::QualifiedName;
using sqlserver::quote_string;

namespace {

std::string index_query(const QualifiedName& table, const std::string& index) {
    return text::concat("EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = ", object_id(table),
                        " AND name = ", quote_string(index), ")");
}

std::string column_query(const QualifiedName& table, const std::string& column,
                         const std::string& condition) {
    return text::concat(
        "EXISTS (SELECT 1 FROM sys.columns\n"
        "           WHERE object_id = ",
        object_id(table), " AND name = ", quote_string(column), " AND ", condition, ")");
}

// As sys.columns counts it, in bytes; -1: max.
int max_length(const sqlserver::DataType& type) {
    if (type.is_max) {
        return -1;
    }
    return type.is_unicode() ? 2 * type.length : type.length;
}

bool has_length(const sqlserver::DataType& type) {
    using enum sqlserver::TypeId;
    return type.id == Char || type.id == VarChar || type.id == NChar || type.id == NVarChar ||
           type.id == Binary || type.id == VarBinary;
}

std::string type_id(const std::string& type) {
    return fmt::format("TYPE_ID({})", quote_string(type));
}

std::string constraint_id(const QualifiedName& table, const std::string& constraint) {
    return object_id({table.schema, constraint});
}

}  // namespace

std::string object_id(const QualifiedName& name) {
    return text::concat("OBJECT_ID(", quote_string(sqlserver::quote_name(name.schema, name.name)),
                        ")");
}

std::string table_has_index(const QualifiedName& table, const std::string& index) {
    return index_query(table, index);
}

std::string table_has_disabled_index(const QualifiedName& table, const std::string& index) {
    std::string query = index_query(table, index);
    query.insert(query.size() - 1, " AND is_disabled = 1");
    return query;
}

std::string table_lacks_index(const QualifiedName& table, const std::string& index) {
    return "NOT " + index_query(table, index);
}

std::string another_index_replaces(const QualifiedName& table, const std::string& index) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM sys.indexes AS o\n"
        "           JOIN sys.indexes AS i ON i.object_id = o.object_id AND i.index_id <> "
        "o.index_id\n"
        "           WHERE o.object_id = {} AND o.name = {}\n"
        "               AND i.type IN (1, 2) AND i.is_disabled = 0\n"
        "               AND (i.has_filter = 0 OR i.filter_definition = o.filter_definition)\n"
        "               AND NOT EXISTS (SELECT 1 FROM sys.index_columns AS k\n"
        "                   WHERE k.object_id = o.object_id AND k.index_id = o.index_id\n"
        "                       AND (k.key_ordinal > 0 OR (k.is_included_column = 1 AND i.type = "
        "2))\n"
        "                       AND NOT EXISTS (SELECT 1 FROM sys.index_columns AS c\n"
        "                           WHERE c.object_id = i.object_id AND c.index_id = i.index_id\n"
        "                               AND c.column_id = k.column_id\n"
        "                               AND k.key_ordinal IN (0, c.key_ordinal))))",
        object_id(table), quote_string(index));
}

std::string table_has_statistics(const QualifiedName& table, const std::string& statistics) {
    return fmt::format("EXISTS (SELECT 1 FROM sys.stats WHERE object_id = {} AND name = {})",
                       object_id(table), quote_string(statistics));
}

std::string table_lacks_statistics(const QualifiedName& table, const std::string& statistics) {
    return "NOT " + table_has_statistics(table, statistics);
}

std::string table_has_column(const QualifiedName& table, const std::string& column) {
    return fmt::format("COL_LENGTH({}, {}) IS NOT NULL",
                       quote_string(sqlserver::quote_name(table.schema, table.name)),
                       quote_string(column));
}

std::string table_lacks_column(const QualifiedName& table, const std::string& column) {
    return text::concat("COL_LENGTH(",
                        quote_string(sqlserver::quote_name(table.schema, table.name)), ", ",
                        quote_string(column), ") IS NULL");
}

std::string column_lacks_default(const QualifiedName& table, const std::string& column) {
    return column_query(table, column, "default_object_id = 0");
}

std::string table_lacks_constraint(const QualifiedName& table, const std::string& constraint) {
    return constraint_id(table, constraint) + " IS NULL";
}

std::string constraint_is_untrusted(const QualifiedName& table, const std::string& constraint) {
    return fmt::format("OBJECTPROPERTY({}, 'CnstIsNotTrusted') = 1",
                       constraint_id(table, constraint));
}

std::string column_is_nullable(const QualifiedName& table, const std::string& column,
                               bool nullable) {
    return column_query(table, column, nullable ? "is_nullable = 1" : "is_nullable = 0");
}

std::string column_has_type(const QualifiedName& table, const catalog::Column& column) {
    const sqlserver::DataType& type = column.type;
    if (!type.alias_sql.empty()) {
        return column_query(table, column.name, "user_type_id = " + type_id(type.alias_sql));
    }
    if (type.id == sqlserver::TypeId::Decimal) {  // which numeric is, but under an id of its own
        return column_query(
            table, column.name,
            fmt::format("user_type_id IN ({}, {}) AND precision = {} AND scale = {}",
                        type_id("decimal"), type_id("numeric"), type.precision, type.scale));
    }
    const std::string written = sqlserver::to_sql(type);
    std::string condition = "user_type_id = " + type_id(written.substr(0, written.find('(')));
    if (has_length(type)) {
        condition += fmt::format(" AND max_length = {}", max_length(type));
    }
    return column_query(table, column.name, condition);
}

std::string table_is_not_compressed(const QualifiedName& table, std::string_view setting) {
    return text::concat(
        "EXISTS (SELECT 1 FROM sys.partitions\n"
        "           WHERE object_id = ",
        object_id(table), " AND index_id IN (0, 1) AND data_compression_desc <> N'", setting, "')");
}

std::string indexes_are_not_compressed(const QualifiedName& table, std::string_view setting) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM sys.partitions AS p\n"
        "           JOIN sys.indexes AS i ON i.object_id = p.object_id AND i.index_id = "
        "p.index_id\n"
        "           WHERE i.object_id = {} AND i.type IN (1, 2) AND p.data_compression_desc <> "
        "N'{}')",
        object_id(table), setting);
}

std::string index_is_not_compressed(const QualifiedName& table, const std::string& index,
                                    std::string_view setting) {
    return text::concat(
        "EXISTS (SELECT 1 FROM sys.partitions AS p\n"
        "           JOIN sys.indexes AS i ON i.object_id = p.object_id AND i.index_id = "
        "p.index_id\n"
        "           WHERE i.object_id = ",
        object_id(table), " AND i.name = ", quote_string(index),
        " AND p.data_compression_desc <> N'", setting, "')");
}

std::string history_is_kept_forever(const QualifiedName& table) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM sys.tables WHERE object_id = {} AND history_retention_period < 0)",
        object_id(table));
}

std::string lacks_filter(const QualifiedName& table) {
    return fmt::format(
        "NOT EXISTS (SELECT 1 FROM sys.security_predicates\n"
        "               WHERE target_object_id = {} AND predicate_type_desc = N'FILTER')",
        object_id(table));
}

std::string policy_is_off(const QualifiedName& policy) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM sys.security_policies WHERE object_id = {} AND is_enabled = 0)",
        object_id(policy));
}

std::string lacks_clustered_columnstore(const QualifiedName& table) {
    return fmt::format(
        "NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = {} AND type_desc = "
        "N'CLUSTERED COLUMNSTORE')",
        object_id(table));
}

}  // namespace tsqlaudit::fix
