#include <algorithm>
#include <utility>
#include <vector>

#include "facts/context.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

bool has_column(const CheckContext& context, const names::PhraseSet& words) {
    return std::ranges::any_of(live_columns(context),
                               [&](const ColumnView& view) { return has_word(view, words); });
}

// By what the table holds, or what stands beside a weight.
bool is_about_things(const CheckContext& context) {
    const auto& lists = facts::vocabulary().tables;
    const names::Words& table = facts::table_words(context.table);
    return lists.goods.matches(table) || lists.people.matches(table) ||
           has_column(context, context.rule.words("measure"));
}

std::vector<ColumnView> weights(const CheckContext& context) {
    std::vector<ColumnView> weights;
    for (const ColumnView& view : live_columns(context)) {
        if (view.column.type.id == sqlserver::TypeId::Real && !view.column.computed &&
            !view.column.is_encrypted &&
            (view.facts.role == facts::ColumnRole::Score ||
             has_word(view, context.rule.words("weight")))) {
            weights.push_back(view);
        }
    }
    return weights;
}

// What is multiplied and added up loses digits on the way. Nobody rates, or is confident, to seven
// of them.
void report(const CheckContext& context, const ColumnView& view, FindingSink& sink) {
    const bool is_weight = has_word(view, context.rule.words("weight"));
    Report report{.variant = is_weight ? "default" : "score",
                  .columns = {view.column.name},
                  .span = view.column.name_span};
    if (is_weight) {
        report.remedy = AlterColumn{.name = view.column.name, .type = "float(53)"};
    }
    sink.report(std::move(report));
}

}  // namespace

void check_low_precision_real(const CheckContext& context, FindingSink& sink) {
    const std::vector<ColumnView> views = weights(context);
    const bool is_of_things = !views.empty() && is_about_things(context);
    for (const ColumnView& view : views) {
        // Of a thing or a body, as a scale shows it: no instrument has more than seven digits.
        const bool is_physical = has_word(view, context.rule.words("mass")) &&
                                 (is_of_things || has_word(view, context.rule.words("physical")));
        if (!is_physical) {
            report(context, view, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
