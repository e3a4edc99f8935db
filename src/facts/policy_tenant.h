// The tenant as row-level security shows it, whatever it is called.
#pragma once

#include <optional>
#include <string>

#include "facts/context.h"

namespace tsqlaudit::facts {

struct PolicyTenant {
    std::string column;
    TableId root = 0;  // that it refers to
};

// What the filters of several tables compare with the session, refers to one table and stands in
// half of the others: an institution, an account. The employee, customer or region that a row is
// about is no tenant, though it may be filtered by as well.
std::optional<PolicyTenant> find_policy_tenant(const Context& context);

}  // namespace tsqlaudit::facts
