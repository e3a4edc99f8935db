#include <algorithm>

#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

// The name starts with what the value is made of, and does not go on to say which shape it is.
bool says_only_that_it_is_spatial(const CheckContext& context, const std::string& name) {
    const names::Words& words = words_of(name);
    return !words.empty() && has_word(words.word(0), context.rule.words("spatial")) &&
           !has_word(name, context.rule.words("tells-apart"));
}

}  // namespace

void check_duplicate_spatial_columns(const CheckContext& context, FindingSink& sink) {
    for (const auto type : {sqlserver::TypeId::Geometry, sqlserver::TypeId::Geography}) {
        std::vector<std::string> columns;
        for (const ColumnView& view : live_columns(context)) {
            if (view.column.type.id == type && !view.column.computed &&
                says_only_that_it_is_spatial(context, view.column.name)) {
                columns.push_back(view.column.name);
            }
        }
        if (columns.size() > 1) {
            sink.report({.columns = columns,
                         .span = column_view(context, columns.back()).column.name_span});
        }
    }
}

}  // namespace tsqlaudit::rules
