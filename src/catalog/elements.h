// Columns, indexes and constraints as they are added to a table. Internal to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

using syntax::Clustering;

// How the elements of one statement are added.
struct Addition {
    const syntax::Statement& statement;
    bool is_inline = false;         // CREATE TABLE
    bool is_alone = false;          // CREATE INDEX
    bool with_nocheck = false;      // WITH NOCHECK ADD
    bool states_clustered = false;  // another key or index of the statement is CLUSTERED
};

// A type that is no system type stays Unknown and has its alias names set: alias types are resolved
// at the end, since they may be created in a later file.
sqlserver::DataType make_type(const syntax::DataType& declared);
Column make_column(const BuildState& state, const syntax::ColumnDefinition& definition);
Index make_index(const BuildState& state, const syntax::IndexDefinition& definition);
Index make_key_index(const syntax::Constraint& constraint);
// ON of a table, key or index; ON [default] of the first two is the default filegroup.
Storage make_storage(const syntax::Placement& placement);

Column* find_column(Table& table, std::string_view name);
// Puts a column's name into the table's own spelling; false when there is no such column.
// Pseudo-columns ($node_id) and the columns of a table whose columns are unknown are as they are.
bool spell(const Table& table, std::string& column);
// The same for all columns of an index; says which one is missing.
Outcome spell_columns(const Table& table, Index& index);
// The columns that the constraint or index names.
std::vector<std::string> named_columns(const syntax::Constraint& constraint);
std::vector<std::string> named_columns(const syntax::IndexDefinition& index);

// Adds a column without its constraints and indexes; false when the table has it already.
bool add_column(BuildState& state, Table& table, const syntax::ColumnDefinition& definition,
                const Addition& addition);
Outcome add_constraint(BuildState& state, Table& table, const syntax::Constraint& constraint,
                       const Addition& addition);
Outcome add_index(BuildState& state, Table& table, const syntax::IndexDefinition& definition,
                  const Addition& addition);
// The one place through which an index enters a table: keeps names unique and the clustered index
// single.
void insert_index(BuildState& state, Table& table, Index index, const Addition& addition);
// The heap or clustered index goes elsewhere; nonclustered indexes stay where they are.
void move_base(Table& table, Storage storage);
// DROP … WITH (MOVE TO …) of a clustered index: the rows go there, if the index really is gone.
void move_heap(Table& table, const syntax::Placement& move_to);
void set_period(Table& table, const syntax::Period& period);

}  // namespace tsqlaudit::catalog
