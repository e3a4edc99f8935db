#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "catalog/elements.h"
#include "catalog/resolve.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

std::size_t position_of(const Catalog& catalog, const Table& table) {
    return static_cast<std::size_t>(&table - catalog.tables.data());
}

std::string describe(const ForeignKey& key, const Table& table) {
    return key.name.empty() ? "a foreign key of " + table.name.dotted()
                            : "foreign key " + key.name + " of " + table.name.dotted();
}

void resolve_referenced_columns(ForeignKey& key, const Table& table, const Table& referenced,
                                BuildState& state) {
    if (!key.referenced_columns.empty()) {
        for (std::string& column : key.referenced_columns) {
            if (!spell(referenced, column)) {
                state.warn(key.span, describe(key, table) + " refers to column " + column +
                                         ", which " + referenced.name.dotted() + " does not have");
            }
        }
        return;
    }
    if (const Index* const primary = referenced.primary_key()) {
        for (const IndexColumn& column : primary->key_columns) {
            key.referenced_columns.push_back(column.name);
        }
    } else if (!referenced.columns_unknown) {
        state.warn(key.span, describe(key, table) + " names no referenced columns, and " +
                                 referenced.name.dotted() + " has no primary key");
    }
}

void link_foreign_keys(Catalog& catalog, BuildState& state) {
    for (Table& table : catalog.tables) {
        for (ForeignKey& key : table.foreign_keys) {
            const Table* const referenced = catalog.find_table(key.referenced_table);
            if (referenced == nullptr ||
                state.is_of_other_database(key.referenced_table, key.span, referenced->name_span)) {
                continue;
            }
            key.referenced_table = referenced->name;
            key.referenced_index = position_of(catalog, *referenced);
            resolve_referenced_columns(key, table, *referenced, state);
        }
    }
}

// A table or index that is to be partitioned by a column that the table does not have.
void link_storage(const Table& table, Storage& storage, Span span, BuildState& state) {
    if (storage.is_partitioned() && !spell(table, storage.partition_column)) {
        state.warn(span, table.name.dotted() + " has no column " + storage.partition_column +
                             " to be partitioned by");
        storage.partition_column.clear();
    }
}

void link_columns(Table& table, BuildState& state) {
    link_storage(table, table.storage, table.span, state);
    for (Index& index : table.indexes) {
        if (index.storage) {
            link_storage(table, *index.storage, index.span, state);
        }
    }
    if (table.period &&
        (!spell(table, table.period->start_column) || !spell(table, table.period->end_column))) {
        state.warn(table.span, table.name.dotted() + " does not have the columns of its period");
        table.period.reset();
    }
}

void link_history(Catalog& catalog) {
    for (std::size_t at = 0; at < catalog.tables.size(); ++at) {
        Rare<SystemVersioning>& versioning = catalog.tables[at].versioning;
        if (!versioning || versioning->history_table.name.empty()) {
            continue;
        }
        const Table* const history = catalog.find_table(versioning->history_table);
        if (history == nullptr) {
            continue;
        }
        const std::size_t position = position_of(catalog, *history);
        if (position == at) {
            continue;  // SQL Server refuses that
        }
        versioning->history_table = history->name;
        versioning->history_index = position;
        catalog.tables[position].history_of = at;
    }
}

// The table of that name in the catalog, to be changed; nullptr if there is none.
Table* find(Catalog& catalog, const QualifiedName& name) {
    const Table* const found = catalog.find_table(name);
    return found == nullptr ? nullptr : &catalog.tables[position_of(catalog, *found)];
}

void link_policies(Catalog& catalog, BuildState& state) {
    for (std::size_t at = 0; at < catalog.policies.size(); ++at) {
        SecurityPolicy& policy = catalog.policies[at];
        for (std::size_t place = 0; place < policy.predicates.size(); ++place) {
            SecurityPredicate& predicate = policy.predicates[place];
            if (Table* const table = find(catalog, predicate.table)) {
                predicate.table = table->name;
                table->predicates.push_back({.policy = at, .predicate = place});
                for (std::string& column : predicate.columns) {
                    spell(*table, column);
                }
            } else if (!state.views.contains(predicate.table)) {
                state.warn(policy.span, predicate.table.dotted() +
                                            " is not defined in the input: the predicate of " +
                                            "security policy " + policy.name.dotted() +
                                            " has no effect");
            }
        }
    }
}

