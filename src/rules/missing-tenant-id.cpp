#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "facts/context.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/message.h"
#include "rules/tenancy.h"
#include "rules/tenant_edges.h"
#include "rules/unowned_table.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using facts::TenancyKind;
using Path = std::vector<facts::TenancyStep>;

// The way to the tenant; of a long one only its two ends are said.
std::string described(const CheckContext& context) {
    constexpr std::size_t longest = 6;
    constexpr std::size_t shown_at_end = 2;
    const facts::TenancyWay& way = context.facts.tenancy.way;
    const bool is_long = way.steps > longest;
    std::string text = context.table.name.dotted();
    for (const facts::TenancyStep& step : facts::tenant_path(
             context.schema, context.facts.id, is_long ? longest - shown_at_end : longest)) {
        text += " → " + table_name(context, step.parent);
    }
    if (is_long) {
        text += fmt::format(" → … ({} more) → {} → {}", way.steps - longest,
                            table_name(context, way.before_end), table_name(context, way.end));
    }
    return text;
}

constexpr std::size_t longest_join = 16;  // tables: beyond that the parent is to have it first

Remedy remedy_of(const CheckContext& context, const Path& path = {}) {
    const std::string& column = context.schema.tenant_column;
    const std::string type = sqlserver::to_sql(context.schema.tenant_type);
    if (column.empty() || type.empty()) {
        return Advice{"Choose the tenant column of " + context.table.name.dotted(),
                      "Add the tenant column, fill it, and make it NOT NULL without a default."};
    }
    if (path.size() > longest_join) {
        const std::string parent = table_name(context, path.front().parent);
        return Advice{"Add " + column + " to " + context.table.name.dotted() + " after " + parent,
                      "Once " + parent + " has " + column + ", add it to " +
                          context.table.name.dotted() +
                          ", fill it from there, and make it NOT NULL."};
    }
    AddTenantColumn remedy{.name = column, .type = type};
    for (const facts::TenancyStep& step : path) {
        remedy.path_tables.push_back(step.parent);
        remedy.path_keys.push_back(step.foreign_key);
    }
    return remedy;
}

// Other tables with a tenant that the row refers to, whichever of them its tenant is taken from.
std::string other_parents(const CheckContext& context) {
    std::vector<facts::TableId> others = context.facts.tenancy.parents;
    std::erase(others, context.facts.tenancy.way.end);
    return table_names(context, others);
}

void report_inherited(const CheckContext& context, FindingSink& sink) {
    const Path path = facts::tenant_path(context.schema, context.facts.id, longest_join + 1);
    Report report{.variant = "inherited",
                  .arguments = {{"path", described(context)}},
                  .remedy = remedy_of(context, path)};
    if (std::string others = other_parents(context); !others.empty()) {
        report.variant = "inherited-one";
        report.arguments.emplace("others", std::move(others));
    }
    sink.report(std::move(report));
}

// The model of a provider: people define both, once for all tenants if the one is shared.
bool is_definition_of_shared(const CheckContext& context, facts::TableId parent) {
    const auto& definitions = facts::vocabulary().tables.definitions;
    return definitions.matches(facts::table_words(context.table)) &&
           definitions.matches(facts::table_words(context.catalog.tables[parent]));
}

// Of something that all tenants share and that is no list of codes, such as a login that works for
// several of them: it does not tell whose the row is, but the row may be about no single one.
std::vector<facts::TableId> shared_owners(const CheckContext& context) {
    std::vector<facts::TableId> owners;
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (!key.referenced_index || !facts::all_not_null(context.table, key.columns)) {
            continue;
        }
        const facts::TableFacts& parent = context.schema.tables.at(*key.referenced_index);
        if (parent.tenancy.kind == TenancyKind::Reference &&
            (!parent.is_reference || is_definition_of_shared(context, parent.id)) &&
            std::ranges::find(owners, parent.id) == owners.end()) {
            owners.push_back(parent.id);
        }
    }
    return owners;
}

// An order is one of some tenant, whoever placed it. Of messages and the like nobody knows.
bool is_business_of_tenant(const CheckContext& context) {
    const auto& lists = facts::vocabulary().tables;
    const names::Words& name = facts::table_words(context.table);
    return lists.documents.matches(name) && !lists.frequent.matches(name);
}

