// What sp_rename does to the elements of tables. Internal to this folder.
#pragma once

#include <string>
#include <string_view>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

// A constraint or a trigger, by its own name or by one that SQL Server made up for it. False if
// there is none that it surely means.
bool rename_constraint(BuildState& state, const QualifiedName& from, const std::string& to);
// An index, or the constraint behind it. True for a made-up name, whether or not it is found.
bool rename_index(BuildState& state, Table& table, std::string_view from, const std::string& to);
void rename_statistics(BuildState& state, const syntax::RenameObject& rename);

}  // namespace tsqlaudit::catalog
