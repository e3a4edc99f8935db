#include <algorithm>
#include <optional>

#include "rules/columns.h"
#include "rules/words.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Table;

const catalog::Column* single_key_column(const Table& table) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr && key->key_columns.size() == 1
               ? table.find_column(key->key_columns.front().name)
               : nullptr;
}

// CustomerId, customer_id and CustomerCode name dbo.Customer, whatever its key is called.
bool names_table(const std::string& column, const Table& table) {
    const facts::Words words = words_of(column);
    const facts::Words table_words = words_of(table.name.name);
    return words.size() == table_words.size() + 1 && words.starts_with(table_words);
}

bool ends_like_a_key(const CheckContext& context, const std::string& column) {
    const facts::Words words = words_of(column);
    return !words.empty() &&
           std::ranges::any_of(context.rule.words("key-word"), [&](const auto& word) {
               return words.word(words.size() - 1) == word;
           });
}

bool is_key_of(const catalog::Column& column, const Table& table) {
    const catalog::Column* key = single_key_column(table);
    return key != nullptr && sqlserver::same_type(column.type, key->type) &&
           (text::equals_ignoring_case(column.name, key->name) ||
            text::equals_ignoring_case(key->name, "id")) &&
           names_table(column.name, table);
}

// The only table that the name of the column speaks of; one of the same schema goes before others.
std::optional<facts::TableId> only_parent(const CheckContext& context,
                                          const catalog::Column& column) {
    std::vector<facts::TableId> parents;
    std::vector<facts::TableId> nearby;
    for (const facts::TableFacts& facts : context.schema.tables) {
        const Table& table = context.catalog.tables[facts.id];
        if (facts.id == context.facts.id || facts.is_history || facts.is_staging ||
            table.is_memory_optimized != context.table.is_memory_optimized ||
            table.kind == catalog::TableKind::External || !is_key_of(column, table)) {
            continue;
        }
        parents.push_back(facts.id);
        if (text::equals_ignoring_case(table.name.schema, context.table.name.schema)) {
            nearby.push_back(facts.id);
        }
    }
    const auto& candidates = nearby.empty() ? parents : nearby;
    return candidates.size() == 1 ? std::optional{candidates.front()} : std::nullopt;
}

}  // namespace

void check_missing_foreign_key(const CheckContext& context, FindingSink& sink) {
    if (context.table.has_clustered_columnstore()) {
        return;
    }
    for (const ColumnView& view : live_columns(context)) {
        if (!ends_like_a_key(context, view.column.name) ||
            names_table(view.column.name, context.table) || view.facts.is_foreign_key ||
            view.facts.role == facts::ColumnRole::Tenant || view.column.computed ||
            view.column.identity) {
            continue;
        }
        if (const auto parent = only_parent(context, view.column)) {
            const catalog::Column& key = *single_key_column(context.catalog.tables[*parent]);
            sink.report({.columns = {view.column.name},
                         .span = view.column.name_span,
                         .arguments = {{"parent", table_name(context, *parent)}, {"key", key.name}},
                         .remedy = AddForeignKey{.columns = {view.column.name},
                                                 .referenced_table = *parent,
                                                 .referenced_columns = {key.name}}});
        }
    }
}

}  // namespace tsqlaudit::rules