// The parents, or what lies behind them.
std::string ends_of(const CheckContext& context) {
    const std::vector<facts::TableId>& ends = context.facts.tenancy.parents;
    const bool are_parents = std::ranges::all_of(ends, [&](facts::TableId end) {
        return std::ranges::find(context.facts.parents, end) != context.facts.parents.end();
    });
    const std::string names = table_names(context, ends);
    return are_parents ? "its parents " + names : names + ", to which its foreign keys lead,";
}

// Several rows of one parent, or of several parents.
void report_ambiguous(const CheckContext& context, FindingSink& sink) {
    const facts::Tenancy& tenancy = context.facts.tenancy;
    Report report{.variant = "several-parents",
                  .arguments = {{"ends", ends_of(context)}},
                  .remedy = remedy_of(context)};
    if (!tenancy.roles.empty()) {
        std::vector<std::string> columns;
        columns.reserve(tenancy.roles.size());
        for (const std::size_t key : tenancy.roles) {
            columns.push_back(enumerate(context.table.foreign_keys[key].columns));
        }
        report.variant = "two-roles";
        report.arguments["roles"] = enumerate(columns);
        report.arguments["parents"] =
            context.table.foreign_keys[tenancy.roles.front()].referenced_table.dotted();
    }
    sink.report(std::move(report));
}

// SensorId of a table of measurements, for which no foreign key is worth its cost.
std::optional<ColumnView> names_row_of_tenant(const CheckContext& context) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.named_parent && !view.column.is_nullable &&
            belongs_to_tenant(context, *view.facts.named_parent)) {
            return view;
        }
    }
    return std::nullopt;
}

void report_edge(const CheckContext& context, const ConnectedNodes& nodes, FindingSink& sink) {
    const std::string& column = context.schema.tenant_column;
    const std::string node = nodes.way_to_tenant.empty()
                                 ? "a node that it connects"
                                 : fmt::format("the node that {} says", nodes.way_to_tenant);
    sink.report(
        {.variant = "edge",
         .arguments = {{"nodes", table_names(context, nodes.of_tenants)}},
         .remedy = Advice{fmt::format("Add {} to {}", column.empty() ? "the tenant column" : column,
                                      context.table.name.dotted()),
                          fmt::format("Add it, fill it from {}, and make it NOT NULL once all that "
                                      "add edges fill it.",
                                      node)}});
}

void report_unrelated(const CheckContext& context, FindingSink& sink) {
    const ConnectedNodes nodes = connected_nodes(context);
    if (!nodes.of_tenants.empty()) {
        return report_edge(context, nodes, sink);
    }
    if (const std::optional<ColumnView> view = names_row_of_tenant(context)) {
        return sink.report(
            {.variant = "by-name",
             .columns = {view->column.name},
             .arguments = {{"parents", table_name(context, *view->facts.named_parent)}},
             .remedy = remedy_of(context)});
    }
    std::vector<facts::TableId> owners = shared_owners(context);
    owners.insert(owners.end(), nodes.shared.begin(), nodes.shared.end());
    if (!owners.empty() && !is_business_of_tenant(context)) {
        return sink.report({.variant = "of-shared",
                            .arguments = {{"parents", table_names(context, owners)}},
                            .remedy = remedy_of(context)});
    }
    if (is_of_operation(context)) {
        return sink.report({.variant = "operation"});
    }
    if (is_settings(context)) {
        return sink.report({.variant = "settings"});
    }
    const bool may_be_shared = is_plain_list(context) || is_offer(context);
    sink.report({.variant = may_be_shared ? "list" : "unrelated", .remedy = remedy_of(context)});
}

}  // namespace

void check_missing_tenant_id(const CheckContext& context, FindingSink& sink) {
    switch (context.facts.tenancy.kind) {
        case TenancyKind::Inherited:
            return report_inherited(context, sink);
        case TenancyKind::Ambiguous:
            return report_ambiguous(context, sink);
        case TenancyKind::Loose:
            return sink.report(
                {.variant = "loose",
                 .arguments = {{"parents", table_names(context, context.facts.tenancy.parents)}},
                 .remedy = remedy_of(context)});
        case TenancyKind::Unrelated:
            return report_unrelated(context, sink);
        case TenancyKind::LikelyShared:
            return sink.report({.variant = "shared-list"});
        default:
            return;
    }
}

}  // namespace tsqlaudit::rules
