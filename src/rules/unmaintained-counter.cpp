#include <algorithm>

#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/words.h"
#include "text/compare.h"

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

bool assigns(const std::vector<std::string>& assigned, const std::string& column) {
    return std::ranges::any_of(assigned, [&](const std::string& name) {
        return text::equals_ignoring_case(name, column);
    });
}

bool is_maintained(const catalog::Catalog& catalog, const std::string& column) {
    const auto by_trigger = [&](const catalog::Table& table) {
        return std::ranges::any_of(table.triggers, [&](const catalog::Trigger& trigger) {
            return assigns(trigger.assigned, column);
        });
    };
    const auto by_routine = [&](const catalog::Routine& routine) {
        return assigns(routine.assigned, column);
    };
    return std::ranges::any_of(catalog.tables, by_trigger) ||
           std::ranges::any_of(catalog.routines, by_routine);
}

}  // namespace

void check_unmaintained_counter(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (is_kept_up_to_date(view) && !has_word(view.column.name, context.rule.words("given")) &&
            !is_maintained(context.catalog, view.column.name)) {
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
