#include "catalog/builder.h"

#include <deque>
#include <utility>

#include "catalog/apply.h"
#include "catalog/resolve.h"
#include "text/parallel.h"

namespace tsqlaudit::catalog {
namespace {

void run(BuildState& state, const syntax::Statement& statement) {
    state.begin(&statement);
    const Outcome missing =
        std::visit([&](const auto& node) { return apply(state, node, statement); }, statement.node);
    if (missing && !state.is_of_other_database(missing->object)) {
        state.wait(statement, *missing);
    }
}

// Not by recursion: a chain of statements that wait for each other can be long.
void run_ready(BuildState& state) {
    while (const syntax::Statement* const statement = state.next_ready()) {
        run(state, *statement);
    }
}

Table make_history_table(const Table& current, const QualifiedName& name) {
    Table history;
    history.name = name;
    for (const Column& column : current.columns) {
        history.columns.push_back(history_column(column));
    }
    return history;
}

// SQL Server makes up a history table that nothing defines. Statements about it (indexes, above
// all) are applied to a table that exists as long as that takes.
void apply_to_implied_history(BuildState& state) {
    std::vector<QualifiedName> owners;
    for (const auto& [name, table] : state.tables) {
        if (table.versioning && !state.tables.contains(table.versioning->history_table) &&
            state.is_awaited(table.versioning->history_table)) {
            owners.push_back(name);
        }
    }
    for (const QualifiedName& name : owners) {
        Table& current = state.tables.at(name);
        current.columns.put_in_order();
        const QualifiedName history = current.versioning->history_table;
        state.insert(make_history_table(current, history));
        run_ready(state);
        const auto owner = state.tables.find(name);
        if (owner == state.tables.end() || !owner->second.versioning) {
            state.tables.erase(history);
            continue;
        }
        // One of the statements may have given it another name.
        SystemVersioning& versioning = *owner->second.versioning;
        auto node = state.tables.extract(versioning.history_table);
        if (!node.empty()) {
            versioning.implied_indexes = std::move(node.mapped().indexes);
            versioning.implied_indexes.put_in_order();
        }
    }
}

void create_clones_of_unknown_tables(BuildState& state) {
    for (const syntax::Statement* const statement : state.take_waiting<syntax::CreateTable>()) {
        create_without_columns(state, std::get<syntax::CreateTable>(statement->node),
                               statement->span);
        run_ready(state);
    }
}

void create_selected_tables(BuildState& state) {
    for (const syntax::Statement* const statement : state.selections()) {
        if (create_selected_table(state, *statement)) {
            run_ready(state);
        }
    }
}

template <typename Objects, typename Named>
void move_values(Objects& objects, std::vector<Named>& values) {
    values.reserve(objects.size());
    for (auto& [name, value] : objects) {
        values.push_back(std::move(value));
    }
}

}  // namespace

Builder::Builder(const text::SourceSet& sources) : state_{std::make_unique<BuildState>(sources)} {}

Builder::~Builder() = default;

void Builder::add(syntax::Script script) {
    state_->note_script(script);
    if (state_->has_several_databases()) {
        delayed_.push_back(std::move(script));
    } else {
        apply_all(std::move(script));
    }
}

void Builder::apply_all(syntax::Script script) {
    const std::size_t held = state_->held_count();
    for (const syntax::Statement& statement : script.statements) {
        run(*state_, statement);
        run_ready(*state_);
    }
    state_->begin(nullptr);
    if (state_->held_count() != held) {
        kept_.push_back(std::move(script));  // its statements stay where they are
    }
}

BuildResult Builder::finish(unsigned jobs) && {
    for (syntax::Script& script : delayed_) {
        apply_all(std::move(script));
    }
    const std::unique_ptr<BuildState> finished = std::move(state_);  // goes at the end
    BuildState& state = *finished;
    create_selected_tables(state);
    create_clones_of_unknown_tables(state);
    apply_to_implied_history(state);
    state.warn_of_waiting();

    BuildResult result;
    move_values(state.tables, result.catalog.tables);
    const TableResolver resolver{state};
    text::for_each_index(result.catalog.tables.size(), jobs, [&](std::size_t table) {
        resolver.resolve(result.catalog.tables[table]);
    });
    move_values(state.partition_functions, result.catalog.partition_functions);
    move_values(state.partition_schemes, result.catalog.partition_schemes);
    move_values(state.policies, result.catalog.policies);
    move_values(state.routines, result.catalog.routines);
    move_values(state.alias_types, result.catalog.alias_types);
    move_values(state.views, result.catalog.views);
    for (View& view : result.catalog.views) {
        view.indexes.put_in_order();
    }
    result.catalog.other_objects.assign(state.other_objects.begin(), state.other_objects.end());
    // It takes as long to give back what is not needed any more.
    text::for_each_index(2, jobs, [&](std::size_t task) {
        if (task == 0) {
            link(result.catalog, state);
        } else {
            state.forget_tables();
            kept_.clear();
        }
    });
    result.diagnostics = std::move(state.diagnostics);
    text::sort_and_deduplicate(result.diagnostics);
    return result;
}

BuildResult build(const text::SourceSet& sources, std::vector<syntax::Script> scripts) {
    Builder builder{sources};
    for (syntax::Script& script : scripts) {
        builder.add(std::move(script));
    }
    return std::move(builder).finish(1);
}

}  // namespace tsqlaudit::catalog
