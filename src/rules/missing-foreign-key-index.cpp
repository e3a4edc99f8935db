#include <algorithm>
#include <set>

#include "rules/columns.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;

std::string_view variant_of(const CheckContext& context, const ForeignKey& key) {
    if (columnstore_with(context.table, key.columns) != nullptr) {
        return "columnstore";
    }
    const bool is_tiny_parent =
        key.referenced_index &&
        context.schema.tables.at(*key.referenced_index).scale.scale == facts::Scale::Tiny;
    return is_tiny_parent ? "tiny-parent" : "default";
}

bool has_deprecated_column(const CheckContext& context, const ForeignKey& key) {
    return std::ranges::any_of(
        key.columns, [&](const std::string& name) { return is_deprecated(context, name); });
}

}  // namespace

void check_missing_foreign_key_index(const CheckContext& context, FindingSink& sink) {
    std::set<std::set<std::string>>
        reported;  // two foreign keys on one set of columns need one index
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (key.is_disabled || key.not_enforced || has_deprecated_column(context, key) ||
            seek_index(context.table, key.columns) != nullptr ||
            !reported.insert({key.columns.begin(), key.columns.end()}).second) {
            continue;
        }
        CreateIndex remedy;
        for (const std::string& column : key.columns) {
            remedy.key_columns.push_back({column});
        }
        sink.report({.variant = variant_of(context, key),
                     .columns = key.columns,
                     .object = key.name,
                     .span = key.span,
                     .arguments = {{"parent", key.referenced_table.dotted()}},
                     .remedy = std::move(remedy)});
    }
}

}  // namespace tsqlaudit::rules
