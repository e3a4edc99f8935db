// Tables of organizations, workspaces and the like, which may be the tenants of a schema that does
// not call them so.
#pragma once

#include <optional>

#include "facts/context.h"

namespace tsqlaudit::facts {

// Where somebody says that there are tenants: the one that most foreign keys refer to. Without it
// all tables would seem to lack a tenant.
std::optional<TableId> most_used_organization(const Context& context);

// Where nobody says so: the one that most tables name, several of them though they refer to a row
// that names it already. Nobody repeats that but to keep the rows of organizations apart.
std::optional<TableId> repeated_organization(const Context& context);

}  // namespace tsqlaudit::facts
