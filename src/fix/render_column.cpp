#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "fix/alteration.h"
#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/memory_optimized.h"
#include "sqlserver/names.h"
#include "text/compare.h"
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
    if (table.is_memory_optimized && sqlserver::is_refused_in_memory(type_from(column.type))) {
        return fmt::format("A memory-optimised table takes no {}: choose another type.",
                           column.type);
    }
    // Rows that exist need a value: NOT NULL without a default is refused (4901).
    return !column.nullable && column.default_value.empty()
               ? "Choose the value of the rows that exist."
               : "";
}

std::string unfilled_choice(const rules::AddColumns& remedy) {
    const auto unfilled =
        std::ranges::find_if(remedy.columns, &std::string::empty, &rules::NewColumn::default_value);
    return fmt::format(
        "In most tables no default fills {}: let the programs do it, or choose one that agrees "
        "with what they write in other tables.",
        unfilled == remedy.columns.end() ? "them" : unfilled->name);
}

std::string choice_of(const rules::AddColumns& remedy) {
    switch (remedy.doubt) {
        case rules::ColumnDoubt::Unusual:
            return "Decide whether rows shall record it, as hardly any table of the schema does, "
                   "and see that no INSERT goes without a list of columns.";
        case rules::ColumnDoubt::New:
            return "Decide whether rows shall record it, which no table of the schema does so far, "
                   "and see that no INSERT goes without a list of columns.";
        case rules::ColumnDoubt::Unfilled:
            return unfilled_choice(remedy);
        case rules::ColumnDoubt::Login:
            return "No table of the schema has such a column: decide who is to be recorded. The "
                   "default writes the login of the connection, which is that of the service where "
                   "programs share one; they have to write the person themselves then.";
        case rules::ColumnDoubt::None:
            break;
    }
    return "";
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
         {choice_of(remedy), clash, capacity_choice(context, table, remedy.columns)}) {
        if (!choice.empty()) {
            result.choice += (result.choice.empty() ? "" : " ") + choice;
        }
    }
    result.title = text::concat("Add the ", names.size() == 1 ? "column " : "columns ",
                                plain_list(names), " to ", table.name.dotted());
    return result;
}

namespace {

// Once its parent goes, a row would be left with NULL, or its parent would stay.
std::string default_choice(const Table& table, const std::string& column) {
    const auto setting = std::ranges::find_if(table.foreign_keys, [&](const auto& key) {
        return has_action(key, catalog::ReferentialAction::SetDefault) &&
               text::contains_ignoring_case(key.columns, column);
    });
    return setting == table.foreign_keys.end()
               ? ""
               : fmt::format(
                     "The foreign key {} gives rows the default once their parent goes (SET "
                     "DEFAULT): decide what is to become of them, and change it first.",
                     setting->name.empty() ? "on (" + plain_list(setting->columns) + ")"
                                           : setting->name);
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table, const rules::DropDefault& drop) {
    const catalog::Column& column = *table.find_column(drop.column);
    return {
        .title = fmt::format("Remove the default of {} in {}", column.name, table.name.dotted()),
        .batches = {drop_default(table, column)},
        .choice = default_choice(table, column.name),
        .cost = column.is_nullable
                    ? "From then on an INSERT that leaves the column out writes NULL."
                    : "From then on an INSERT that leaves the column out is refused."};
}

}  // namespace tsqlaudit::fix
