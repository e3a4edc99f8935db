// A column that may well be the tenant, of a schema that is not known to have tenants.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "facts/settings.h"

namespace tsqlaudit::facts {

// Leads more than half of the primary keys, composite ones: perhaps it says whose rows they are.
// Empty where no column does, or where the schema or the settings say anything of tenants.
std::string likely_tenant_column(const catalog::Catalog& catalog, const SchemaFacts& schema,
                                 const Settings& settings);

}  // namespace tsqlaudit::facts
