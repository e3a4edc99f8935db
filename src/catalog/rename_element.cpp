// sp_rename of constraints, triggers, indexes and statistics.
#include <utility>
#include <vector>

#include "catalog/constraints.h"
#include "catalog/rename.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::equals_ignoring_case;

template <typename Elements>
bool rename_in(Elements& elements, std::string_view from, const std::string& to) {
    for (auto& element : elements) {
        if (!element.name.empty() && equals_ignoring_case(element.name, from)) {
            element.name = to;
            return true;
        }
    }
    return false;
}

bool rename_constraint(Table& table, std::string_view from, const std::string& to) {
    if (rename_in(table.indexes, from, to) || rename_in(table.foreign_keys, from, to) ||
        rename_in(table.checks, from, to) || rename_in(table.edges, from, to)) {
        return true;
    }
    for (Column& column : table.columns) {
        if (column.default_constraint &&
            equals_ignoring_case(column.default_constraint->name, from)) {
            column.default_constraint->name = to;
            return true;
        }
    }
    for (Trigger& trigger : table.triggers) {
        if (equals_ignoring_case(trigger.name.name, from)) {
            trigger.name.name = to;
            return true;
        }
    }
    return false;
}

// A constraint whose name SQL Server made up, where there is only one that it can be.
bool rename_unnamed(BuildState& state, const QualifiedName& from, const std::string& to) {
    if (!is_system_name(from.name)) {
        return false;
    }
    std::vector<std::pair<QualifiedName, ConstraintRef>> found;
    for (auto& [name, table] : state.tables) {
        if (equals_ignoring_case(name.schema, from.schema) && fits_system_name(table, from.name)) {
            for (ConstraintRef& constraint : constraints_of_system_name(table, from.name)) {
                found.emplace_back(name, std::move(constraint));
            }
        }
    }
    if (found.size() != 1) {
        return false;
    }
    *found.front().second.name = to;
    state.note_owned(found.front().first, to);
    return true;
}

bool rename_unnamed(Table& table, std::string_view from, const std::string& to) {
    const std::vector<ConstraintRef> meant = constraints_of_system_name(table, from);
    if (meant.size() == 1) {
        *meant.front().name = to;
    }
    return is_system_name(from);
}

}  // namespace

bool rename_constraint(BuildState& state, const QualifiedName& from, const std::string& to) {
    Table* const owner = state.owner_of(from);
    if (owner == nullptr || !rename_constraint(*owner, from.name, to)) {
        return rename_unnamed(state, from, to);
    }
    state.note_owned(owner->name, to);
    return true;
}

bool rename_index(BuildState& state, Table& table, std::string_view from, const std::string& to) {
    if (!rename_in(table.indexes, from, to) && !rename_unnamed(table, from, to)) {
        return false;
    }
    state.note_owned(table.name, to);  // it may be that of a key
    return true;
}

void rename_statistics(BuildState& state, const syntax::RenameObject& rename) {
    if (Table* const table = state.find_table(qualified(rename.object))) {
        rename_in(table->statistics, rename.part, rename.new_name);
    }
}

}  // namespace tsqlaudit::catalog
