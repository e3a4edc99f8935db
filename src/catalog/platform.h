// Which product a table is written for, by what its script says: T-SQL is written for others than
// SQL Server too, and what is right for a table there is not what is right here.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::catalog {

enum class Platform {
    SqlServer,
    Synapse,          // a distributed table of a dedicated SQL pool
    Fabric,           // a table of a warehouse, which is a clone or was cloned
    SynapseOrFabric,  // a key that is not enforced, which both of them have
};

// External tables are of SQL Server, whatever is said of their distribution.
Platform platform(const Table& table);

}  // namespace tsqlaudit::catalog
