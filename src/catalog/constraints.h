// All constraints of a table alike, for what is said of them without their names. Internal to this
// folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

struct ConstraintRef {
    syntax::ConstraintKind kind = syntax::ConstraintKind::Check;
    const std::string* name = nullptr;  // the table's own
    std::vector<std::string> columns;   // key, referencing or checked columns; that of a default
    bool may_be_dropped = false;
    const QualifiedName* referenced = nullptr;  // of a foreign key
    std::size_t position = 0;  // among the indexes, foreign keys, checks or columns of the table
};

// Here and below, edge constraints are left out, each other one is there once, and the positions
// among the elements of a kind rise. Any change of the table's elements ends what is returned.
std::vector<ConstraintRef> constraints_of(const Table& table);
// Those of a column, perhaps beside others.
std::vector<ConstraintRef> constraints_naming(Table& table, std::string_view column);

// Those that may have been dropped and could be in the way of a new one on these columns, perhaps
// beside others: of its name, on the same columns in any order, and the primary key.
std::vector<ConstraintRef> doubtful_constraints(const BuildState& state, Table& table,
                                                const syntax::Constraint& added,
                                                const std::vector<std::string>& columns);

// They may have been dropped.
void doubt(BuildState& state, Table& table, const std::vector<ConstraintRef>& constraints);

// Of one without a name.
void name_constraint(BuildState& state, Table& table, const ConstraintRef& constraint,
                     const std::string& name);
// As constraints_of() has them: each once, in its order.
void drop_constraints(Table& table, const std::vector<ConstraintRef>& constraints);

// The constraint without a name that one which SQL Server made up means, such as
// DF__Orders__Status__1CF15040; none where the name is not of that shape, or may mean several.
std::optional<ConstraintRef> only_one_of_system_name(Table& table, std::string_view name);

struct ConstraintOfTable {
    Table* table = nullptr;
    ConstraintRef constraint;
};
// The same over all tables whose name such a name begins with, as far as that fits: none, too,
// where it may mean several.
std::optional<ConstraintOfTable> only_one_of_system_name(BuildState& state,
                                                         const QualifiedName& name);

// DROP CONSTRAINT by its name; the only one that a made-up name can mean is dropped likewise.
void drop_named_constraint(BuildState& state, Table& table, std::string_view name);
// CHECK and NOCHECK CONSTRAINT.
Outcome set_checked(Table& table, const syntax::CheckConstraints& change);
// Drops what surely is dropped; what may be, gives way to what is added later.
void drop_looked_up(BuildState& state, Table& table, const syntax::DropLookedUp& drop);
// Before a constraint is added: one that may have been dropped and is in its way has been.
void displace_doubtful(const BuildState& state, Table& table, const syntax::Constraint& constraint);

}  // namespace tsqlaudit::catalog
