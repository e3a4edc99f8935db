// Partition functions and schemes, types, security policies, and DROP of these and of modules.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::equals_ignoring_case;

// The first definition of a name counts.
template <typename Objects, typename Name, typename Object>
void define(BuildState& state, Objects& objects, const Name& name, Object object,
            const syntax::Statement& origin, const std::string& what) {
    const Span span = object.span;
    const auto [position, is_new] = objects.try_emplace(name, std::move(object));
    if (!is_new) {
        state.warn_repeated(origin, span, {}, what, position->second.span);
    }
}

// Their name is the last part, that of the table what comes before it.
void drop_statistics(BuildState& state, const syntax::ObjectName& name) {
    syntax::ObjectName owner;
    owner.schema = name.database;
    owner.name = name.schema;
    if (Table* const table = state.find_table(qualified(owner))) {
        if (const auto found = table->statistics.position(name.name)) {
            table->statistics.erase(*found);
        }
    }
}

// Among those of tables and constraints: types and schemas have names of their own.
bool has_name_in_schema(std::string_view kind) {
    return kind == "SYNONYM" || kind == "SEQUENCE" || kind == "DEFAULT" || kind == "RULE";
}

// A table or an indexed view has one at most.
void drop_fulltext_index(BuildState& state, const QualifiedName& name) {
    const auto is_fulltext = [](const Index& index) { return index.kind == IndexKind::FullText; };
    if (Table* const table = state.find_table(name)) {
        table->indexes.erase_if(is_fulltext);
    } else if (const auto view = state.views.find(name); view != state.views.end()) {
        view->second.indexes.erase_if(is_fulltext);
    }
}

bool same_target(const SecurityPredicate& left, const SecurityPredicate& right) {
    return left.is_filter == right.is_filter && left.table == right.table &&
           equals_ignoring_case(left.operation, right.operation);
}

std::vector<std::string> columns_of(const std::vector<ExpressionPtr>& arguments) {
    std::vector<std::string> columns;
    for (const ExpressionPtr& argument : arguments) {
        if (argument && argument->kind == syntax::ExpressionKind::Column) {
            columns.push_back(argument->text);
        }
    }
    return columns;
}

void apply_predicate(SecurityPolicy& policy, const syntax::SecurityPredicate& change) {
    using Action = syntax::SecurityPredicate::Action;
    SecurityPredicate predicate{.is_filter = change.kind == syntax::SecurityPredicate::Kind::Filter,
                                .function = qualified(change.function),
                                .columns = columns_of(change.arguments),
                                .table = qualified(change.table),
                                .operation = change.operation};
    if (change.action != Action::Add) {
        std::erase_if(policy.predicates, [&predicate](const SecurityPredicate& existing) {
            return same_target(existing, predicate);
        });
    }
    if (change.action != Action::Drop) {
        policy.predicates.push_back(std::move(predicate));
    }
}

void apply_policy(SecurityPolicy& policy, const syntax::SecurityPolicy& change) {
    for (const syntax::SecurityPredicate& predicate : change.predicates) {
        apply_predicate(policy, predicate);
    }
    if (find_option(change.options, "STATE") != nullptr) {
        policy.is_enabled = is_on(change.options, "STATE");
    }
}

}  // namespace

// Split or merged in a file that is read before the one that creates it, it waits to be created.
Outcome apply(BuildState& state, const syntax::CreatePartitionFunction& create,
              const syntax::Statement& origin) {
    PartitionFunction function{.name = create.name.text,
                               .type = make_type(create.type),
                               .boundary_count = create.boundaries.size(),
                               .span = origin.span};
    define(state, state.partition_functions, create.name.text, std::move(function), origin,
           "partition function " + create.name.text);
    state.appeared(without_schema(create.name.text), origin.span);
    return {};
}

