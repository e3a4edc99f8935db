#include "rules/columns.h"

#include <optional>

#include "facts/soft_delete.h"
#include "facts/vocabulary.h"

namespace tsqlaudit::rules {

LiveColumns live_columns(const catalog::Table& table, const facts::TableFacts& facts) {
    return {table, facts};
}

LiveColumns live_columns(const CheckContext& context) {
    return {context.table, context.facts};
}

ColumnView column_view(const CheckContext& context, std::string_view name) {
    if (const std::optional<std::size_t> found = context.table.columns.position(name)) {
        return {context.table.columns[*found], context.facts.columns.at(*found)};
    }
    static const facts::ColumnFacts nothing_known{.words = &facts::words_of({})};
    return {context.table.column_or_unknown(name), nothing_known};
}

bool is_deprecated(const CheckContext& context, std::string_view name) {
    return column_view(context, name).facts.is_deprecated;
}

bool holds_live_rows(const CheckContext& context, const catalog::Index& index) {
    return index.filter == nullptr ||
           facts::asks_for_live_rows(*index.filter, context.table, context.facts);
}

std::string table_name(const CheckContext& context, facts::TableId table) {
    return context.catalog.tables.at(table).name.dotted();
}

}  // namespace tsqlaudit::rules
