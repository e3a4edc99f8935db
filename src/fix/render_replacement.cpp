// Another column takes the place of one that cannot be converted.
#include <fmt/format.h>

#include "fix/alteration.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

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
        {table_lacks_column(table.name, added),
         fmt::format("ALTER TABLE {} ADD {} {} NULL;", name, quote_name(added), alter.type)},
        {"", fmt::format("UPDATE {} SET {} = …;", name, quote_name(added))}};
    if (!is_nullable_after(column, alter)) {
        result.batches.push_back({"", fmt::format("ALTER TABLE {} ALTER COLUMN {} {} NOT NULL;",
                                                  name, quote_name(added), alter.type)});
    }
    result.batches.push_back(
        {"", fmt::format("ALTER TABLE {} DROP COLUMN {};", name, quote_name(column.name))});
    result.batches.push_back(
        {"", fmt::format("EXEC sys.sp_rename {}, {}, N'COLUMN';",
                         sqlserver::quote_string(name + "." + quote_name(added)),
                         sqlserver::quote_string(column.name))});
    return result;
}

}  // namespace tsqlaudit::fix
