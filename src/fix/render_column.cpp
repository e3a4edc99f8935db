#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddColumn& column) {
    std::string sql =
        fmt::format("ALTER TABLE {} ADD {} {} {}", quoted(table.name), quote_name(column.name),
                    column.type, column.nullable ? "NULL" : "NOT NULL");
    if (!column.default_value.empty()) {
        sql += fmt::format("\n    CONSTRAINT {} DEFAULT {}",
                           quote_name(context.naming.constraint(table, "DF", {column.name})),
                           column.default_value);
    }
    Rendered result{
        .title = fmt::format("Add the column {} to {}", column.name, table.name.dotted()),
        .batches = {{table_lacks_column(table.name, column.name), sql + ";"}}};
    if (table.find_column(column.name) != nullptr) {
        result.choice =
            "There is a column of that name already, with another meaning or type: choose another "
            "name.";
    } else if (!column.nullable && column.default_value.empty()) {
        // Rows that exist need a value: NOT NULL without a default is refused (4901).
        result.choice = "Choose the value of the rows that exist.";
    }
    return result;
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::DropDefault& drop) {
    const catalog::Column& column = *table.find_column(drop.column);
    return {
        .title = fmt::format("Remove the default of {} in {}", column.name, table.name.dotted()),
        .batches = {drop_default(table, column)}};
}

}  // namespace tsqlaudit::fix
