#include "facts/tenant_type.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tsqlaudit::facts {
namespace {

using sqlserver::DataType;

const DataType* key_type_of_root(const catalog::Catalog& catalog, const SchemaFacts& schema) {
    if (!schema.tenant_root) {
        return nullptr;
    }
    const catalog::Table& root = catalog.tables.at(*schema.tenant_root);
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return nullptr;
    }
    const catalog::Column* column = root.find_column(key->key_columns.front().name);
    return column == nullptr ? nullptr : &column->type;
}

}  // namespace

DataType derive_tenant_type(const catalog::Catalog& catalog, const SchemaFacts& schema) {
    if (const DataType* type = key_type_of_root(catalog, schema)) {
        return *type;
    }
    std::vector<std::pair<DataType, int>> uses;
    for (const TableFacts& facts : schema.tables) {
        const catalog::Column* column =
            facts.tenancy.kind == TenancyKind::Tenanted
                ? catalog.tables.at(facts.id).find_column(facts.tenancy.column)
                : nullptr;
        if (column == nullptr) {
            continue;
        }
        const auto use = std::find_if(uses.begin(), uses.end(), [&](const auto& entry) {
            return sqlserver::same_type(entry.first, column->type);
        });
        if (use == uses.end()) {
            uses.emplace_back(column->type, 1);
        } else {
            ++use->second;
        }
    }
    const auto most = std::max_element(
        uses.begin(), uses.end(),
        [](const auto& left, const auto& right) { return left.second < right.second; });
    return most == uses.end() ? DataType{} : most->first;
}

}  // namespace tsqlaudit::facts
