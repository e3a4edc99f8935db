// Which tables without a tenant column all tenants share.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"
#include "facts/tenant_model.h"

namespace tsqlaudit::facts {

enum class Sharing {
    None,     // nothing says so
    Likely,   // a list by its shape: a guess
    Certain,  // declared, a list of codes, above the tenants, joined by several of them, or the
              // store of what all of them have
};

// By table; None for those with a tenant column and for the table of tenants. The kinds, parents
// and children of the tables are known.
std::vector<Sharing> find_shared_tables(const Context& context, const TenantModel& model,
                                        const Graph& graph, const std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
