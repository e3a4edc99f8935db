#include <array>

#include "rules/index_queries.h"
#include "rules/refusals.h"

namespace tsqlaudit::rules {

Report refusal(const catalog::Index& index, std::string_view variant,
               std::vector<std::string> columns, std::string what) {
    return {.variant = variant,
            .columns = std::move(columns),
            .object = index.name,
            .span = index.span,
            .arguments = {{"object", display_name(index)}, {"what", std::move(what)}}};
}

Report refusal(const catalog::Column& column, std::string_view variant, std::string what) {
    return {.variant = variant,
            .columns = {column.name},
            .span = column.name_span,
            .arguments = {{"what", std::move(what)}}};
}

Report refusal(const catalog::ForeignKey& key, std::string_view variant,
               std::vector<std::string> columns, std::string what) {
    return {.variant = variant,
            .columns = std::move(columns),
            .object = key.name,
            .span = key.span,
            .arguments = {{"parent", key.referenced_table.dotted()}, {"what", std::move(what)}}};
}

bool has_declared_type(const catalog::Column* column) {
    return column != nullptr && !column->computed &&
           column->type.id != sqlserver::TypeId::Unknown &&
           column->type.id != sqlserver::TypeId::UserDefined;
}

void check_not_deployable(const CheckContext& context, FindingSink& sink) {
    static constexpr std::array parts{report_refused_rows,
                                      report_refused_columns,
                                      report_refused_sparse,
                                      report_refused_protection,
                                      report_refused_computed,
                                      report_refused_indexes,
                                      report_refused_index_options,
                                      report_refused_filters,
                                      report_refused_partitions,
                                      report_refused_columnstores,
                                      report_refused_spatial_indexes,
                                      report_refused_special_indexes,
                                      report_refused_foreign_keys,
                                      report_refused_actions,
                                      report_refused_cascades,
                                      report_refused_temporal,
                                      report_refused_history,
                                      report_refused_memory,
                                      report_refused_memory_keys,
                                      report_missing_features};
    for (const auto report_part : parts) {
        report_part(context, sink);
    }
}

}  // namespace tsqlaudit::rules
