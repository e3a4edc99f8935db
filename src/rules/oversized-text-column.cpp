#include "rules/columns.h"
#include "rules/index_queries.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

// Too long for the key of an index, which is what a column that is searched by needs.
bool is_too_long_for_a_key(const CheckContext& context, const sqlserver::DataType& type) {
    const auto limits = sqlserver::index_limits(context.settings.target);
    const sqlserver::ByteSize size = sqlserver::byte_size(type);
    return type.is_max || size.fixed + size.variable_max > limits.nonclustered_key_bytes;
}

}  // namespace

void check_oversized_text_column(const CheckContext& context, FindingSink& sink) {
    const double long_name = context.rule.parameter("name-characters");
    for (const ColumnView& view : live_columns(context)) {
        const sqlserver::DataType& type = view.column.type;
        if (!type.is_character() || type.is_legacy_lob() || view.column.computed) {
            continue;
        }
        const bool is_long_name =
            view.facts.role == facts::ColumnRole::Name && !type.is_max && type.length >= long_name;
        const bool is_lookup = view.facts.is_lookup && is_too_long_for_a_key(context, type);
        if (is_lookup || is_long_name) {
            sink.report({.variant = is_lookup ? "lookup" : "name",
                         .columns = {view.column.name},
                         .span = view.column.name_span,
                         .arguments = {{"type", sqlserver::to_sql(type)}}});
        }
    }
}

}  // namespace tsqlaudit::rules
