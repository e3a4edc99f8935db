#include "rules/columns.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

bool is_small(const CheckContext& context) {
    return context.facts.scale.scale <= facts::Scale::Small;
}

}  // namespace

void check_missing_spatial_index(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        const bool is_stored = !column.computed || column.computed->is_persisted;
        if (!column.type.is_spatial() || !is_stored ||
            special_index(context.table, catalog::IndexKind::Spatial, column.name) != nullptr) {
            continue;
        }
        const bool is_geography = column.type.id == sqlserver::TypeId::Geography;
        sink.report(
            {.variant = !has_key_for_spatial_index(context.table) ? "no-clustered-key"
                        : is_small(context)                       ? "small"
                                                                  : "default",
             .columns = {column.name},
             .span = column.name_span,
             .remedy = CreateSpatialIndex{.column = column.name, .geography = is_geography}});
    }
}

}  // namespace tsqlaudit::rules
