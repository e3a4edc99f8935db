// The role of each column of one table.
#pragma once

#include <vector>

#include "facts/column_role.h"
#include "facts/context.h"
#include "facts/key_index.h"
#include "facts/tenant_model.h"

namespace tsqlaudit::facts {

std::vector<ColumnFacts> derive_column_roles(const Context& context, const TenantModel& tenants,
                                             const KeyIndex& keys, TableId table);

}  // namespace tsqlaudit::facts
