#include <algorithm>

#include <fmt/format.h>

#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;
using sqlserver::quote_string;

namespace {

// The policies that name the table.
struct Present {
    const catalog::SecurityPolicy* policy = nullptr;     // the best to go on with: one that is on
    const catalog::SecurityPolicy* filtering = nullptr;  // that has a filter on it
};

Present present_on(const RenderContext& context, const Table& table) {
    Present present;
    for (const catalog::PredicatePlace& place : table.predicates) {
        const catalog::SecurityPolicy& policy = context.catalog.policies.at(place.policy);
        const auto is_better = [&](const catalog::SecurityPolicy* known) {
            return known == nullptr || (policy.is_enabled && !known->is_enabled);
        };
        if (is_better(present.policy)) {
            present.policy = &policy;
        }
        if (policy.predicates.at(place.predicate).is_filter && is_better(present.filtering)) {
            present.filtering = &policy;
        }
    }
    return present;
}

// CREATE SCHEMA and CREATE FUNCTION have to be alone in their batch, which a guard is not.
Batch alone(const std::string& guard, const std::string& sql) {
    return {guard, fmt::format("EXEC ({});", quote_string(sql))};
}

std::vector<Batch> predicate_function(const catalog::QualifiedName& function,
                                      const std::string& type) {
    return {alone(fmt::format("SCHEMA_ID({}) IS NULL", quote_string(function.schema)),
                  "CREATE SCHEMA " + quote_name(function.schema)),
            alone(object_id(function) + " IS NULL",
                  fmt::format("CREATE FUNCTION {} (@TenantId {})\n"
                              "RETURNS TABLE\n"
                              "WITH SCHEMABINDING\n"
                              "AS RETURN\n"
                              "    SELECT 1 AS IsOwn\n"
                              "    WHERE @TenantId = CAST(SESSION_CONTEXT(N'TenantId') AS {});",
                              quoted(function), type, type))};
}

std::string predicate(const catalog::QualifiedName& function, const std::string& column,
                      const catalog::QualifiedName& table, std::string_view kind,
                      std::string_view operation = {}) {
    return fmt::format("ADD {} PREDICATE {}({}) ON {}{}", kind, quoted(function),
                       quote_name(column), quoted(table), operation);
}

// All that a table under a policy needs.
std::string predicates_of(const Table& table, const catalog::QualifiedName& function,
                          const std::string& column) {
    std::vector<std::string> predicates{
        predicate(function, column, table.name, "FILTER"),
        predicate(function, column, table.name, "BLOCK", " AFTER INSERT"),
        predicate(function, column, table.name, "BLOCK", " AFTER UPDATE")};
    // The history is read by itself, and never written to (33510).
    if (table.versioning && !table.versioning->history_table.name.empty()) {
        predicates.push_back(
            predicate(function, column, table.versioning->history_table, "FILTER"));
    }
    return fmt::format("{}", fmt::join(predicates, ",\n    "));
}

Batch new_policy(const RenderContext& context, const Table& table,
                 const catalog::QualifiedName& function, const std::string& column) {
    const catalog::QualifiedName policy =
        context.naming.object(function.schema, table.name.schema + "_" + table.name.name);
    return {object_id(policy) + " IS NULL",
            fmt::format("CREATE SECURITY POLICY {}\n    {}\n    WITH (STATE = ON);", quoted(policy),
                        predicates_of(table, function, column))};
}

Batch wider_policy(const Table& table, const catalog::SecurityPolicy& policy,
                   const std::string& predicates) {
    return {lacks_filter(table.name),
            fmt::format("ALTER SECURITY POLICY {} {};", quoted(policy.name), predicates)};
}

bool names_another_table(const catalog::SecurityPolicy& policy, const Table& table) {
    return std::ranges::any_of(policy.predicates, [&](const catalog::SecurityPredicate& predicate) {
        return predicate.table != table.name;
    });
}

// Predicates of a policy that is off keep nobody from anything.
void turn_on(const Table& table, const catalog::SecurityPolicy& policy, Rendered& result) {
    if (policy.is_enabled) {
        return;
    }
    result.batches.push_back(
        {policy_is_off(policy.name),
         fmt::format("ALTER SECURITY POLICY {} WITH (STATE = ON);", quoted(policy.name))});
    if (names_another_table(policy, table)) {
        result.choice += fmt::format(
            "\n{} is off, and once it is on, it holds for the other tables that it names, too.",
            policy.name.dotted());
    }
}

// A column of another type than that of the tenants gets theirs before.
std::string tenant_type(const RenderContext& context, const Table& table,
                        const std::string& column) {
    const catalog::Column* own = table.find_column(column);
    const sqlserver::DataType& usual = context.schema.tenant_type;
    const bool stays = own != nullptr && (usual.id == sqlserver::TypeId::Unknown ||
                                          sqlserver::same_type(own->type, usual));
    return sqlserver::to_sql(stays ? own->type : usual);
}

// What a function that is there compares with, only people know.
std::string how_to_say_tenant(const catalog::QualifiedName* known) {
    if (known == nullptr) {
        return "Let every connection say its tenant first, or it sees no row: EXEC "
               "sys.sp_set_session_context N'TenantId', …, @read_only = 1.";
    }
    return fmt::format(
        "Let every connection say its tenant first, as {} asks for it, or it sees no row.",
        known->dotted());
}

}  // namespace

// Who sees which rows is for a person to decide, and every program has to say its tenant first.
Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddSecurityPredicates& security) {
    Rendered result{.title = fmt::format("Put {} under a security policy", table.name.dotted())};
    const std::string type = tenant_type(context, table, security.column);
    if (table.is_memory_optimized) {
        result.choice =
            "A memory-optimised table takes a natively compiled predicate function only (error "
            "33506): write that first.";
        return result;
    }
    if (type.empty()) {
        result.choice = "Choose the tenant column and its type first.";
        return result;
    }
    const catalog::QualifiedName* known = context.tenant_functions.of(security.column);
    result.choice = how_to_say_tenant(known) +
                    " Columns that the predicates use cannot be changed while the policy is there.";
    for (const std::size_t position : table.bound_views) {
        const catalog::View& view = context.catalog.views.at(position);
        if (!view.indexes.empty()) {
            result.choice += "\nDrop the indexes of " + view.name.dotted() +
                             " first: a table under a security policy can have no indexed view.";
        }
    }
    const Present present = present_on(context, table);
    if (present.filtering != nullptr) {
        turn_on(table, *present.filtering, result);
        return result;
    }
    const catalog::QualifiedName function =
        known == nullptr ? context.naming.shared("security", "IsOwnTenant", type) : *known;
    if (known == nullptr) {
        result.batches = predicate_function(function, type);
    }
    if (const catalog::SecurityPolicy* shared = context.tenant_functions.policy_of(security.column);
        present.policy == nullptr && shared != nullptr) {
        result.batches.push_back(
            wider_policy(table, *shared, predicates_of(table, function, security.column)));
        turn_on(table, *shared, result);
        return result;
    }
    if (present.policy == nullptr) {
        result.batches.push_back(new_policy(context, table, function, security.column));
        return result;
    }
    result.batches.push_back(wider_policy(
        table, *present.policy, predicate(function, security.column, table.name, "FILTER")));
    turn_on(table, *present.policy, result);
    return result;
}

}  // namespace tsqlaudit::fix
