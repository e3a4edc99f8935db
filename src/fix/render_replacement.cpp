// Another column takes the place of one that cannot be converted.
#include <fmt/format.h>

#include <utility>

#include "fix/alteration.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

std::vector<Batch> take_place(const Table& table, const std::string& column,
                              const std::string& added) {
    const std::string name = quoted(table.name);
    const Check is_filled{fmt::format("SELECT 1 FROM {} WHERE {} IS NULL AND {} IS NOT NULL", name,
                                      quote_name(added), quote_name(column)),
                          fmt::format("{} of {} has to be filled before {} goes.", added,
                                      table.name.dotted(), column)};
    const std::string is_there = table_has_column(table.name, added);
    return {{"", to_sql(is_filled)},
            {is_there, fmt::format("ALTER TABLE {} DROP COLUMN {};", name, quote_name(column))},
            {is_there, fmt::format("EXEC sys.sp_rename {}, {}, N'COLUMN';",
                                   sqlserver::quote_string(name + "." + quote_name(added)),
                                   sqlserver::quote_string(column))}};
}

Rendered render_replacement(const RenderContext& context, const Table& table,
                            const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    const std::string name = quoted(table.name);
    const std::string added = context.naming.column(table, column.name + "New");
    Rendered result{.title = fmt::format("Replace {} of {} by a column of type {}", column.name,
                                         table.name.dotted(), alter.type),
                    .choice = fmt::format(
                        "SQL Server converts no {} to {} (error 206), not even in an empty table: "
                        "add a column, fill it from a table that says which value stands for "
                        "which, and put it in the place of this one. What stands on the old one "
                        "has to go before, and comes back on the new one.",
                        sqlserver::to_sql(column.type), alter.type),
                    .cost = rewrites_rows};
    result.batches = {
        {column_has_type(table.name, column) + " AND " + table_lacks_column(table.name, added),
         fmt::format("ALTER TABLE {} ADD {} {} NULL;", name, quote_name(added), alter.type)},
        {"", fmt::format("UPDATE {} SET {} = …;", name, quote_name(added))}};
    for (Batch& batch : take_place(table, column.name, added)) {
        result.batches.push_back(std::move(batch));
    }
    if (!is_nullable_after(column, alter)) {
        result.batches.push_back({column_is_nullable(table.name, column.name),
                                  fmt::format("ALTER TABLE {} ALTER COLUMN {} {} NOT NULL;", name,
                                              quote_name(column.name), alter.type)});
    }
    return result;
}

}  // namespace tsqlaudit::fix
