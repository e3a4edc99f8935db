#include <algorithm>

#include <fmt/format.h>

#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/expressions.h"
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
           names_column(index.included_columns, name) ||
           (index.filter != nullptr && rules::names_column(*index.filter, name));
}

void add_bound_objects(const RenderContext& context, const Table& table,
                       const catalog::Column& column, std::vector<std::string>& blockers) {
    for (const std::size_t view : table.bound_views) {
        blockers.push_back("schema-bound view " + context.catalog.views.at(view).name.dotted());
    }
    for (const catalog::PredicatePlace& place : table.predicates) {
        const catalog::SecurityPolicy& policy = context.catalog.policies.at(place.policy);
        if (names_column(policy.predicates.at(place.predicate).columns, column.name)) {
            blockers.push_back("security policy " + policy.name.dotted());
        }
    }
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
    for (const catalog::Column& other : table.columns) {
        if (other.computed && other.computed->expression != nullptr &&
            rules::names_column(*other.computed->expression, column.name)) {
            blockers.push_back("computed column " + other.name);
        }
    }
    add_bound_objects(context, table, column, blockers);
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

// The foreign key to the table of tenants, where there is one.
std::vector<Batch> tenant_reference(const RenderContext& context, const Table& table,
                                    const std::string& column) {
    if (!context.schema.tenant_root) {
        return {};
    }
    const Table& root = context.catalog.tables.at(*context.schema.tenant_root);
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return {};
    }
    const std::string name = context.naming.constraint(table, "FK", {column});
    return {{table_lacks_constraint(table.name, name),
             fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} FOREIGN KEY ({})\n    "
                         "REFERENCES {} ({});",
                         quoted(table.name), quote_name(name), quote_name(column),
                         quoted(root.name), quote_name(key->key_columns[0].name))}};
}

// Rows of which no parent says the tenant would make the column refuse NOT NULL.
Batch refuse_unfilled(const Table& table, const std::string& column) {
    return {"", to_sql(Check{null_query(table, column),
                             fmt::format("{} has rows whose {} the parent does not tell: fill it "
                                         "for them.",
                                         table.name.dotted(), column)})};
}

// What follows once every row has its tenant.
std::vector<Batch> finish_tenant_column(const RenderContext& context, const Table& table,
                                        const rules::AddTenantColumn& remedy) {
    const std::string index = context.naming.index(table, "IX", {remedy.name});
    std::vector<Batch> batches{refuse_unfilled(table, remedy.name)};
    batches.push_back({column_is_nullable(table.name, remedy.name),
                       fmt::format("ALTER TABLE {} ALTER COLUMN {} {} NOT NULL;",
                                   quoted(table.name), quote_name(remedy.name), remedy.type)});
    for (Batch& reference : tenant_reference(context, table, remedy.name)) {
        batches.push_back(std::move(reference));
    }
    batches.push_back(
        {table_lacks_index(table.name, index),
         fmt::format("CREATE NONCLUSTERED INDEX {}\n    ON {} ({}){};", quote_name(index),
                     quoted(table.name), quote_name(remedy.name), like_table(context, table))});
    return batches;
}

// What keeps the steps from running as they are; empty: nothing.
std::string tenant_choice(const RenderContext& context, const Table& table,
                          const rules::AddTenantColumn& remedy, bool source_is_known) {
    if (table.is_memory_optimized) {
        return "A memory-optimised table takes its index by ALTER TABLE … ADD INDEX, and "
               "references "
               "memory-optimised tables only: change it by hand.";
    }
    if (table.versioning) {
        return "The rows of the history have no tenant either: fill it there too, with the "
               "versioning off.";
    }
    if (remedy.path_tables.empty() || !path_is_complete(context, table, remedy)) {
        return "Nothing in the schema says for certain which tenant each row belongs to: choose "
               "how to fill the column.";
    }
    if (!source_is_known || table.has_clustered_columnstore() || table.storage.is_partitioned()) {
        return "SQL Server refuses to alter a column here: rebuild the table around it.";
    }
    return {};
}

