// sp_rename of constraints, triggers, indexes and statistics.
#include <optional>
#include <vector>

#include "catalog/constraints.h"
#include "catalog/rename.h"
#include "catalog/system_name.h"

namespace tsqlaudit::catalog {
namespace {

template <typename Elements>
bool rename_in(Elements& elements, std::string_view from, const std::string& to) {
    const std::optional<std::size_t> found = elements.position(from);
    return found && elements.rename(*found, to);
}

bool rename_constraint(BuildState& state, Table& table, std::string_view from,
                       const std::string& to) {
    if (rename_in(table.indexes, from, to) || rename_in(table.foreign_keys, from, to) ||
        rename_in(table.checks, from, to) || rename_in(table.edges, from, to) ||
        rename_in(table.triggers, from, to)) {
        state.note_owned(table.name, to);
        return true;
    }
    Column* const column = state.column_of_default(table, from);
    if (column != nullptr) {
        column->default_constraint->name = to;
        state.note_owned(table.name, to, column->name);
    }
    return column != nullptr;
}

bool rename_unnamed(BuildState& state, Table& table, std::string_view from, const std::string& to) {
    if (const auto only = only_one_of_system_name(table, from)) {
        name_constraint(state, table, *only, to);
    }
    return is_system_name(from);
}

}  // namespace

bool rename_constraint(BuildState& state, const QualifiedName& from, const std::string& to) {
    Table* const owner = state.owner_of(from);
    if (owner != nullptr && rename_constraint(state, *owner, from.name, to)) {
        return true;
    }
    // One whose name SQL Server made up, where there is only one that it can be.
    const auto meant = only_one_of_system_name(state, from);
    if (!meant) {
        return false;
    }
    name_constraint(state, *meant->table, meant->constraint, to);
    return true;
}

bool rename_index(BuildState& state, Table& table, std::string_view from, const std::string& to) {
    const std::optional<std::size_t> found = table.indexes.position(from);
    if (!found || !table.indexes.rename(*found, to)) {
        return rename_unnamed(state, table, from, to);
    }
    // The names of other indexes are not those of constraints.
    if (table.indexes[*found].is_constraint()) {
        state.note_owned(table.name, to);
    }
    return true;
}

void rename_statistics(BuildState& state, const syntax::RenameObject& rename) {
    if (Table* const table = state.find_table(qualified(rename.object))) {
        rename_in(table->statistics, rename.part, rename.new_name);
    }
}

}  // namespace tsqlaudit::catalog
