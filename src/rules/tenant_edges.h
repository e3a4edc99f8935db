// Edge tables: what their nodes say of the tenant.
#pragma once

#include <string_view>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

// Node tables that an edge table connects by its constraints, in their order. Without a constraint
// it may connect all that there are: some of them.
struct ConnectedNodes {
    std::vector<facts::TableId> of_tenants;  // their rows belong to a tenant
    std::vector<facts::TableId> shared;      // all tenants share their rows
    // The pseudo-column that always leads to a row of a tenant; empty: neither surely does.
    std::string_view way_to_tenant;
};

// Of a table that is no edge table: none.
ConnectedNodes connected_nodes(const CheckContext& context);

}  // namespace tsqlaudit::rules
