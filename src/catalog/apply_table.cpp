// CREATE TABLE and DROP TABLE.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

bool states_clustered(const std::vector<syntax::Constraint>& constraints) {
    return std::any_of(constraints.begin(), constraints.end(), [](const auto& constraint) {
        return constraint.clustering == Clustering::Clustered;
    });
}

bool states_clustered(const std::vector<syntax::IndexDefinition>& indexes) {
    return std::any_of(indexes.begin(), indexes.end(),
                       [](const auto& index) { return index.clustering == Clustering::Clustered; });
}

bool states_clustered(const syntax::CreateTable& create) {
    return states_clustered(create.constraints) || states_clustered(create.indexes) ||
           std::any_of(create.columns.begin(), create.columns.end(), [](const auto& column) {
               return states_clustered(column.constraints) || states_clustered(column.indexes);
           });
}

Table make_table(const syntax::CreateTable& create, Span span) {
    Table table;
    table.name = qualified(create.name);
    table.kind = create.kind;
    // A file table has fixed columns of its own; the others take theirs from elsewhere.
    table.columns_unknown =
        create.from_query || create.clone_of || create.kind == TableKind::FileTable;
    if (create.placement) {
        table.storage = make_storage(*create.placement);
        table.is_created_on_scheme = table.storage.has_scheme();
    }
    if (create.textimage_placement) {
        table.textimage_filegroup = create.textimage_placement->text;
    }
    table.comment = create.comment;
    table.span = span;
    table.name_span = create.name.span;
    table.options = create.options;
    table.is_cloned = create.clone_of.has_value();
    apply_table_options(table, create.options);
    apply_compression(table.compression, create.options);
    return table;
}

void warn_of_missing(BuildState& state, const Table& table, Span span, const Outcome& missing) {
    if (missing) {
        state.warn(span, table.name.dotted() + " has no column " + missing->member +
                             ": the key or index that names it is left out");
    }
}

void add_constraints(BuildState& state, Table& table,
                     const std::vector<syntax::Constraint>& constraints, const Addition& addition) {
    for (const syntax::Constraint& constraint : constraints) {
        warn_of_missing(state, table, constraint.span,
                        add_constraint(state, table, constraint, addition));
    }
}

void add_indexes(BuildState& state, Table& table,
                 const std::vector<syntax::IndexDefinition>& indexes, const Addition& addition) {
    for (const syntax::IndexDefinition& index : indexes) {
        warn_of_missing(state, table, index.span, add_index(state, table, index, addition));
    }
}

void add_elements(BuildState& state, Table& table, const syntax::CreateTable& create,
                  const Addition& addition) {
    std::vector<const syntax::ColumnDefinition*> added;
    added.reserve(create.columns.size());
    table.columns.reserve(create.columns.size());
    for (const syntax::ColumnDefinition& column : create.columns) {
        if (add_column(state, table, column, addition)) {
            added.push_back(&column);
        }
    }
    if (create.period) {
        set_period(table, *create.period);
    }
    for (const syntax::ColumnDefinition* column : added) {
        add_constraints(state, table, column->constraints, addition);
        add_indexes(state, table, column->indexes, addition);
    }
    add_constraints(state, table, create.constraints, addition);
    add_indexes(state, table, create.indexes, addition);
}

// A name of a constraint is that of one object alone, and so is not taken over.
template <typename Element>
void make_own(Element& element, Span span) {
    element.name.clear();
    element.span = span;
}

// CLONE OF: columns, keys and indexes as they are now.
void copy_elements(const Table& from, Table& to) {
    to.columns = from.columns;
    to.indexes = from.indexes;
    to.foreign_keys = from.foreign_keys;
    to.checks = from.checks;
    to.storage = from.storage;
    to.compression = from.compression;
    to.columns_unknown = from.columns_unknown;
    for (Column& column : to.columns) {
        column.span = to.span;
        column.name_span = to.name_span;
        if (column.default_constraint) {
            make_own(*column.default_constraint, to.span);
        }
    }
    for (Index& index : to.indexes) {
        index.span = to.span;
        if (index.is_constraint()) {
            index.name.clear();
        }
    }
    to.indexes.note_lost_names();
    for (ForeignKey& key : to.foreign_keys) {
        make_own(key, to.span);
    }
    to.foreign_keys.note_lost_names();
    for (CheckConstraint& check : to.checks) {
        make_own(check, to.span);
    }
    to.checks.note_lost_names();
}

}  // namespace

