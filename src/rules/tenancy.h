// What the rules about tenants share.
#pragma once

#include <string>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

// The tenant column of a table that has one; nullptr for every other table, the table of tenants
// included.
const catalog::Column* tenant_column(const CheckContext& context);

// The type that tenant columns should have: that of the key of the table of tenants, else the one
// that most tenant columns have. Unknown if there is neither.
sqlserver::DataType usual_tenant_type(const CheckContext& context);

// The names of tables, "dbo.A and dbo.B".
std::string table_names(const CheckContext& context, const std::vector<facts::TableId>& tables);

}  // namespace tsqlaudit::rules
