#include <algorithm>

#include <fmt/format.h>

#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

bool names_column(const std::vector<std::string>& columns, const std::string& name) {
    return std::any_of(columns.begin(), columns.end(), [&](const std::string& other) {
        return text::equals_ignoring_case(name, other);
    });
}

bool uses_column(const catalog::Index& index, const std::string& name) {
    return names_column(names_of(index.key_columns), name) ||
           names_column(index.included_columns, name);
}

// What refuses ALTER COLUMN (4922, 5074) and would have to be dropped and recreated around it.
std::vector<std::string> blockers_of_change(const RenderContext& context, const Table& table,
                                            const catalog::Column& column) {
    std::vector<std::string> blockers;
    for (const catalog::Index& index : table.indexes) {
        if (uses_column(index, column.name)) {
            blockers.push_back("index " + index.name);
        }
    }
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        if (names_column(key.columns, column.name)) {
            blockers.push_back("foreign key " + key.name);
        }
    }
    for (const Reference& reference : context.references.to(table)) {
        if (names_column(reference.key->referenced_columns, column.name)) {
            blockers.push_back("foreign key " + reference.key->name + " of " +
                               reference.table->name.dotted());
        }
    }
    for (const catalog::CheckConstraint& check : table.checks) {
        if (names_column(check.columns, column.name)) {
            blockers.push_back("check " + check.name);
        }
    }
    if (column.default_constraint) {
        blockers.push_back("default " + column.default_constraint->name);
    }
    return blockers;
}

std::string type_of(const catalog::Column& column, const std::string& wanted) {
    std::string type = wanted.empty() ? sqlserver::to_sql(column.type) : wanted;
    const std::string word = text::to_lower(type.substr(0, type.find('(')));
    const bool is_character = word.ends_with("char");
    // Without COLLATE the column would take the database's collation; other types have none.
    if (is_character && !column.collation.empty()) {
        type += " COLLATE " + column.collation;
    }
    return type;
}

std::string null_query(const Table& table, const std::string& column) {
    return fmt::format("SELECT 1 FROM {} WHERE {} IS NULL", quoted(table.name), quote_name(column));
}

// UPDATE that fetches the tenant over the foreign keys of the path.
std::string backfill(const RenderContext& context, const Table& table,
                     const rules::AddTenantColumn& remedy, const std::string& source_column) {
    std::string joins;
    const Table* child = &table;
    std::string child_alias = "c";
    for (std::size_t step = 0; step < remedy.path_tables.size(); ++step) {
        const Table& parent = context.catalog.tables.at(remedy.path_tables[step]);
        const catalog::ForeignKey& key = child->foreign_keys.at(remedy.path_keys[step]);
        const std::string alias = "p" + std::to_string(step + 1);
        std::string condition;
        for (std::size_t i = 0; i < key.columns.size(); ++i) {
            if (i > 0) {
                condition += " AND ";
            }
            condition +=
                fmt::format("{}.{} = {}.{}", alias, quote_name(key.referenced_columns.at(i)),
                            child_alias, quote_name(key.columns[i]));
        }
        joins += fmt::format("\n    JOIN {} AS {} ON {}", quoted(parent.name), alias, condition);
        child = &parent;
        child_alias = alias;
    }
    return fmt::format(
        "UPDATE c\n    SET c.{0} = {1}.{2}\n    FROM {3} AS c{4}\n    WHERE c.{0} IS NULL;",
        quote_name(remedy.name), child_alias, quote_name(source_column), quoted(table.name), joins);
}

bool path_is_complete(const RenderContext& context, const Table& table,
                      const rules::AddTenantColumn& remedy) {
    const Table* child = &table;
    for (std::size_t step = 0; step < remedy.path_tables.size(); ++step) {
        const catalog::ForeignKey& key = child->foreign_keys.at(remedy.path_keys.at(step));
        const bool nullable =
            std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& name) {
                const catalog::Column* column = child->find_column(name);
                return column == nullptr || column->is_nullable;
            });
        if (nullable || key.referenced_columns.size() != key.columns.size()) {
            return false;
        }
        child = &context.catalog.tables.at(remedy.path_tables[step]);
    }
    return true;
}

