#include "rules/tenancy.h"

#include <span>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

constexpr std::size_t most_named = 16;  // a message names no more tables

}  // namespace

const catalog::Column* tenant_column(const CheckContext& context) {
    return context.facts.tenancy.kind == facts::TenancyKind::Tenanted
               ? context.table.find_column(context.facts.tenancy.column)
               : nullptr;
}

std::string tenant_column_name(const CheckContext& context) {
    const catalog::Column* column = tenant_column(context);
    if (column != nullptr) {
        return column->name;
    }
    return context.facts.tenancy.kind == facts::TenancyKind::Inherited
               ? context.schema.tenant_column
               : std::string();
}

bool belongs_to_tenant(const CheckContext& context, facts::TableId table) {
    const facts::TenancyKind kind = context.schema.tables.at(table).tenancy.kind;
    return kind == facts::TenancyKind::Tenanted || kind == facts::TenancyKind::Inherited;
}

bool has_index_of_live_rows(const CheckContext& context, const std::string& column) {
    const catalog::Index* index = filtered_index(context.table, std::span{&column, 1});
    return index != nullptr && holds_live_rows(context, *index);
}

const catalog::SecurityPolicy* filter_policy(const catalog::Catalog& catalog,
                                             const catalog::Table& table) {
    for (const catalog::PredicatePlace& place : table.predicates) {
        const catalog::SecurityPolicy& policy = catalog.policies.at(place.policy);
        if (policy.is_enabled && policy.predicates.at(place.predicate).is_filter) {
            return &policy;
        }
    }
    return nullptr;
}

std::string table_names(const CheckContext& context, const std::vector<facts::TableId>& tables) {
    std::vector<std::string> names;
    for (const facts::TableId table : tables) {
        if (names.size() == most_named) {
            names.emplace_back("others");
            break;
        }
        names.push_back(table_name(context, table));
    }
    return enumerate(names);
}

}  // namespace tsqlaudit::rules
