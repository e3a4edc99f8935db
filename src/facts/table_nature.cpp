#include "facts/table_nature.h"

#include <algorithm>

#include "facts/context.h"

namespace tsqlaudit::facts {
namespace {

bool has_column(const catalog::Table& table, const PhraseSet& names) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const auto& column) {
        return names.matches(Words{column.name, vocabulary().forms});
    });
}

bool is_timed(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), [](const ColumnFacts& column) {
        return column.role == ColumnRole::CreatedTimestamp || column.role == ColumnRole::Timestamp;
    });
}

}  // namespace

bool is_cache(const catalog::Table& table) {
    return vocabulary().tables.caches.matches(table_words(table, vocabulary()));
}

bool is_computed(const catalog::Table& table) {
    return has_column(table, vocabulary().tables.computed);
}

bool has_duration(const catalog::Table& table) {
    return has_column(table, vocabulary().tables.events);
}

bool is_event(const catalog::Table& table, const TableFacts& facts) {
    return facts.is_log_like || is_computed(table) ||
           vocabulary().tables.documents.matches(table_words(table, vocabulary())) ||
           (is_timed(facts) && has_duration(table));
}

}  // namespace tsqlaudit::facts