std::string tenant_reference(const RenderContext& context, const Table& table,
                             const std::string& column) {
    if (!context.schema.tenant_root) {
        return {};
    }
    const Table& root = context.catalog.tables.at(*context.schema.tenant_root);
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return {};
    }
    return fmt::format(
        "{}ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} FOREIGN KEY ({})\n    "
        "REFERENCES {} ({});",
        batch_end, quoted(table.name), quote_name(context.naming.constraint(table, "FK", {column})),
        quote_name(column), quoted(root.name), quote_name(key->key_columns[0].name));
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table, const rules::AddColumn& column) {
    std::string sql =
        fmt::format("ALTER TABLE {} ADD {} {} {}", quoted(table.name), quote_name(column.name),
                    column.type, column.nullable ? "NULL" : "NOT NULL");
    if (!column.default_value.empty()) {
        sql += " DEFAULT " + column.default_value;
    }
    const std::string title =
        fmt::format("Add the column {} to {}", column.name, table.name.dotted());
    if (table.find_column(column.name) != nullptr) {
        return {title,
                commented("There is a column of that name already, with another meaning or type: "
                          "choose another name.\n" +
                          sql + ";"),
                false};
    }
    // Rows that exist need a value: NOT NULL without a default is refused (4901).
    return {title, sql + ";", column.nullable || !column.default_value.empty()};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddTenantColumn& remedy) {
    const std::string title =
        fmt::format("Add {} to {} and fill it from the parent", remedy.name, table.name.dotted());
    const std::string name = quoted(table.name);
    const std::string column = quote_name(remedy.name);
    const std::string add =
        fmt::format("ALTER TABLE {} ADD {} {} NULL;", name, column, remedy.type);
    const std::string finish = fmt::format(
        "ALTER TABLE {0} ALTER COLUMN {1} {2} NOT NULL;{3}{4}CREATE NONCLUSTERED INDEX "
        "{5}\n    ON {0} ({1});",
        name, column, remedy.type, tenant_reference(context, table, remedy.name), batch_end,
        quote_name(context.naming.index(table, "IX", {remedy.name})));
    if (table.is_memory_optimized) {
        return {
            title,
            commented("A memory-optimised table takes its index by ALTER TABLE … ADD INDEX, and "
                      "references memory-optimised tables only: change it by hand.\n" +
                      add),
            false};
    }
    if (remedy.path_tables.empty() || !path_is_complete(context, table, remedy)) {
        return {
            title,
            add + std::string(batch_end) +
                commented(fmt::format("Nothing in the schema says for certain which tenant each "
                                      "row belongs to: fill the column, then run the rest.\n"
                                      "UPDATE {} SET {} = …;\n{}",
                                      name, column, finish)),
            false};
    }
    const Table& owner = context.catalog.tables.at(remedy.path_tables.back());
    const facts::Tenancy& tenancy = context.schema.tables.at(remedy.path_tables.back()).tenancy;
    const std::string source = tenancy.column.empty() ? remedy.name : tenancy.column;
    const bool found = owner.find_column(source) != nullptr;
    return {title,
            add + std::string(batch_end) + backfill(context, table, remedy, source) +
                std::string(batch_end) + finish,
            found && !table.has_clustered_columnstore() && !table.storage.is_partitioned()};
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    const bool nullable = alter.nullable.value_or(column.is_nullable);
    const std::string title =
        alter.type.empty()
            ? fmt::format("Make {} of {} {}", column.name, table.name.dotted(),
                          nullable ? "nullable" : "NOT NULL")
            : fmt::format("Change {} of {} to {}", column.name, table.name.dotted(), alter.type);
    std::string sql;
    if (!nullable && column.is_nullable) {
        sql += refuse_if(null_query(table, column.name),
                         fmt::format("{} has NULL in {}: fill it or delete the rows first.",
                                     table.name.dotted(), column.name));
    }
    if (alter.type == "json") {
        sql += refuse_if(fmt::format("SELECT 1 FROM {} WHERE ISJSON({}) = 0", quoted(table.name),
                                     quote_name(column.name)),
                         fmt::format("{} has text in {} that is no JSON: mend it first.",
                                     table.name.dotted(), column.name));
    }
    sql += fmt::format("ALTER TABLE {} ALTER COLUMN {} {} {};", quoted(table.name),
                       quote_name(column.name), type_of(column, alter.type),
                       nullable ? "NULL" : "NOT NULL");
    const std::vector<std::string> blockers = blockers_of_change(context, table, column);
    if (blockers.empty() && !table.storage.is_partitioned() && !table.has_clustered_columnstore()) {
        return {title, sql, true};
    }
    const std::string first =
        blockers.empty()
            ? "Rebuild the table around it: SQL Server refuses to alter a column here."
            : "Drop first, and recreate after it with the same options: " + plain_list(blockers) +
                  ".";
    return {title, commented(first + "\n" + sql), false};
}

Rendered render_remedy(const RenderContext&, const Table& table, const rules::DropDefault& drop) {
    const catalog::Column& column = *table.find_column(drop.column);
    const std::string title =
        fmt::format("Remove the default of {} in {}", column.name, table.name.dotted());
    if (column.default_constraint && !column.default_constraint->name.empty()) {
        return {title,
                fmt::format("ALTER TABLE {} DROP CONSTRAINT {};", quoted(table.name),
                            quote_name(column.default_constraint->name)),
                true};
    }
    // The name was made up by SQL Server, so it differs from database to database.
    return {title,
            fmt::format(
                "DECLARE @sql nvarchar(max) = (\n"
                "    SELECT N'ALTER TABLE ' + {0} + N' DROP CONSTRAINT ' + QUOTENAME(d.name)\n"
                "    FROM sys.default_constraints AS d\n"
                "    JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id "
                "= d.parent_column_id\n"
                "    WHERE d.parent_object_id = OBJECT_ID({0}) AND c.name = {1});\n"
                "EXEC sys.sp_executesql @sql;",
                sqlserver::quote_string(quoted(table.name)), sqlserver::quote_string(column.name)),
            true};
}

}  // namespace tsqlaudit::fix
