#include "facts/likely_tenant.h"

#include <algorithm>

namespace tsqlaudit::facts {

std::string likely_tenant_column(const catalog::Catalog& catalog, const SchemaFacts& schema,
                                 const Settings& settings) {
    constexpr int fewest = 4;  // tables: more than the parts of one thing make
    const auto most = std::ranges::max_element(schema.leading_key_columns, {},
                                               [](const auto& entry) { return entry.second; });
    if (schema.is_multi_tenant || settings.multi_tenant || !settings.tenant_column.empty() ||
        !settings.tenant_table.empty() || most == schema.leading_key_columns.end() ||
        most->second < fewest) {
        return {};
    }
    const auto keys = std::ranges::count_if(
        catalog.tables, [](const catalog::Table& table) { return table.primary_key() != nullptr; });
    return 2 * most->second > keys ? most->first : std::string();
}

}  // namespace tsqlaudit::facts
