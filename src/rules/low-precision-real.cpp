#include <algorithm>

#include "facts/context.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

bool has_column(const CheckContext& context, const facts::PhraseSet& words) {
    return std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
        return has_word(view.column.name, words);
    });
}

// Of a thing or a body, as a scale shows it: no instrument has more than seven digits. By its name,
// by what stands beside it, or by what the table holds.
bool is_physical(const CheckContext& context, const std::string& column) {
    const facts::Vocabulary& words = facts::vocabulary();
    const facts::Words table = facts::table_words(context.table, words);
    return has_word(column, context.rule.words("mass")) &&
           (has_word(column, context.rule.words("physical")) ||
            has_column(context, context.rule.words("measure")) ||
            words.tables.goods.matches(table) || words.tables.people.matches(table));
}

}  // namespace

void check_low_precision_real(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const bool is_weight = view.facts.role == facts::ColumnRole::Score ||
                               has_word(view.column.name, context.rule.words("weight"));
        if (is_weight && view.column.type.id == sqlserver::TypeId::Real && !view.column.computed &&
            !is_physical(context, view.column.name)) {
            sink.report({.columns = {view.column.name},
                         .span = view.column.name_span,
                         .remedy = AlterColumn{.name = view.column.name, .type = "float(53)"}});
        }
    }
}

}  // namespace tsqlaudit::rules
