#include "fix/unnamed.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "fix/column_identity.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

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

// Among the constraints of a catalog view, those whose columns are these, in this order. `places`:
// FROM … ORDER BY … of the columns c of the constraint n, by their places i.
std::string lookup(std::string_view view, const Table& table,
                   const std::vector<std::string>& columns, std::string_view places) {
    return fmt::format(
        "{} AS n\n"
        "    WHERE n.parent_object_id = {} AND n.is_system_named = 1\n"
        "        AND {} = STUFF((\n"
        "            SELECT N'.' + QUOTENAME(c.name)\n"
        "{}"
        "            FOR XML PATH(N''), TYPE).value(N'.', N'nvarchar(max)'), 1, 1, N'')",
        view, object_id(table.name), quote_string(dotted(columns)), places);
}

}  // namespace

std::string key_lookup(const Table& table, const catalog::Index& index) {
    return lookup(
        "sys.key_constraints", table, names_of(index.key_columns),
        "            FROM sys.index_columns AS i\n"
        "            JOIN sys.columns AS c ON c.object_id = i.object_id AND c.column_id = "
        "i.column_id\n"
        "            WHERE i.object_id = n.parent_object_id AND i.index_id = n.unique_index_id\n"
        "                AND i.key_ordinal > 0\n"
        "            ORDER BY i.key_ordinal\n");
}

std::string foreign_key_lookup(const Table& table, const catalog::ForeignKey& key) {
    return lookup(
        "sys.foreign_keys", table, key.columns,
        "            FROM sys.foreign_key_columns AS i\n"
        "            JOIN sys.columns AS c ON c.object_id = i.parent_object_id AND c.column_id = "
        "i.parent_column_id\n"
        "            WHERE i.constraint_object_id = n.object_id\n"
        "            ORDER BY i.constraint_column_id\n");
}

std::string check_lookup(const Table& table) {
    return fmt::format(
        "sys.check_constraints AS n\n"
        "    WHERE n.parent_object_id = {} AND n.is_system_named = 1",
        object_id(table.name));
}

namespace {

template <typename CountsByTable>
bool has_several(const CountsByTable& counts, const Table& table,
                 const std::vector<std::string>& columns) {
    const auto of_table = counts.find(&table);
    if (of_table == counts.end()) {
        return false;
    }
    const auto found = of_table->second.find(identity_in_order(columns));
    return found != of_table->second.end() && found->second > 1;
}

}  // namespace

UnnamedTwins::UnnamedTwins(const catalog::Catalog& catalog) {
    for (const Table& table : catalog.tables) {
        for (const catalog::Index& index : table.indexes) {
            if (index.is_constraint() && index.name.empty()) {
                ++keys_[&table][identity_in_order(names_of(index.key_columns))];
            }
        }
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (key.name.empty()) {
                ++foreign_keys_[&table][identity_in_order(key.columns)];
            }
        }
        if (std::ranges::count(table.checks, "", &catalog::CheckConstraint::name) > 1) {
            with_several_checks_.insert(&table);
        }
    }
}

bool UnnamedTwins::has_twin(const Table& table, const catalog::Index& index) const {
    return has_several(keys_, table, names_of(index.key_columns));
}

bool UnnamedTwins::has_twin(const Table& table, const catalog::ForeignKey& key) const {
    return has_several(foreign_keys_, table, key.columns);
}

bool UnnamedTwins::has_several_checks(const Table& table) const {
    return with_several_checks_.contains(&table);
}

}  // namespace tsqlaudit::fix
