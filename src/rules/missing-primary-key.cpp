#include "rules/check.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

void check_missing_primary_key(const CheckContext& context, FindingSink& sink) {
    if (context.table.primary_key() != nullptr || context.table.is_schema_only) {
        return;
    }
    const catalog::Index* unique = identifying_index(context.table);
    Report report{.remedy =
                      AddPrimaryKey{.columns = likely_primary_key(context.table),
                                    .is_clustered = context.table.clustered_index() == nullptr}};
    if (unique != nullptr) {
        report.variant = "unique-index";
        report.arguments = {{"index", display_name(*unique)}};
    } else if (context.table.has_clustered_columnstore()) {
        report.variant = "columnstore";
    }
    sink.report(std::move(report));
}

}  // namespace tsqlaudit::rules