// The column of the table at the end of the path that says the tenant.
std::string tenant_source(const RenderContext& context, const rules::AddTenantColumn& remedy) {
    if (remedy.path_tables.empty()) {
        return {};
    }
    const facts::Tenancy& tenancy = context.schema.tables.at(remedy.path_tables.back()).tenancy;
    const std::string name = tenancy.column.empty() ? remedy.name : tenancy.column;
    const Table& owner = context.catalog.tables.at(remedy.path_tables.back());
    return owner.find_column(name) == nullptr ? std::string() : name;
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table, const rules::AddColumn& column) {
    std::string sql =
        fmt::format("ALTER TABLE {} ADD {} {} {}", quoted(table.name), quote_name(column.name),
                    column.type, column.nullable ? "NULL" : "NOT NULL");
    if (!column.default_value.empty()) {
        sql += " DEFAULT " + column.default_value;
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

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddTenantColumn& remedy) {
    const std::string source = tenant_source(context, remedy);
    Rendered result{.title = fmt::format("Add {} to {} and fill it from the parent", remedy.name,
                                         table.name.dotted()),
                    .choice = tenant_choice(context, table, remedy, !source.empty()),
                    .cost = rewrites_rows};
    result.batches.push_back({table_lacks_column(table.name, remedy.name),
                              fmt::format("ALTER TABLE {} ADD {} {} NULL;", quoted(table.name),
                                          quote_name(remedy.name), remedy.type)});
    result.batches.push_back({"", source.empty() || !path_is_complete(context, table, remedy)
                                      ? fmt::format("UPDATE {0} SET {1} = … WHERE {1} IS NULL;",
                                                    quoted(table.name), quote_name(remedy.name))
                                      : backfill(context, table, remedy, source)});
    for (Batch& batch : finish_tenant_column(context, table, remedy)) {
        result.batches.push_back(std::move(batch));
    }
    return result;
}

namespace {

std::string alteration_title(const Table& table, const rules::AlterColumn& alter, bool nullable) {
    return alter.type.empty()
               ? fmt::format("Make {} of {} {}", alter.name, table.name.dotted(),
                             nullable ? "nullable" : "NOT NULL")
               : fmt::format("Change {} of {} to {}", alter.name, table.name.dotted(), alter.type);
}

// Data that the column as it will be does not take.
std::vector<Check> alteration_checks(const Table& table, const rules::AlterColumn& alter,
                                     bool becomes_not_null) {
    std::vector<Check> checks;
    if (becomes_not_null) {
        checks.push_back({null_query(table, alter.name),
                          fmt::format("{} has NULL in {}: fill it or delete the rows first.",
                                      table.name.dotted(), alter.name)});
    }
    if (alter.type == "json") {
        checks.push_back({fmt::format("SELECT 1 FROM {} WHERE ISJSON({}) = 0", quoted(table.name),
                                      quote_name(alter.name)),
                          fmt::format("{} has text in {} that is no JSON: mend it first.",
                                      table.name.dotted(), alter.name)});
    }
    return checks;
}

// What the conversion itself leaves to decide; empty: every value survives as it is.
std::string conversion_choice(const catalog::Column& column, const std::string& type) {
    const std::string word = text::to_lower(type.substr(0, type.find('(')));
    if (word == "json") {
        return "Programs see another type: json knows no comparison, no LIKE and no text "
               "functions. Change what does not read it as JSON first.";
    }
    if (column.type.is_legacy_lob()) {
        return "READTEXT, WRITETEXT and UPDATETEXT no longer work on it: change what uses them "
               "first. Values move into the row when they are written again.";
    }
    if (column.type.is_approximate() && word == "decimal") {
        return "Values are rounded to its scale, and refused beyond its precision: see that both "
               "are enough.";
    }
    const bool is_integer = word.ends_with("int");
    return is_integer && !(column.type.is_exact_number() && word == "bigint")
               ? "Values may not fit: see which, and change what refers to the column likewise."
               : "";
}

std::string alteration_choice(const RenderContext& context, const Table& table,
                              const catalog::Column& column, const rules::AlterColumn& alter) {
    const std::vector<std::string> blockers = blockers_of_change(context, table, column);
    if (!blockers.empty()) {
        return "Drop first, and recreate after it with the same options: " + plain_list(blockers) +
               ".";
    }
    if (table.storage.is_partitioned() || table.has_clustered_columnstore() || column.computed) {
        return "Rebuild the table around it: SQL Server refuses to alter a column here.";
    }
    if (table.versioning && column.is_nullable && alter.nullable == false) {
        return "The history may hold NULL: fill it there too, with the versioning off.";
    }
    return conversion_choice(column, alter.type);
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    const bool nullable = alter.nullable.value_or(column.is_nullable);
    const std::string guard = alter.type.empty()
                                  ? column_is_nullable(table.name, column.name, !nullable)
                                  : column_has_type(table.name, column);
    return {
        .title = alteration_title(table, alter, nullable),
        .checks = alteration_checks(table, alter, !nullable && column.is_nullable),
        .batches = {{guard, fmt::format("ALTER TABLE {} ALTER COLUMN {} {} {};", quoted(table.name),
                                        quote_name(column.name), type_of(column, alter.type),
                                        nullable ? "NULL" : "NOT NULL")}},
        .choice = alteration_choice(context, table, column, alter),
        .cost = alter.type.empty() ? reads_all_rows : rewrites_rows,
        .feature = alter.type == "json" ? "json_type" : ""};
}

namespace {

// The name was made up by SQL Server, so it differs from database to database.
Batch drop_unnamed_default(const Table& table, const std::string& column) {
    return {"", fmt::format(
                    "DECLARE @sql nvarchar(max) = (\n"
                    "    SELECT N'ALTER TABLE ' + {0} + N' DROP CONSTRAINT ' + QUOTENAME(d.name)\n"
                    "    FROM sys.default_constraints AS d\n"
                    "    JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id "
                    "= d.parent_column_id\n"
                    "    WHERE d.parent_object_id = OBJECT_ID({0}) AND c.name = {1});\n"
                    "IF @sql IS NOT NULL\n"
                    "    EXEC sys.sp_executesql @sql;",
                    sqlserver::quote_string(quoted(table.name)), sqlserver::quote_string(column))};
}

}  // namespace

Rendered render_remedy(const RenderContext&, const Table& table, const rules::DropDefault& drop) {
    const catalog::Column& column = *table.find_column(drop.column);
    Rendered result{
        .title = fmt::format("Remove the default of {} in {}", column.name, table.name.dotted())};
    if (column.default_constraint && !column.default_constraint->name.empty()) {
        result.batches.push_back(
            {"", fmt::format("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {};", quoted(table.name),
                             quote_name(column.default_constraint->name))});
    } else {
        result.batches.push_back(drop_unnamed_default(table, column.name));
    }
    return result;
}

}  // namespace tsqlaudit::fix
