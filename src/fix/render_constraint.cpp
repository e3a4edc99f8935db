#include <algorithm>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/tenancy.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

Check no_offenders(const Table& table, const std::string& condition, const std::string& message) {
    return {fmt::format("SELECT 1 FROM {} WHERE NOT ({})", quoted(table.name), condition), message};
}

// Rows that reference nothing. NULL in any of the columns is no reference. A parent under a
// security policy is left out: rows that the policy hides, from administrators too, would seem to
// be missing.
std::vector<Check> no_orphans(const RenderContext& context, const Table& table,
                              const std::vector<std::string>& columns,
                              const catalog::QualifiedName& parent,
                              const std::vector<std::string>& referenced_columns) {
    const Table* const known = context.catalog.find_table(parent);
    if (known != nullptr && rules::filter_policy(context.catalog, *known) != nullptr) {
        return {};
    }
    std::string present;
    std::string matches;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        present += fmt::format("c.{} IS NOT NULL AND ", quote_name(columns[i]));
        matches += fmt::format("{}p.{} = c.{}", i == 0 ? "" : " AND ",
                               quote_name(referenced_columns.at(i)), quote_name(columns[i]));
    }
    return {{fmt::format("SELECT 1 FROM {} AS c\n           WHERE {}NOT EXISTS (SELECT 1 FROM {} "
                         "AS p WHERE {})",
                         quoted(table.name), present, quoted(parent), matches),
             fmt::format("{} has values in ({}) that {} lacks: resolve them first.",
                         table.name.dotted(), plain_list(columns), parent.dotted())}};
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddCheck& check) {
    const std::string name = context.naming.constraint(table, "CK", {check.column});
    const std::string head = fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} CHECK ",
                                         quoted(table.name), quote_name(name));
    Rendered result{.title = fmt::format("Restrict {} of {} to valid values", check.column,
                                         table.name.dotted()),
                    .cost = reads_all_rows};
    if (table.column_or_unknown(check.column).type.is_legacy_lob()) {
        result.choice = "A column of this type takes no CHECK: change the type first.";
    }
    if (check.condition.empty()) {
        const bool is_unicode = table.column_or_unknown(check.column).type.is_unicode();
        const std::string_view value = is_unicode ? "N'…'" : "'…'";
        result.choice = "List the valid values.";
        result.batches.push_back(
            {"", fmt::format("{}({} IN ({}, {}));", head, quote_name(check.column), value, value)});
        return result;
    }
    result.checks.push_back(no_offenders(
        table, check.condition,
        fmt::format("{} has rows that break the rule for {}.", table.name.dotted(), check.column)));
    result.batches.push_back(
        {table_lacks_constraint(table.name, name), head + "(" + check.condition + ");"});
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddForeignKey& key) {
    const Table& parent = context.catalog.tables.at(key.referenced_table);
    const std::string name = context.naming.constraint(table, "FK", key.columns);
    return {.title = fmt::format("Let ({}) of {} reference {}", plain_list(key.columns),
                                 table.name.dotted(), parent.name.dotted()),
            .checks = no_orphans(context, table, key.columns, parent.name, key.referenced_columns),
            .batches = {{table_lacks_constraint(table.name, name),
                         fmt::format("ALTER TABLE {} WITH CHECK\n    ADD CONSTRAINT {} FOREIGN KEY "
                                     "({})\n    REFERENCES {} ({});",
                                     quoted(table.name), quote_name(name), column_list(key.columns),
                                     quoted(parent.name), column_list(key.referenced_columns))}},
            .choice = "Check that the reference is meant.",
            .cost = reads_all_rows};
}

namespace {

template <typename Constraints>
bool has_disabled(const Constraints& constraints, const std::string& name) {
    const auto* const found = constraints.find(name);
    return found != nullptr && found->is_disabled;
}

// What to do before it is enabled again; empty: nobody disabled it.
std::string choice_of_disabled(const Table& table, const std::string& constraint) {
    if (has_disabled(table.foreign_keys, constraint)) {
        return "Somebody disabled it: see why, and index the columns of the foreign key first.";
    }
    return has_disabled(table.checks, constraint) ? "Somebody disabled it: see why." : "";
}

bool is_left_out_of_replication(const Table& table, const std::string& constraint) {
    const catalog::ForeignKey* const key = table.foreign_keys.find(constraint);
    const catalog::CheckConstraint* const check = table.checks.find(constraint);
    return (key != nullptr && key->not_for_replication) ||
           (check != nullptr && check->not_for_replication);
}

// Rows that the constraint, never checked against them, turns out to refuse.
std::vector<Check> constraint_checks(const RenderContext& context, const Table& table,
                                     const std::string& name) {
    const catalog::ForeignKey* const key = table.foreign_keys.find(name);
    if (key != nullptr && key->referenced_columns.size() == key->columns.size()) {
        return no_orphans(context, table, key->columns, key->referenced_table,
                          key->referenced_columns);
    }
    const catalog::CheckConstraint* const check = table.checks.find(name);
    if (check == nullptr) {
        return {};
    }
    return {no_offenders(table, check->condition_text,
                         fmt::format("{} has rows that break {}.", table.name.dotted(), name))};
}

// Rows that nobody checked may well break it: they keep this step from being done, and no other.
std::vector<Batch> validation(const RenderContext& context, const Table& table,
                              const std::string& name) {
    std::string guard = constraint_is_untrusted(table.name, name);
    std::vector<Batch> batches;
    for (const Check& check : constraint_checks(context, table, name)) {
        batches.push_back({fmt::format("{}\n    AND EXISTS ({})", guard, check.query),
                           notice(check.message + " The constraint stays as it is.")});
        guard += fmt::format("\n    AND NOT EXISTS ({})", check.query);
    }
    batches.push_back(
        {std::move(guard), fmt::format("ALTER TABLE {} WITH CHECK CHECK CONSTRAINT {};",
                                       quoted(table.name), quote_name(name))});
    return batches;
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::ValidateConstraint& constraint) {
    const std::string& name = constraint.constraint;
    const std::string choice =
        name.empty() ? "Its name was made up by SQL Server: look it up first."
        : is_left_out_of_replication(table, name)
            ? "It is NOT FOR REPLICATION, which SQL Server never trusts: make it again without."
            : choice_of_disabled(table, name);
    return {.title = fmt::format("Validate {} of {}", name, table.name.dotted()),
            .batches = validation(context, table, name),
            .choice = choice,
            .cost = reads_all_rows};
}

}  // namespace tsqlaudit::fix
