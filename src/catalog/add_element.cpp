// Columns, foreign keys, checks and defaults on their way into a table.
#include <algorithm>

#include "catalog/constraints.h"
#include "catalog/elements.h"
#include "catalog/expression_columns.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using syntax::ConstraintKind;
using text::equals_ignoring_case;

std::string name_of(const syntax::Constraint& constraint) {
    return constraint.name ? constraint.name->text : std::string{};
}

template <typename Elements>
const Span* find_named(const Elements& elements, std::string_view name) {
    const auto* const found = elements.find(name);
    return found == nullptr ? nullptr : &found->span;
}

// Where the table has a constraint of that name; nullptr when it has none.
const Span* find_constraint(BuildState& state, Table& table, std::string_view name) {
    const Index* const index = table.indexes.find(name);
    if (index != nullptr && index->is_constraint()) {
        return &index->span;
    }
    if (const Column* const column = state.column_of_default(table, name)) {
        return &column->default_constraint->span;
    }
    if (const Span* const key = find_named(table.foreign_keys, name)) {
        return key;
    }
    if (const Span* const check = find_named(table.checks, name)) {
        return check;
    }
    return find_named(table.edges, name);
}

void add_foreign_key(BuildState& state, Table& table, const syntax::Constraint& constraint,
                     const Addition& addition) {
    ForeignKey key;
    key.name = name_of(constraint);
    for (std::string column : named_columns(constraint)) {
        spell(table, column);
        key.columns.push_back(std::move(column));
    }
    key.referenced_table = qualified(constraint.referenced_table);
    for (const syntax::Identifier& column : constraint.referenced_columns) {
        key.referenced_columns.push_back(column.text);
    }
    key.on_delete = constraint.on_delete;
    key.on_update = constraint.on_update;
    key.is_not_trusted = addition.with_nocheck;
    key.not_for_replication = constraint.not_for_replication;
    key.not_enforced = constraint.not_enforced;
    key.is_inline = addition.is_inline;
    key.span = constraint.span;
    state.note_foreign_key(table.name, key);
    table.foreign_keys.push_back(std::move(key));
}

void add_check(const BuildState& state, Table& table, const syntax::Constraint& constraint,
               const Addition& addition) {
    CheckConstraint check;
    check.name = name_of(constraint);
    check.condition = constraint.expression;
    check.condition_text = state.text_of(constraint.expression);
    check.columns = columns_in(constraint.expression, table);
    check.is_not_trusted = addition.with_nocheck;
    check.not_for_replication = constraint.not_for_replication;
    check.is_inline = addition.is_inline;
    check.span = constraint.span;
    table.checks.push_back(std::move(check));
}

void add_edge(Table& table, const syntax::Constraint& constraint) {
    EdgeConstraint edge;
    edge.name = name_of(constraint);
    for (const auto& [from, to] : constraint.connections) {
        edge.connections.emplace_back(qualified(from), qualified(to));
    }
    edge.cascade_delete = constraint.on_delete == ReferentialAction::Cascade;
    edge.span = constraint.span;
    table.edges.push_back(std::move(edge));
}

std::string default_column(const syntax::Constraint& constraint) {
    return constraint.columns.empty() ? std::string{} : constraint.columns.front().name.text;
}

void add_default(BuildState& state, Table& table, const syntax::Constraint& constraint,
                 const Addition& addition) {
    Column* const column = find_column(table, default_column(constraint));
    if (column == nullptr) {
        return;
    }
    if (column->default_constraint) {
        state.warn_repeated(addition.statement, constraint.span, table.name,
                            "the default of " + table.name.dotted() + '.' + column->name,
                            column->default_constraint->span);
        return;
    }
    column->default_constraint =
        DefaultConstraint{.name = name_of(constraint),
                          .value = constraint.expression,
                          .value_text = state.text_of(constraint.expression),
                          .span = constraint.span};
}

