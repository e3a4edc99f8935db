// Through what the rows of each table belong to a tenant.
#pragma once

#include <cstddef>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"
#include "facts/tenant_model.h"

namespace tsqlaudit::facts {

// Of Tenancy::parents: where there are so many, there may be more.
inline constexpr std::size_t most_tenant_parents = 32;

// Fills in the tenancy of all tables; their kinds, parents and children are known.
void derive_tenancy(const Context& context, const TenantModel& model, const Graph& graph,
                    std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
