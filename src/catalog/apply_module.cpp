// Views, procedures, functions and triggers.
#include "catalog/apply.h"

namespace tsqlaudit::catalog {
namespace {

// As far as they are said: the schema may be empty.
std::vector<QualifiedName> all_referenced(const std::vector<syntax::ObjectName>& names) {
    std::vector<QualifiedName> result;
    for (const syntax::ObjectName& name : names) {
        if (!is_temporary(name)) {
            result.push_back({name.schema, name.name});
        }
    }
    return result;
}

// Those to temporary tables are nobody's concern.
std::vector<Assignment> all_assigned(const std::vector<syntax::Module::Assignment>& assigned) {
    std::vector<Assignment> result;
    for (const syntax::Module::Assignment& each : assigned) {
        if (!is_temporary(each.target)) {
            result.push_back({.table = std::nullopt,
                              .target = {each.target.schema, each.target.name},
                              .column = each.column});
        }
    }
    return result;
}

void erase_trigger(Table& table, const QualifiedName& name) {
    const auto found = table.triggers.position(name.name);
    if (found && table.triggers[*found].name == name) {
        table.triggers.erase(*found);
    }
}

Outcome create_trigger(BuildState& state, const syntax::Module& module, Span span) {
    if (!module.trigger_table || is_temporary(*module.trigger_table)) {
        return {};
    }
    const QualifiedName on = qualified(*module.trigger_table);
    Table* const table = state.find_table(on);
    if (table == nullptr) {
        return state.views.contains(on) ? Outcome{} : Missing{.object = on, .member = {}};
    }
    Trigger trigger{.name = qualified(module.name),
                    .is_instead_of = module.instead_of,
                    .references = all_referenced(module.references),
                    .assigned = all_assigned(module.assigned),
                    .hinted_indexes = module.hinted_indexes,
                    .span = span};
    if (module.name.schema.empty()) {
        trigger.name.schema = on.schema;  // a trigger is always in the schema of its table
    }
    erase_trigger(*table, trigger.name);
    state.note_owned(table->name, trigger.name.name);
    table->triggers.push_back(std::move(trigger));
    return {};
}

}  // namespace

void drop_trigger(BuildState& state, const QualifiedName& name) {
    if (Table* const table = state.owner_of(name)) {
        erase_trigger(*table, name);
    }
}

Outcome apply(BuildState& state, const syntax::Module& module, const syntax::Statement& origin) {
    const QualifiedName name = qualified(module.name);
    switch (module.kind) {
        case syntax::Module::Kind::Trigger:
            return create_trigger(state, module, origin.span);
        case syntax::Module::Kind::View:
            // ALTER VIEW drops the indexes of the view.
            state.views.insert_or_assign(name, View{.name = name,
                                                    .is_schema_bound = module.schema_bound,
                                                    .references = all_referenced(module.references),
                                                    .names = module.names,
                                                    .hinted_indexes = module.hinted_indexes,
                                                    .indexes = {},
                                                    .span = origin.span});
            state.appeared(name);
            return {};
        case syntax::Module::Kind::Procedure:
        case syntax::Module::Kind::Function:
            state.routines.insert_or_assign(name,
                                            Routine{.name = name,
                                                    .is_schema_bound = module.schema_bound,
                                                    .references = all_referenced(module.references),
                                                    .names = module.names,
                                                    .assigned = all_assigned(module.assigned),
                                                    .hinted_indexes = module.hinted_indexes,
                                                    .span = origin.span});
            return {};
    }
    return {};
}

}  // namespace tsqlaudit::catalog
