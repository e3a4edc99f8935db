#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "fix/alteration.h"
#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/tenancy.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

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
                                    const std::string& column, const std::string& type) {
    if (!context.schema.tenant_root) {
        return {};
    }
    const Table& root = context.catalog.tables.at(*context.schema.tenant_root);
    if (root.is_memory_optimized != table.is_memory_optimized) {
        return {};  // neither references the other (10778)
    }
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1 ||
        !sqlserver::same_type(root.column_or_unknown(key->key_columns[0].name).type,
                              type_from(type))) {
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
Batch refuse_unfilled(const Table& table, const std::string& column, bool has_parent) {
    const std::string name = table.name.dotted();
    const std::string message =
        has_parent ? fmt::format("{} has rows whose {} the parent does not tell: fill it for them.",
                                 name, column)
                   : fmt::format("{} has rows without {}: fill it for them.", name, column);
    return {"", to_sql(Check{rows_with_null(table, column), message})};
}

// What follows once every row has its tenant.
std::vector<Batch> finish_tenant_column(const RenderContext& context, const Table& table,
                                        const rules::AddTenantColumn& remedy) {
    catalog::Index index;
    index.name = context.naming.index(table, "IX", {remedy.name});
    index.key_columns = {{.name = remedy.name}};
    std::vector<Batch> batches;
    if (!table.is_ledger) {
        batches.push_back(refuse_unfilled(table, remedy.name, !remedy.path_tables.empty()));
        batches.push_back({column_is_nullable(table.name, remedy.name),
                           fmt::format("ALTER TABLE {} ALTER COLUMN {} {} NOT NULL;",
                                       quoted(table.name), quote_name(remedy.name), remedy.type)});
    }
    for (Batch& reference : tenant_reference(context, table, remedy.name, remedy.type)) {
        batches.push_back(std::move(reference));
    }
    batches.push_back(create_index(table, like_table(context, table, std::move(index))));
    return batches;
}

// It filters for members of db_owner and sysadmin too: the column would be filled for no row.
const catalog::SecurityPolicy* policy_on_the_way(const RenderContext& context, const Table& table,
                                                 const rules::AddTenantColumn& remedy) {
    const catalog::SecurityPolicy* found = rules::filter_policy(context.catalog, table);
    for (const std::size_t parent : remedy.path_tables) {
        if (found == nullptr) {
            found = rules::filter_policy(context.catalog, context.catalog.tables.at(parent));
        }
    }
    return found;
}

// From NOT NULL on, what inserts rows without the column is refused: only the people behind the
// programs know when none does.
constexpr std::string_view fill_first =
    "Programs that insert rows without the column are refused once it is NOT NULL: "
    "add and fill it, let all of them fill it, and then run the whole step.";

// What keeps the steps from running at all; empty: nothing.
std::string obstacle_to_tenant(const RenderContext& context, const Table& table,
                               const rules::AddTenantColumn& remedy, bool source_is_known) {
    if (is_append_only_ledger(table)) {
        return "An append-only ledger table takes no UPDATE: the rows that are there stay without "
               "a tenant.";
    }
    if (table.is_ledger) {
        return "The history of a ledger table takes no UPDATE: its rows stay without a tenant, so "
               "the column has to allow NULL.";
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
    if (table.find_column(remedy.name) != nullptr) {
        return "There is a column of that name already, with another meaning or type: choose "
               "another name.";
    }
    if (!table.triggers.empty()) {
        return "Filling the column fires the triggers of the table for every row: see what they "
               "do, and disable them meanwhile where that is not meant.";
    }
    if (const catalog::SecurityPolicy* const policy = policy_on_the_way(context, table, remedy)) {
        return fmt::format(
            "The security policy {} filters what this reads, for administrators too, and leaves "
            "the column empty: let it be off meanwhile, WITH (STATE = OFF).",
            policy->name.dotted());
    }
    return capacity_choice(context, table, {{.name = remedy.name, .type = remedy.type}});
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

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddTenantColumn& remedy) {
    const std::string source = tenant_source(context, remedy);
    const std::string_view rest = is_append_only_ledger(table) ? ""
                                  : remedy.path_tables.empty() ? " and fill it"
                                                               : " and fill it from the parent";
    const std::string obstacle = obstacle_to_tenant(context, table, remedy, !source.empty());
    const std::string_view warning = table.is_ledger ? "" : fill_first;
    const bool has_both = !obstacle.empty() && !warning.empty();
    Rendered result{.title = fmt::format("Add {} to {}{}", remedy.name, table.name.dotted(), rest),
                    .choice = fmt::format("{}{}{}", obstacle, has_both ? "\n" : "", warning)};
    result.batches.push_back({table_lacks_column(table.name, remedy.name),
                              fmt::format("ALTER TABLE {} ADD {} {} NULL;", quoted(table.name),
                                          quote_name(remedy.name), remedy.type)});
    if (!is_append_only_ledger(table)) {
        result.batches.push_back({"", source.empty() || !path_is_complete(context, table, remedy)
                                          ? fmt::format("UPDATE {0} SET {1} = … WHERE {1} IS NULL;",
                                                        quoted(table.name), quote_name(remedy.name))
                                          : backfill(context, table, remedy, source)});
    }
    for (Batch& batch : finish_tenant_column(context, table, remedy)) {
        result.batches.push_back(std::move(batch));
    }
    return result;
}

}  // namespace tsqlaudit::fix
