#include "facts/policy_tenant.h"

#include <algorithm>
#include <map>
#include <set>

namespace tsqlaudit::facts {
namespace {

using Tables = std::set<TableId>;

std::map<std::string, Tables, text::LessIgnoringCase> filtered_tables(const Context& context) {
    std::map<std::string, Tables, text::LessIgnoringCase> tables;
    for (TableId id = 0; id < context.table_count(); ++id) {
        for (const catalog::PredicatePlace& place : context.table(id).predicates) {
            const catalog::SecurityPredicate& predicate =
                context.catalog().policies[place.policy].predicates[place.predicate];
            if (predicate.is_filter && predicate.columns.size() == 1) {
                tables[predicate.columns.front()].insert(id);
            }
        }
    }
    return tables;
}

// The one table that all foreign keys of the column refer to.
std::optional<TableId> referenced_by(const Context& context, const std::string& column) {
    std::optional<TableId> root;
    for (TableId id = 0; id < context.table_count(); ++id) {
        for (const catalog::ForeignKey& key : context.table(id).foreign_keys) {
            if (key.columns.size() != 1 || !key.referenced_index || *key.referenced_index == id ||
                !text::equals_ignoring_case(key.columns.front(), column)) {
                continue;
            }
            if (root && *root != *key.referenced_index) {
                return std::nullopt;
            }
            root = key.referenced_index;
        }
    }
    return root;
}

bool is_in_half(const Context& context, const std::string& column, TableId root) {
    std::size_t having = 0;
    std::size_t others = 0;
    for (TableId id = 0; id < context.table_count(); ++id) {
        if (id != root && !is_history(context.table(id))) {
            ++others;
            having += context.table(id).find_column(column) != nullptr ? 1U : 0U;
        }
    }
    return 2 * having >= others;
}

}  // namespace

std::optional<PolicyTenant> find_policy_tenant(const Context& context) {
    constexpr std::size_t fewest = 2;
    for (const auto& [column, tables] : filtered_tables(context)) {
        const std::optional<TableId> root =
            tables.size() < fewest ? std::nullopt : referenced_by(context, column);
        if (root && !context.words().tenant.no_root_tables.matches(context.names(*root).table) &&
            is_in_half(context, column, *root)) {
            return PolicyTenant{column, *root};
        }
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::facts
