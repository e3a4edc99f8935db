#include "rules/tenancy.h"

#include <algorithm>

#include "rules/columns.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

using sqlserver::DataType;

const catalog::Column* find_tenant_column(const CheckContext& context,
                                          const facts::TableFacts& facts) {
    return facts.tenancy.kind == facts::TenancyKind::Tenanted
               ? context.catalog.tables.at(facts.id).find_column(facts.tenancy.column)
               : nullptr;
}

const DataType* key_type_of_root(const CheckContext& context) {
    if (!context.schema.tenant_root) {
        return nullptr;
    }
    const catalog::Table& root = context.catalog.tables.at(*context.schema.tenant_root);
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return nullptr;
    }
    return &root.find_column(key->key_columns[0].name)->type;
}

}  // namespace

const catalog::Column* tenant_column(const CheckContext& context) {
    return find_tenant_column(context, context.facts);
}

DataType usual_tenant_type(const CheckContext& context) {
    if (const DataType* type = key_type_of_root(context)) {
        return *type;
    }
    std::vector<std::pair<DataType, int>> counts;
    for (const facts::TableFacts& facts : context.schema.tables) {
        const catalog::Column* column = find_tenant_column(context, facts);
        if (column == nullptr) {
            continue;
        }
        const auto same = [&](const auto& entry) {
            return sqlserver::same_type(entry.first, column->type);
        };
        const auto found = std::ranges::find_if(counts, same);
        if (found == counts.end()) {
            counts.emplace_back(column->type, 1);
        } else {
            ++found->second;
        }
    }
    const auto most = std::ranges::max_element(counts, {}, &std::pair<DataType, int>::second);
    return most == counts.end() ? DataType{} : most->first;
}

std::string table_names(const CheckContext& context, const std::vector<facts::TableId>& tables) {
    std::vector<std::string> names;
    names.reserve(tables.size());
    for (const facts::TableId table : tables) {
        names.push_back(table_name(context, table));
    }
    return enumerate(names);
}

}  // namespace tsqlaudit::rules
