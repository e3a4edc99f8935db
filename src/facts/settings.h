// What the user may fix instead of letting it be derived.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sqlserver/target.h"

namespace tsqlaudit::facts {

struct Settings {
    sqlserver::Target target = sqlserver::default_target;
    std::optional<bool> multi_tenant;                // none: decided from the schema
    std::string tenant_column;                       // empty: found by vocabulary
    std::string tenant_table;                        // "dbo.Tenant"; empty: found by vocabulary
    std::vector<std::string> shared_tables;          // reference data of all tenants
    std::optional<bool> atomization;                 // none: decided from the schema
    std::string atom_store;                          // "dbo.Blob"; empty: found by shape
    std::map<std::string, std::int64_t> row_counts;  // lower-case "schema.table" → rows
};

}  // namespace tsqlaudit::facts
