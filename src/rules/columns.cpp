#include "rules/columns.h"

#include "text/compare.h"

namespace tsqlaudit::rules {

std::vector<ColumnView> live_columns(const catalog::Table& table, const facts::TableFacts& facts) {
    std::vector<ColumnView> live;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!facts.columns.at(i).is_deprecated) {
            live.push_back({table.columns[i], facts.columns[i]});
        }
    }
    return live;
}

std::vector<ColumnView> live_columns(const CheckContext& context) {
    return live_columns(context.table, context.facts);
}

ColumnView column_view(const CheckContext& context, std::string_view name) {
    for (std::size_t i = 0; i < context.table.columns.size(); ++i) {
        if (text::equals_ignoring_case(context.table.columns[i].name, name)) {
            return {context.table.columns[i], context.facts.columns.at(i)};
        }
    }
    static const facts::ColumnFacts nothing_known;
    return {context.table.column_or_unknown(name), nothing_known};
}

bool is_deprecated(const CheckContext& context, std::string_view name) {
    return column_view(context, name).facts.is_deprecated;
}

std::string table_name(const CheckContext& context, facts::TableId table) {
    return context.catalog.tables.at(table).name.dotted();
}

}  // namespace tsqlaudit::rules
