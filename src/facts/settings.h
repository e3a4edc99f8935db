// What the user may fix instead of letting it be derived.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sqlserver/target.h"

namespace tsqlaudit::facts {

struct Settings {
    sqlserver::Target target = sqlserver::default_target;
    std::optional<bool> multi_tenant;                // none: decided from the schema
    std::string tenant_column;                       // empty: found by vocabulary
    std::string tenant_table;                        // "dbo.Tenant"; empty: found by vocabulary
    std::vector<std::string> shared_tables;          // reference data of all tenants: patterns
    std::optional<bool> atomization;                 // none: decided from the schema
    std::string atom_store;                          // "dbo.Blob"; empty: found by shape
    std::map<std::string, std::int64_t> row_counts;  // lower-case "schema.table" → rows
    // Of the coordinates of geometry: xmin, ymin, xmax, ymax; none: left to be filled in.
    std::optional<std::array<double, 4>> bounding_box;
};

// Ways to say what a schema is about: "auto" leaves that to the schema, the others overrule it.
std::span<const std::string_view> profile_names();

// Throws std::out_of_range if there is none of that name.
void apply_profile(std::string_view name, Settings& settings);

}  // namespace tsqlaudit::facts
