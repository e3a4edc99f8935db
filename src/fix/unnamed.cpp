#include "fix/unnamed.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;
using sqlserver::quote_string;

std::string drop_unnamed(const Table& table, const std::string& lookup,
                         const std::string& condition) {
    const std::string name = quote_string(quoted(table.name));
    return fmt::format(
        "DECLARE @sql nvarchar(max) = (\n"
        "    SELECT N'ALTER TABLE ' + {0} + N' DROP CONSTRAINT ' + QUOTENAME(n.name)\n"
        "    FROM {1});\n"
        "IF @sql IS NOT NULL{2}\n"
        "    EXEC sys.sp_executesql @sql;",
        name, lookup, condition.empty() ? "" : " AND " + condition);
}

std::string default_lookup(const Table& table, const std::string& column) {
    return fmt::format(
        "sys.default_constraints AS n\n"
        "    JOIN sys.columns AS c ON c.object_id = n.parent_object_id AND c.column_id = "
        "n.parent_column_id\n"
        "    WHERE n.parent_object_id = {} AND c.name = {}",
        object_id(table.name), quote_string(column));
}

namespace {

// [A].[B]
std::string dotted(const std::vector<std::string>& columns) {
    std::string list;
    for (const std::string& column : columns) {
        list += (list.empty() ? "" : ".") + quote_name(column);
    }
    return list;
}

}  // namespace

std::string key_lookup(const Table& table, const catalog::Index& index) {
    return fmt::format(
        "sys.key_constraints AS n\n"
        "    WHERE n.parent_object_id = {} AND n.is_system_named = 1\n"
        "        AND {} = STUFF((\n"
        "            SELECT N'.' + QUOTENAME(c.name)\n"
        "            FROM sys.index_columns AS i\n"
        "            JOIN sys.columns AS c ON c.object_id = i.object_id AND c.column_id = "
        "i.column_id\n"
        "            WHERE i.object_id = n.parent_object_id AND i.index_id = n.unique_index_id\n"
        "                AND i.key_ordinal > 0\n"
        "            ORDER BY i.key_ordinal\n"
        "            FOR XML PATH(N''), TYPE).value(N'.', N'nvarchar(max)'), 1, 1, N'')",
        object_id(table.name), quote_string(dotted(names_of(index.key_columns))));
}

std::string foreign_key_lookup(const Table& table, const catalog::ForeignKey& key) {
    return fmt::format(
        "sys.foreign_keys AS n\n"
        "    WHERE n.parent_object_id = {} AND n.is_system_named = 1\n"
        "        AND {} = STUFF((\n"
        "            SELECT N'.' + QUOTENAME(c.name)\n"
        "            FROM sys.foreign_key_columns AS i\n"
        "            JOIN sys.columns AS c ON c.object_id = i.parent_object_id AND c.column_id = "
        "i.parent_column_id\n"
        "            WHERE i.constraint_object_id = n.object_id\n"
        "            ORDER BY i.constraint_column_id\n"
        "            FOR XML PATH(N''), TYPE).value(N'.', N'nvarchar(max)'), 1, 1, N'')",
        object_id(table.name), quote_string(dotted(key.columns)));
}

std::string check_lookup(const Table& table) {
    return fmt::format(
        "sys.check_constraints AS n\n"
        "    WHERE n.parent_object_id = {} AND n.is_system_named = 1",
        object_id(table.name));
}

bool has_unnamed_twin(const Table& table, const catalog::Index& index) {
    return std::ranges::count_if(table.indexes, [&](const catalog::Index& other) {
               return other.is_constraint() && other.name.empty() &&
                      std::ranges::equal(names_of(index.key_columns), names_of(other.key_columns),
                                         text::equals_ignoring_case);
           }) > 1;
}

bool has_unnamed_twin(const Table& table, const catalog::ForeignKey& key) {
    return std::ranges::count_if(table.foreign_keys, [&](const catalog::ForeignKey& other) {
               return other.name.empty() &&
                      std::ranges::equal(key.columns, other.columns, text::equals_ignoring_case);
           }) > 1;
}

bool has_unnamed_check_twin(const Table& table) {
    return std::ranges::count(table.checks, "", &catalog::CheckConstraint::name) > 1;
}

}  // namespace tsqlaudit::fix
