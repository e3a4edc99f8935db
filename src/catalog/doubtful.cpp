// Constraints that are dropped by a name that was looked up: often nobody can tell which.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/constraints.h"
#include "catalog/elements.h"
#include "catalog/expression_columns.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using syntax::ConstraintKind;
using text::equals_ignoring_case;
using Which = syntax::DropLookedUp::Which;

std::vector<ConstraintRef> candidates_of(Table& table, const syntax::DropLookedUp& drop) {
    const bool is_of_column = table.find_column(drop.column) != nullptr;
    std::vector<ConstraintRef> all =
        is_of_column ? constraints_naming(table, drop.column) : constraints_of(table);
    if (drop.kind) {
        std::erase_if(all, [&drop](const ConstraintRef& constraint) {
            return constraint.kind != *drop.kind;
        });
    }
    if (!drop.referenced.name.empty()) {
        std::erase_if(all, [&](const ConstraintRef& constraint) {
            return constraint.referenced == nullptr ||
                   *constraint.referenced != qualified(drop.referenced);
        });
    }
    return all;
}

bool is_certain(const Table& table, const syntax::DropLookedUp& drop, std::size_t candidates) {
    const bool is_column = table.find_column(drop.column) != nullptr;
    if (!drop.kind || (!is_column && !drop.column.empty())) {
        return false;
    }
    return drop.which == Which::All || (drop.which == Which::One && candidates == 1);
}

bool same_columns(std::vector<std::string> left, std::vector<std::string> right,
                  bool in_any_order) {
    if (in_any_order) {
        std::ranges::sort(left, text::LessIgnoringCase{});
        std::ranges::sort(right, text::LessIgnoringCase{});
    }
    return std::ranges::equal(left, right, equals_ignoring_case);
}

std::vector<std::string> columns_of(const Table& table, const syntax::Constraint& added) {
    return added.kind == ConstraintKind::Check ? columns_in(added.expression, table)
                                               : named_columns(added);
}

bool is_in_the_way(const ConstraintRef& existing, const syntax::Constraint& added,
                   const std::vector<std::string>& columns) {
    if (added.name && !existing.name->empty() &&
        equals_ignoring_case(*existing.name, added.name->text)) {
        return true;
    }
    if (existing.kind != added.kind) {
        return false;
    }
    return added.kind == ConstraintKind::PrimaryKey ||
           same_columns(existing.columns, columns, added.kind == ConstraintKind::Check);
}

}  // namespace

void drop_looked_up(BuildState& state, Table& table, const syntax::DropLookedUp& drop) {
    Column* const column = find_column(table, drop.column);
    if (column != nullptr && drop.kind == ConstraintKind::Default) {
        column->default_constraint.reset();  // a column has one
        return;
    }
    const bool is_name = !drop.column.empty() && column == nullptr;
    if (is_name && drop_constraint(state, table, drop.column)) {
        return;
    }
    const std::vector<ConstraintRef> candidates = candidates_of(table, drop);
    if (!is_certain(table, drop, candidates.size())) {
        doubt(state, table, candidates);
        return;
    }
    drop_constraints(table, candidates);
}

void displace_doubtful(const BuildState& state, Table& table,
                       const syntax::Constraint& constraint) {
    if (!state.has_doubts()) {
        return;
    }
    const std::vector<std::string> columns = columns_of(table, constraint);
    std::vector<ConstraintRef> displaced = doubtful_constraints(state, table, constraint, columns);
    std::erase_if(displaced, [&](const ConstraintRef& existing) {
        return !is_in_the_way(existing, constraint, columns);
    });
    drop_constraints(table, displaced);
}

}  // namespace tsqlaudit::catalog