Outcome apply(BuildState& state, const syntax::AlterPartition& alter,
              const syntax::Statement& /*origin*/) {
    if (alter.boundaries_added == 0) {
        return {};
    }
    const auto function = state.partition_functions.find(alter.name.text);
    if (function == state.partition_functions.end()) {
        return Missing{.object = without_schema(alter.name.text), .member = {}};
    }
    std::size_t& count = function->second.boundary_count;
    count = alter.boundaries_added > 0 ? count + 1 : count - std::min<std::size_t>(count, 1);
    function->second.is_altered = true;
    return {};
}

Outcome apply(BuildState& state, const syntax::CreatePartitionScheme& create,
              const syntax::Statement& origin) {
    PartitionScheme scheme{.name = create.name.text,
                           .function = create.function.text,
                           .filegroup_count = {},
                           .span = origin.span};
    if (!create.all_to_one) {
        scheme.filegroup_count = create.filegroups.size();
    }
    define(state, state.partition_schemes, create.name.text, std::move(scheme), origin,
           "partition scheme " + create.name.text);
    return {};
}

Outcome apply(BuildState& state, const syntax::SecurityPolicy& policy,
              const syntax::Statement& origin) {
    const QualifiedName name = qualified(policy.name);
    const auto existing = state.policies.find(name);
    if (policy.alter) {
        if (existing == state.policies.end()) {
            return Missing{.object = name, .member = {}};
        }
        apply_policy(existing->second, policy);
        return {};
    }
    SecurityPolicy created{.name = name, .span = origin.span};
    apply_policy(created, policy);
    define(state, state.policies, name, std::move(created), origin,
           "security policy " + name.dotted());
    state.appeared(name);
    return {};
}

Outcome apply(BuildState& state, const syntax::CreateType& create,
              const syntax::Statement& origin) {
    if (create.is_table) {
        return {};
    }
    const QualifiedName name = qualified(create.name);
    AliasType type{.name = name, .base = {}, .nullable = create.nullable, .span = origin.span};
    if (create.base) {
        type.base = make_type(*create.base);
    } else if (create.is_clr) {
        type.base.id = sqlserver::TypeId::UserDefined;
    }
    define(state, state.alias_types, name, std::move(type), origin, "type " + name.dotted());
    return {};
}

Outcome apply(BuildState& state, const syntax::CreateSequence& create,
              const syntax::Statement& /*origin*/) {
    state.other_objects.insert(qualified(create.name));
    return {};
}

Outcome apply(BuildState& state, const syntax::CreateSynonymOrOther& create,
              const syntax::Statement& /*origin*/) {
    if (has_name_in_schema(create.kind)) {
        state.other_objects.insert(qualified(create.name));
    }
    return {};
}

Outcome apply(BuildState& state, const syntax::DropObject& drop, const syntax::Statement& origin) {
    const QualifiedName name = qualified(drop.name);
    if (drop.kind == "VIEW") {
        state.views.erase(name);
    } else if (drop.kind == "PROCEDURE" || drop.kind == "FUNCTION") {
        state.routines.erase(name);
    } else if (drop.kind == "TRIGGER") {
        drop_trigger(state, name);
    } else if (drop.kind == "SECURITY POLICY") {
        state.policies.erase(name);
    } else if (drop.kind == "STATISTICS") {
        drop_statistics(state, drop.name);
    } else if (drop.kind == "FULLTEXT INDEX") {
        drop_fulltext_index(state, name);
    } else if (drop.kind == "TYPE") {
        state.alias_types.erase(name);
    } else if (drop.kind == "PARTITION FUNCTION") {
        state.partition_functions.erase(drop.name.name);
        state.forget_waiting(without_schema(drop.name.name), origin, !origin.guarded);
    } else if (drop.kind == "PARTITION SCHEME") {
        state.partition_schemes.erase(drop.name.name);
    } else if (has_name_in_schema(drop.kind)) {
        state.other_objects.erase(name);
    }
    return {};
}

}  // namespace tsqlaudit::catalog
