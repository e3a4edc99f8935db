// Which type the tenant columns of a schema should have.
#pragma once

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// That of the key of the table of tenants, else the one that most tenant columns have. Unknown if
// there is neither. The tenancy of all tables is known.
sqlserver::DataType derive_tenant_type(const catalog::Catalog& catalog, const SchemaFacts& schema);

}  // namespace tsqlaudit::facts
