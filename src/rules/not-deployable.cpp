#include "rules/refusals.h"

namespace tsqlaudit::rules {

void check_not_deployable(const CheckContext& context, FindingSink& sink) {
    report_refused_indexes(context, sink);
    report_refused_special_indexes(context, sink);
    report_refused_foreign_keys(context, sink);
    report_refused_cascades(context, sink);
    report_refused_tables(context, sink);
    report_missing_features(context, sink);
}

}  // namespace tsqlaudit::rules
