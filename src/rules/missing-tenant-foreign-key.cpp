#include <algorithm>

#include "rules/columns.h"
#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

// To the table of tenants, or to a parent by a key that contains the tenant.
bool is_in_foreign_key(const catalog::Table& table, const std::string& column) {
    return std::ranges::any_of(table.foreign_keys, [&](const catalog::ForeignKey& key) {
        return std::ranges::find(key.columns, column) != key.columns.end();
    });
}

}  // namespace

void check_missing_tenant_foreign_key(const CheckContext& context, FindingSink& sink) {
    const catalog::Column* column = tenant_column(context);
    if (column == nullptr || !context.schema.tenant_root ||
        is_in_foreign_key(context.table, column->name)) {
        return;
    }
    const catalog::Table& root = context.catalog.tables.at(*context.schema.tenant_root);
    const catalog::Index* key = root.primary_key();
    if (key == nullptr || key->key_columns.size() != 1 ||
        root.is_memory_optimized != context.table.is_memory_optimized) {
        return;  // nothing that the column could refer to
    }
    sink.report({.columns = {column->name},
                 .span = column->name_span,
                 .arguments = {{"tenants", root.name.dotted()}},
                 .remedy = AddForeignKey{.columns = {column->name},
                                         .referenced_table = *context.schema.tenant_root,
                                         .referenced_columns = {key->key_columns.front().name}}});
}

}  // namespace tsqlaudit::rules
