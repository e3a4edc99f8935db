// The parts of the rule not-deployable, each of which reports what the targeted version of SQL
// Server refuses. Only what its documentation or its error messages say for certain; unknown types
// and objects outside the input are left alone. What counts is the schema after all scripts, not
// the way to it.
#pragma once

#include "rules/check.h"

namespace tsqlaudit::rules {

// A refusal of an index, with its name as {object}; of a column; of a foreign key, with the
// referenced table as {parent}. `what` fills {what}, which most messages have.
Report refusal(const catalog::Index& index, std::string_view variant,
               std::vector<std::string> columns, std::string what = {});
Report refusal(const catalog::Column& column, std::string_view variant, std::string what = {});
Report refusal(const catalog::ForeignKey& key, std::string_view variant,
               std::vector<std::string> columns, std::string what = {});

// Declared, and of a type that the input shows: neither derived nor CLR nor outside the input.
bool has_declared_type(const catalog::Column* column);

void report_refused_rows(const CheckContext& context, FindingSink& sink);     // sizes
void report_refused_columns(const CheckContext& context, FindingSink& sink);  // identity, defaults
void report_refused_sparse(const CheckContext& context, FindingSink& sink);
void report_refused_protection(const CheckContext& context,
                               FindingSink& sink);  // FILESTREAM, encryption, masks, ledger
void report_refused_computed(const CheckContext& context, FindingSink& sink);
void report_refused_indexes(const CheckContext& context, FindingSink& sink);  // rowstore keys
void report_refused_index_options(const CheckContext& context,
                                  FindingSink& sink);  // INCLUDE, WITH, kinds
void report_refused_filters(const CheckContext& context, FindingSink& sink);
void report_refused_partitions(const CheckContext& context, FindingSink& sink);
void report_refused_columnstores(const CheckContext& context, FindingSink& sink);
void report_refused_spatial_indexes(const CheckContext& context, FindingSink& sink);
void report_refused_special_indexes(const CheckContext& context,
                                    FindingSink& sink);  // XML, JSON, vector, full-text
void report_refused_foreign_keys(const CheckContext& context, FindingSink& sink);
void report_refused_actions(const CheckContext& context,
                            FindingSink& sink);  // SET NULL, SET DEFAULT
void report_refused_cascades(const CheckContext& context, FindingSink& sink);
void report_refused_temporal(const CheckContext& context, FindingSink& sink);
void report_refused_history(const CheckContext& context, FindingSink& sink);
void report_refused_memory(const CheckContext& context, FindingSink& sink);
void report_refused_memory_keys(const CheckContext& context, FindingSink& sink);
void report_missing_features(const CheckContext& context, FindingSink& sink);

}  // namespace tsqlaudit::rules
