#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

void check_short_url_column(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        const sqlserver::DataType& type = view.column.type;
        if (view.facts.role != facts::ColumnRole::Url || !type.is_character() || type.is_max ||
            type.is_legacy_lob() || view.column.computed) {
            continue;
        }
        const auto enough = static_cast<int>(context.rule.parameter("characters"));
        const bool is_home_page = has_word(view, context.rule.words("home-page"));
        const auto least = is_home_page
                               ? static_cast<int>(context.rule.parameter("home-page-characters"))
                               : enough;
        if (type.length >= least) {
            continue;
        }
        const std::string wider =
            (type.is_unicode() ? "nvarchar(" : "varchar(") + std::to_string(enough) + ")";
        sink.report({.columns = {view.column.name},
                     .span = view.column.name_span,
                     .arguments = {{"length", std::to_string(type.length)}},
                     .remedy = AlterColumn{.name = view.column.name, .type = wider}});
    }
}

}  // namespace tsqlaudit::rules
