#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

// A price of one token is a fraction of a cent. Both take as many bytes.
std::string exact_type(const CheckContext& context, const ColumnView& view) {
    return has_word(view, context.rule.words("unit")) ? "decimal(19, 10)" : "decimal(19, 4)";
}

}  // namespace

void check_approximate_money(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role == facts::ColumnRole::Money && view.column.type.is_approximate() &&
            !view.column.computed) {
            sink.report({.columns = {view.column.name},
                         .span = view.column.name_span,
                         .arguments = {{"type", sqlserver::to_sql(view.column.type)}},
                         .remedy = AlterColumn{.name = view.column.name,
                                               .type = exact_type(context, view)}});
        }
    }
}

}  // namespace tsqlaudit::rules
