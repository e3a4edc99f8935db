#include "rules/check.h"
#include "rules/index_queries.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

void check_index_key_too_wide(const CheckContext& context, FindingSink& sink) {
    const sqlserver::IndexLimits limits = sqlserver::index_limits(context.settings.target);
    for (const catalog::Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Rowstore) {
            continue;
        }
        const int limit =
            index.is_clustered ? limits.clustered_key_bytes : limits.nonclustered_key_bytes;
        const KeySize size = key_size(context.table, index);
        if (size.maximum <= limit) {
            continue;
        }
        const int fixed = declared_key_bytes(context.table, index);
        const bool is_refused = fixed > limit;
        sink.report({.variant = is_refused ? "refused" : "at-run-time",
                     .columns = key_names(index),
                     .object = index.name,
                     .span = index.span,
                     .arguments = {{"index", display_name(index)},
                                   {"bytes", std::to_string(is_refused ? fixed : size.maximum)},
                                   {"limit", std::to_string(limit)}}});
    }
}

}  // namespace tsqlaudit::rules
