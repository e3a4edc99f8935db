#include "rules/columns.h"
#include "rules/unjudged.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

bool ends_like_a_key(const CheckContext& context, const std::string& column) {
    const names::Words& words = words_of(column);
    return !words.empty() && has_word(words.word(words.size() - 1), context.rule.words("key-word"));
}

// SQL Server has no foreign key between memory and disk, nor to an external table; Synapse has
// none.
bool can_be_referenced(const CheckContext& context, facts::TableId parent) {
    const catalog::Table& table = context.catalog.tables.at(parent);
    return table.is_memory_optimized == context.table.is_memory_optimized &&
           table.kind != catalog::TableKind::External && is_examined(table) &&
           !context.schema.tables.at(parent).is_staging;
}

}  // namespace

void check_missing_foreign_key(const CheckContext& context, FindingSink& sink) {
    if (context.table.has_clustered_columnstore()) {
        return;
    }
    for (const ColumnView& view : live_columns(context)) {
        const auto parent = view.facts.named_parent;
        if (!parent || !can_be_referenced(context, *parent) || view.column.computed ||
            view.column.is_encrypted_randomly ||
            !(view.facts.is_declared_elsewhere || ends_like_a_key(context, view.column.name))) {
            continue;
        }
        const catalog::Index& key = *context.catalog.tables[*parent].primary_key();
        const std::string& key_column = key.key_columns.at(0).name;
        sink.report({.columns = {view.column.name},
                     .span = view.column.name_span,
                     .arguments = {{"parent", table_name(context, *parent)}, {"key", key_column}},
                     .remedy = AddForeignKey{.columns = {view.column.name},
                                             .referenced_table = *parent,
                                             .referenced_columns = {key_column}}});
    }
}

}  // namespace tsqlaudit::rules
