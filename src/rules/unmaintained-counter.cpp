#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// Starts at zero and is never NULL: somebody has to keep it up to date.
bool is_kept_up_to_date(const ColumnView& view) {
    const auto& constraint = view.column.default_constraint;
    const bool is_count =
        view.facts.role == ColumnRole::Counter || view.facts.role == ColumnRole::Aggregate;
    return is_count && !view.column.is_nullable && !view.column.computed && constraint &&
           constraint->value != nullptr && is_constant(*constraint->value);
}

}  // namespace

void check_unmaintained_counter(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (is_kept_up_to_date(view) && !has_word(view.column.name, context.rule.words("given")) &&
            !view.facts.is_assigned) {
            sink.report(
                {.columns = {view.column.name},
                 .span = view.column.name_span,
                 .remedy = Advice{"Choose what maintains " + view.column.name + " of " +
                                      context.table.name.dotted(),
                                  "Maintain " + view.column.name +
                                      " with a trigger, or compute it in an indexed view."}});
        }
    }
}

}  // namespace tsqlaudit::rules
