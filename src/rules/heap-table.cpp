#include <algorithm>

#include "rules/check.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

const catalog::Column* identity_column(const catalog::Table& table) {
    const auto found = std::ranges::find_if(
        table.columns, [](const catalog::Column& column) { return column.identity.has_value(); });
    return found == table.columns.end() ? nullptr : &*found;
}

Remedy remedy_of(const catalog::Table& table) {
    const catalog::Index* key = table.primary_key();
    if (key == nullptr) {
        return AddPrimaryKey{.columns = likely_primary_key(table)};
    }
    const catalog::Column* identity = identity_column(table);
    if (identity != nullptr && key->key_columns.at(0).name != identity->name) {
        return CreateIndex{.key_columns = {{identity->name}}, .is_clustered = true};
    }
    return Advice{"Choose the clustered index of " + table.name.dotted(),
                  "Drop the primary key and add it again as CLUSTERED, or cluster the table by the "
                  "columns whose ranges are read."};
}

}  // namespace

void check_heap_table(const CheckContext& context, FindingSink& sink) {
    if (context.table.clustered_index() != nullptr) {
        return;
    }
    const catalog::Index* key = context.table.primary_key();
    sink.report({.variant = key == nullptr ? "default" : "nonclustered-primary-key",
                 .columns = key == nullptr ? std::vector<std::string>{} : key_names(*key),
                 .remedy = remedy_of(context.table)});
}

}  // namespace tsqlaudit::rules
