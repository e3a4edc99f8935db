#include <algorithm>

#include "facts/columnstore_fit.h"
#include "rules/columns.h"
#include "rules/history.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

// In the history a computed column is a plain one, and a deprecated one is still there.
std::vector<std::string> blocking_columns(const CheckContext& context) {
    std::vector<std::string> blocking;
    for (catalog::Column column : context.table.columns) {
        column.computed.reset();
        if (column.type.id != sqlserver::TypeId::Unknown &&
            facts::fits_clustered_columnstore(column, context.settings.target) !=
                facts::ColumnstoreFit::Fits) {
            blocking.push_back(column.name);
        }
    }
    return blocking;
}

}  // namespace

void check_missing_history_columnstore(const CheckContext& context, FindingSink& sink) {
    if (!context.table.versioning) {
        return;
    }
    const auto indexes = history_indexes(context);
    const bool has_columnstore = std::ranges::any_of(indexes, [](const catalog::Index* index) {
        return index->kind == catalog::IndexKind::Columnstore && !index->is_disabled;
    });
    if (has_columnstore) {
        return;
    }
    const std::string history = history_name(context.table);
    const std::vector<std::string> blocking = blocking_columns(context);
    if (blocking.empty()) {
        const bool is_small = context.facts.scale.scale <= facts::Scale::Small;
        return sink.report({.variant = is_small ? "small" : "default",
                            .arguments = {{"history", history}},
                            .remedy = CreateColumnstore{.is_clustered = true, .on_history = true}});
    }
    sink.report(
        {.variant = "impossible",
         .arguments = {{"history", history}, {"blocking", enumerate(blocking)}},
         .remedy = Advice{"Choose how " + history + " is stored",
                          "Keep " + history + " in rowstore with page compression, or move " +
                              enumerate(blocking) + " to a table of its own first."}});
}

}  // namespace tsqlaudit::rules