Index key_index(const Table& table, const syntax::Constraint& constraint,
                const Addition& addition) {
    Index index = make_key_index(constraint);
    index.is_inline = addition.is_inline;
    if (index.is_primary_key && constraint.clustering == Clustering::Unspecified &&
        !constraint.is_hash) {
        index.is_clustered = !addition.states_clustered && !table.is_memory_optimized &&
                             table.clustered_index() == nullptr;
    }
    return index;
}

}  // namespace

Column* find_column(Table& table, std::string_view name) {
    return table.columns.find(name);
}

bool spell(const Table& table, std::string& column) {
    if (const Column* const found = table.find_column(column)) {
        column = found->name;
        return true;
    }
    // $node_id and its kin are not written, but can be indexed.
    const bool is_graph = table.kind == TableKind::Node || table.kind == TableKind::Edge;
    return table.columns_unknown || (is_graph && column.starts_with('$'));
}

bool add_column(BuildState& state, Table& table, const syntax::ColumnDefinition& definition,
                const Addition& addition) {
    if (const Column* const first = table.find_column(definition.name.text)) {
        state.warn_repeated(addition.statement, definition.span, table.name,
                            "column " + first->name + " of " + table.name.dotted(), first->span);
        return false;
    }
    table.columns.push_back(make_column(state, definition));
    state.appeared(table.name, definition.name.text);
    return true;
}

Outcome add_constraint(BuildState& state, Table& table, const syntax::Constraint& constraint,
                       const Addition& addition) {
    for (std::string column : named_columns(constraint)) {
        if (!spell(table, column)) {
            return Missing{.object = table.name, .member = column};
        }
    }
    const std::string name = name_of(constraint);
    if (name.empty() && state.is_skipped(constraint.span.file, table.name)) {
        return {};  // nothing tells it from the one that is there
    }
    displace_doubtful(state, table, constraint);
    const bool may_be_there = !name.empty() && state.may_be_owned(table.name.schema, name);
    const Span* const first = may_be_there ? find_constraint(state, table, name) : nullptr;
    if (first != nullptr) {
        state.warn_repeated(addition.statement, constraint.span, table.name,
                            "constraint " + name + " of " + table.name.dotted(), *first);
        return {};
    }
    switch (constraint.kind) {
        case ConstraintKind::PrimaryKey:
        case ConstraintKind::Unique:
            insert_index(state, table, key_index(table, constraint, addition), addition);
            break;
        case ConstraintKind::ForeignKey:
            add_foreign_key(state, table, constraint, addition);
            break;
        case ConstraintKind::Check:
            add_check(state, table, constraint, addition);
            break;
        case ConstraintKind::Default:
            add_default(state, table, constraint, addition);
            break;
        case ConstraintKind::Connection:
            add_edge(table, constraint);
            break;
    }
    const bool is_default = constraint.kind == ConstraintKind::Default;
    state.note_owned(table.name, name, is_default ? default_column(constraint) : std::string{});
    state.appeared(table.name, name);
    return {};
}

Outcome add_index(BuildState& state, Table& table, const syntax::IndexDefinition& definition,
                  const Addition& addition) {
    Index index = make_index(state, definition);
    index.is_inline = addition.is_inline;
    index.is_created_alone = addition.is_alone;
    if (Outcome missing = spell_columns(table, index)) {
        return missing;
    }
    insert_index(state, table, std::move(index), addition);
    return {};
}

void set_period(Table& table, const syntax::Period& period) {
    table.period =
        Period{.start_column = period.start_column.text, .end_column = period.end_column.text};
    for (Column& column : table.columns) {
        if (equals_ignoring_case(column.name, period.start_column.text)) {
            table.period->start_column = column.name;
            column.generated = GeneratedKind::RowStart;
        } else if (equals_ignoring_case(column.name, period.end_column.text)) {
            table.period->end_column = column.name;
            column.generated = GeneratedKind::RowEnd;
        }
    }
}

}  // namespace tsqlaudit::catalog
