#include <algorithm>

#include "rules/columns.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

// NULL counts as a value in a unique constraint, so that a second row without parent would be
// refused.
std::string without_nulls(const CheckContext& context, const std::vector<std::string>& columns) {
    std::string filter;
    for (const std::string& name : columns) {
        if (column_view(context, name).column.is_nullable) {
            filter +=
                (filter.empty() ? "" : " AND ") + sqlserver::quote_name(name) + " IS NOT NULL";
        }
    }
    return filter;
}

}  // namespace

void check_missing_one_to_one_key(const CheckContext& context, FindingSink& sink) {
    const auto& extension = context.facts.extension;
    if (!extension || extension->enforced) {
        return;
    }
    const catalog::ForeignKey& key = context.table.foreign_keys.at(extension->foreign_key);
    sink.report({.columns = key.columns,
                 .object = key.name,
                 .span = column_view(context, key.columns.front()).column.name_span,
                 .arguments = {{"parent", table_name(context, extension->parent)},
                               {"reason", extension->reason}},
                 .remedy = AddUniqueKey{.columns = key.columns,
                                        .filter = without_nulls(context, key.columns)}});
}

}  // namespace tsqlaudit::rules
