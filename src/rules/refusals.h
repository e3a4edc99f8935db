// The parts of the rule not-deployable, each of which reports what the targeted version of SQL
// Server refuses. Only what its documentation or its error messages say for certain; unknown types
// and objects outside the input are left alone.
#pragma once

#include "rules/check.h"

namespace tsqlaudit::rules {

void report_refused_indexes(const CheckContext& context, FindingSink& sink);
void report_refused_special_indexes(const CheckContext& context,
                                    FindingSink& sink);  // columnstore, spatial, JSON
void report_refused_foreign_keys(const CheckContext& context, FindingSink& sink);
void report_refused_cascades(const CheckContext& context, FindingSink& sink);
void report_refused_tables(const CheckContext& context, FindingSink& sink);
void report_missing_features(const CheckContext& context, FindingSink& sink);

}  // namespace tsqlaudit::rules
