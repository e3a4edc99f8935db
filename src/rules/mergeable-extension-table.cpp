#include <algorithm>

#include "rules/columns.h"

namespace tsqlaudit::rules {

namespace {

// Kept apart for a good reason: values that would bloat the rows of the parent.
bool holds_large_values(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
        return view.facts.role == facts::ColumnRole::Binary || view.column.type.is_spatial() ||
               view.facts.role == facts::ColumnRole::Embedding;
    });
}

// A ledger, or a history of its own: it would go, or the columns of the other table would get it.
bool keeps_old_rows(const catalog::Table& table) {
    return table.is_ledger || table.versioning.has_value();
}

}  // namespace

void check_mergeable_extension_table(const CheckContext& context, FindingSink& sink) {
    const auto& extension = context.facts.extension;
    if (!extension || !context.facts.children.empty() || holds_large_values(context)) {
        return;
    }
    if (keeps_old_rows(context.table) ||
        keeps_old_rows(context.catalog.tables.at(extension->parent))) {
        return;
    }
    const catalog::ForeignKey& key = context.table.foreign_keys.at(extension->foreign_key);
    const std::string parent = table_name(context, extension->parent);
    sink.report(
        {.columns = key.columns,
         .object = key.name,
         .arguments = {{"parent", parent}, {"reason", extension->reason}},
         .remedy = Advice{"Keep " + context.table.name.dotted() + " or merge it into " + parent,
                          "Decide whether the columns of " + context.table.name.dotted() +
                              " belong into " + parent +
                              "; keep the table if most rows have no such columns."}});
}

}  // namespace tsqlaudit::rules
