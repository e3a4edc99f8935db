#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

std::string addition(const RenderContext& context, const Table& table,
                     const rules::NewColumn& column) {
    std::string sql =
        text::concat("ALTER TABLE ", quoted(table.name), " ADD ", quote_name(column.name), " ",
                     column.type, column.nullable ? " NULL" : " NOT NULL");
    if (!column.default_value.empty()) {
        text::append(sql, "\n    CONSTRAINT ",
                     quote_name(context.naming.constraint(table, "DF", {column.name})), " DEFAULT ",
                     column.default_value);
    }
    return sql + ";";
}

// What the column itself leaves to choose; empty: nothing.
std::string addition_choice(const Table& table, const rules::NewColumn& column) {
    if (table.find_column(column.name) != nullptr) {
        return "There is a column of that name already, with another meaning or type: choose "
               "another name.";
    }
    // Rows that exist need a value: NOT NULL without a default is refused (4901).
    return !column.nullable && column.default_value.empty()
               ? "Choose the value of the rows that exist."
               : "";
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddColumns& remedy) {
    std::vector<std::string> names;
    std::string clash;
    Rendered result;
    for (const rules::NewColumn& column : remedy.columns) {
        names.push_back(column.name);
        result.batches.push_back(
            {table_lacks_column(table.name, column.name), addition(context, table, column)});
        if (clash.empty()) {
            clash = addition_choice(table, column);
        }
    }
    // A name that is taken stands in the way whatever the rule leaves to decide.
    for (const std::string& choice :
         {remedy.choice, clash, capacity_choice(context, table, remedy.columns)}) {
        if (!choice.empty()) {
            result.choice += (result.choice.empty() ? "" : " ") + choice;
        }
    }
    result.title = text::concat("Add the ", names.size() == 1 ? "column " : "columns ",
                                plain_list(names), " to ", table.name.dotted());
    return result;
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::DropDefault& drop) {
    const catalog::Column& column = *table.find_column(drop.column);
    return {
        .title = fmt::format("Remove the default of {} in {}", column.name, table.name.dotted()),
        .batches = {drop_default(table, column)},
        .cost = column.is_nullable
                    ? "From then on an INSERT that leaves the column out writes NULL."
                    : "From then on an INSERT that leaves the column out is refused."};
}

}  // namespace tsqlaudit::fix
