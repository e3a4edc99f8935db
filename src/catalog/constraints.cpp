#include "catalog/constraints.h"

#include <utility>

#include "catalog/constraint_refs.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {

using syntax::ConstraintKind;

std::vector<ConstraintRef> constraints_of(const Table& table) {
    std::vector<ConstraintRef> all;
    add_all_refs(table.indexes, all);
    add_all_refs(table.foreign_keys, all);
    add_all_refs(table.checks, all);
    add_all_refs(table.columns, all);
    return all;
}

std::vector<ConstraintRef> constraints_naming(Table& table, std::string_view column) {
    std::vector<ConstraintRef> refs;
    add_refs(table.indexes, table.indexes.naming(column), refs);
    add_refs(table.foreign_keys, table.foreign_keys.naming(column), refs);
    add_refs(table.checks, table.checks.naming(column), refs);
    add_refs(table.columns, table.columns.naming(column), refs);
    std::erase_if(refs, [column](const ConstraintRef& constraint) {
        return !text::contains_ignoring_case(constraint.columns, column);
    });
    return refs;
}

std::vector<ConstraintRef> doubtful_constraints(const BuildState& state, Table& table,
                                                const syntax::Constraint& added,
                                                const std::vector<std::string>& columns) {
    const std::string_view name = added.name ? added.name->text : std::string_view{};
    std::vector<ConstraintRef> refs;
    const auto add = [&](auto& elements, std::vector<std::size_t> positions) {
        if (const auto named = elements.position(name)) {
            positions.push_back(*named);
        }
        add_refs(elements, std::move(positions), refs);
    };
    add(table.indexes, added.kind == ConstraintKind::PrimaryKey
                           ? position_of_primary_key(table)
                           : table.indexes.doubtful_on(columns));
    add(table.foreign_keys, table.foreign_keys.doubtful_on(columns));
    add(table.checks, table.checks.doubtful_on(columns));
    std::vector<std::size_t> with_default;
    if (const Column* const named = state.column_of_default(table, name)) {
        with_default.push_back(*table.columns.position(named->name));
    }
    for (const std::string& column : columns) {
        if (const auto position = table.columns.position(column)) {
            with_default.push_back(*position);
        }
    }
    add_refs(table.columns, std::move(with_default), refs);
    std::erase_if(refs, [](const ConstraintRef& constraint) { return !constraint.may_be_dropped; });
    return refs;
}

void doubt(BuildState& state, Table& table, const std::vector<ConstraintRef>& constraints) {
    const auto doubt_in = [](auto& elements, std::size_t position) {
        elements[position].may_be_dropped = true;
        elements.note_change(position);
    };
    for (const ConstraintRef& constraint : constraints) {
        state.note_doubt();
        switch (constraint.kind) {
            case ConstraintKind::Default:
                table.columns[constraint.position].default_constraint->may_be_dropped = true;
                break;
            case ConstraintKind::ForeignKey:
                doubt_in(table.foreign_keys, constraint.position);
                break;
            case ConstraintKind::Check:
                doubt_in(table.checks, constraint.position);
                break;
            default:
                doubt_in(table.indexes, constraint.position);
                break;
        }
    }
}

void name_constraint(BuildState& state, Table& table, const ConstraintRef& constraint,
                     const std::string& name) {
    switch (constraint.kind) {
        case ConstraintKind::Default:
            table.columns[constraint.position].default_constraint->name = name;
            state.note_owned(table.name, name, constraint.columns.front());
            return;
        case ConstraintKind::ForeignKey:
            table.foreign_keys.rename(constraint.position, name);
            break;
        case ConstraintKind::Check:
            table.checks.rename(constraint.position, name);
            break;
        default:
            table.indexes.rename(constraint.position, name);
            break;
    }
    state.note_owned(table.name, name);
}

}  // namespace tsqlaudit::catalog
