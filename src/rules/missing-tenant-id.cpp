#include <algorithm>

#include "facts/context.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

using facts::TenancyKind;

std::string path_of(const CheckContext& context) {
    std::string path = context.table.name.dotted();
    for (const facts::TableId table : context.facts.tenancy.path) {
        path += " → " + table_name(context, table);
    }
    return path;
}

Remedy remedy_of(const CheckContext& context) {
    const std::string type = sqlserver::to_sql(context.schema.tenant_type);
    if (context.schema.tenant_column.empty() || type.empty()) {
        return Advice{"Choose the tenant column of " + context.table.name.dotted(),
                      "Add the tenant column, fill it, and make it NOT NULL without a default."};
    }
    return AddTenantColumn{.name = context.schema.tenant_column,
                           .type = type,
                           .path_tables = context.facts.tenancy.path,
                           .path_keys = context.facts.tenancy.path_keys};
}

// Names of what somebody defines (permissions, features), which refer to nothing: all tenants may
// well share them.
bool is_plain_list(const CheckContext& context) {
    using facts::ColumnRole;
    const facts::Vocabulary& words = facts::vocabulary();
    return context.table.foreign_keys.empty() &&
           words.tables.definitions.matches(facts::table_words(context.table, words)) &&
           std::ranges::all_of(live_columns(context), [](const ColumnView& view) {
               return view.facts.is_primary_key || view.facts.role == ColumnRole::Name ||
                      view.facts.role == ColumnRole::Code ||
                      (view.facts.role == ColumnRole::FreeText && !view.column.type.is_lob());
           });
}

}  // namespace

void check_missing_tenant_id(const CheckContext& context, FindingSink& sink) {
    switch (context.facts.tenancy.kind) {
        case TenancyKind::Inherited:
            return sink.report({.variant = "inherited",
                                .arguments = {{"path", path_of(context)}},
                                .remedy = remedy_of(context)});
        case TenancyKind::Ambiguous:
            return sink.report(
                {.variant = "several-parents",
                 .arguments = {{"parents", table_names(context, context.facts.tenancy.parents)}},
                 .remedy = remedy_of(context)});
        case TenancyKind::Loose:
            return sink.report(
                {.variant = "loose",
                 .arguments = {{"parents", table_names(context, context.facts.tenancy.parents)}},
                 .remedy = remedy_of(context)});
        case TenancyKind::Unrelated:
            return sink.report({.variant = is_plain_list(context) ? "list" : "unrelated",
                                .remedy = remedy_of(context)});
        default:
            return;
    }
}

}  // namespace tsqlaudit::rules