// A name without a schema is looked for in the module's own schema, then in dbo.
QualifiedName meant_by(const Catalog& catalog, const QualifiedName& module, QualifiedName name) {
    if (name.schema.empty()) {
        name.schema = module.schema;
        if (catalog.find_table(name) == nullptr) {
            name.schema = "dbo";
        }
    }
    return name;
}

template <typename Module>
void link_references(const Catalog& catalog, Module& module) {
    for (QualifiedName& name : module.references) {
        name = meant_by(catalog, module.name, std::move(name));
    }
}

// Views or routines, of which each table gets those that are bound to it.
template <typename Module>
void link_bound(Catalog& catalog, const std::vector<Module>& modules,
                std::vector<std::size_t> Table::*bound_to) {
    for (std::size_t at = 0; at < modules.size(); ++at) {
        const Module& module = modules[at];
        for (const QualifiedName& name : module.references) {
            Table* const table = module.is_schema_bound ? find(catalog, name) : nullptr;
            if (table == nullptr) {
                continue;
            }
            std::vector<std::size_t>& bound = table->*bound_to;
            if (bound.empty() || bound.back() != at) {
                bound.push_back(at);
            }
        }
    }
}

void link_assigned(const Catalog& catalog, const QualifiedName& module,
                   std::vector<Assignment>& assigned) {
    for (Assignment& assignment : assigned) {
        const QualifiedName name = meant_by(catalog, module, assignment.target);
        if (const Table* const table = catalog.find_table(name)) {
            assignment.table = position_of(catalog, *table);
        }
    }
}

// The tables that a module refers to get its hints, as far as they have such indexes.
template <typename Module>
void link_hints(Catalog& catalog, const Module& module) {
    if (module.hinted_indexes.empty()) {
        return;
    }
    const std::set<std::string, text::LessIgnoringCase> hinted(module.hinted_indexes.begin(),
                                                               module.hinted_indexes.end());
    std::set<const Table*> seen;
    for (const QualifiedName& name : module.references) {
        Table* const table = find(catalog, name);
        if (table == nullptr || !seen.insert(table).second) {
            continue;
        }
        for (const std::string& hint : hinted) {
            if (const Index* const index = table->indexes.find(hint)) {
                table->index_hints.push_back({.index = index->name, .module = module.name});
            }
        }
    }
}

template <typename Module>
void link_module(Catalog& catalog, Module& module) {
    link_references(catalog, module);
    link_hints(catalog, module);
    if constexpr (requires { module.assigned; }) {
        link_assigned(catalog, module.name, module.assigned);
    }
}

void link_modules(Catalog& catalog) {
    for (Table& table : catalog.tables) {
        for (Trigger& trigger : table.triggers) {
            link_module(catalog, trigger);
        }
    }
    for (Routine& routine : catalog.routines) {
        link_module(catalog, routine);
    }
    for (View& view : catalog.views) {
        link_module(catalog, view);
    }
    for (Table& table : catalog.tables) {
        std::ranges::stable_sort(table.index_hints, text::LessIgnoringCase{}, &IndexHint::index);
    }
    link_bound(catalog, catalog.views, &Table::bound_views);
    link_bound(catalog, catalog.routines, &Table::bound_routines);
}

}  // namespace

void link(Catalog& catalog, BuildState& state) {
    for (Table& table : catalog.tables) {
        link_columns(table, state);
    }
    link_foreign_keys(catalog, state);
    link_history(catalog);
    link_policies(catalog, state);
    link_modules(catalog);
}

}  // namespace tsqlaudit::catalog