void create_without_columns(BuildState& state, const syntax::CreateTable& create, Span span) {
    Table table = make_table(create, span);
    if (!state.tables.contains(table.name)) {
        state.insert(std::move(table));
    }
}

Outcome apply(BuildState& state, const syntax::SelectInto& select,
              const syntax::Statement& origin) {
    if (!is_temporary(select.table)) {
        state.select_later(origin);
        state.selected.insert(qualified(select.table));
    }
    return {};
}

bool create_selected_table(BuildState& state, const syntax::Statement& origin) {
    const auto& select = std::get<syntax::SelectInto>(origin.node);
    if (!state.is_awaited(qualified(select.table))) {
        return false;
    }
    syntax::CreateTable create;
    create.name = select.table;
    create.from_query = true;
    create_without_columns(state, create, origin.span);
    return true;
}

Outcome apply(BuildState& state, const syntax::CreateTable& create,
              const syntax::Statement& origin) {
    if (is_temporary(create.name)) {
        return {};
    }
    Table table = make_table(create, origin.span);
    if (const auto first = state.tables.find(table.name); first != state.tables.end()) {
        if (!origin.guarded) {
            state.warn_repeated(origin, create.name.span, table.name,
                                "table " + first->first.dotted(), first->second.name_span);
            state.skip_definition(origin.span.file, table.name);
        }
        return {};
    }
    if (create.clone_of) {
        const QualifiedName source = qualified(*create.clone_of);
        Table* const cloned = state.find_table(source);
        if (cloned == nullptr) {
            return Missing{.object = source, .member = {}};
        }
        copy_elements(*cloned, table);
        cloned->is_cloned = true;
        state.insert(std::move(table));
        return {};
    }
    const Addition addition{
        .statement = origin, .is_inline = true, .states_clustered = states_clustered(create)};
    add_elements(state, table, create, addition);
    state.insert(std::move(table));
    return {};
}

Outcome apply(BuildState& state, const syntax::DropTable& drop, const syntax::Statement& origin) {
    for (const syntax::ObjectName& object : drop.names) {
        const QualifiedName name = qualified(object);
        const auto table = state.tables.find(name);
        if (table != state.tables.end() &&
            state.is_of_other_database(name, object.span, table->second.name_span)) {
            continue;
        }
        state.tables.erase(name);
        state.forget_waiting(name, origin, !drop.if_exists && !origin.guarded);
    }
    return {};
}

void apply_table_options(Table& table, const std::vector<syntax::Option>& options) {
    using text::equals_ignoring_case;
    for (const syntax::Option& option : options) {
        if (equals_ignoring_case(option.name, "MEMORY_OPTIMIZED")) {
            table.is_memory_optimized = equals_ignoring_case(option.value, "ON");
        } else if (equals_ignoring_case(option.name, "DURABILITY")) {
            table.is_schema_only = equals_ignoring_case(option.value, "SCHEMA_ONLY");
        } else if (equals_ignoring_case(option.name, "LEDGER")) {
            table.is_ledger = equals_ignoring_case(option.value, "ON");
        } else if (equals_ignoring_case(option.name, "SYSTEM_VERSIONING")) {
            // Stated again, it keeps the history table that it has.
            SystemVersioning versioning = table.versioning ? *table.versioning : SystemVersioning{};
            versioning.retention.reset();
            table.versioning.reset();
            if (!equals_ignoring_case(option.value, "ON")) {
                continue;
            }
            table.versioning = std::move(versioning);
            const syntax::Option* const history = find_option(option.nested, "HISTORY_TABLE");
            if (history != nullptr && history->object) {
                table.versioning->history_table = qualified(*history->object);
                table.versioning->states_schema = !history->object->schema.empty();
            }
            const syntax::Option* const retention =
                find_option(option.nested, "HISTORY_RETENTION_PERIOD");
            if (retention != nullptr) {
                table.versioning->retention = retention->value;
            }
        }
    }
}

}  // namespace tsqlaudit::catalog
