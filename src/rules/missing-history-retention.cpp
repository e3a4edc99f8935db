#include "rules/history.h"

namespace tsqlaudit::rules {

void check_missing_history_retention(const CheckContext& context, FindingSink& sink) {
    if (!context.table.versioning || context.table.versioning->retention ||
        !has_feature(context.settings.target, "temporal_retention")) {
        return;
    }
    const bool is_small = context.facts.scale.scale <= facts::Scale::Small;
    sink.report({.variant = is_small ? "small" : "default",
                 .arguments = {{"history", history_name(context.table)}},
                 .remedy = SetRetention{}});
}

}  // namespace tsqlaudit::rules
