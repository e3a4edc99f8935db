#include "facts/table_nature.h"

#include <algorithm>
#include <cstddef>

#include "facts/context.h"
#include "facts/expressions.h"

namespace tsqlaudit::facts {
namespace {

bool has_column(const TableFacts& facts, const PhraseSet& names) {
    return std::any_of(facts.columns.begin(), facts.columns.end(),
                       [&](const ColumnFacts& column) { return names.matches(*column.words); });
}

bool is_timed(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), [](const ColumnFacts& column) {
        return column.role == ColumnRole::CreatedTimestamp || column.role == ColumnRole::Timestamp;
    });
}

}  // namespace

bool is_cache(const catalog::Table& table) {
    return vocabulary().tables.caches.matches(table_words(table));
}

bool is_computed(const TableFacts& facts) {
    return has_column(facts, vocabulary().tables.computed);
}

bool has_duration(const TableFacts& facts) {
    return has_column(facts, vocabulary().tables.events);
}

bool is_reached(const TableFacts& facts) {
    return has_column(facts, vocabulary().tables.reached_by);
}

bool is_run_of_program(const catalog::Table& table, const TableFacts& facts) {
    if (vocabulary().tables.goods.matches(table_words(table))) {
        return false;
    }
    bool has_key = false;
    bool has_duration = false;
    bool is_clocked = false;
    std::size_t times = 0;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const ColumnRole role = facts.columns[index].role;
        if (role == ColumnRole::Name || role == ColumnRole::Counter) {
            return false;
        }
        has_key = has_key || role == ColumnRole::IdentityKey;
        has_duration = has_duration ||
                       (role == ColumnRole::Metric && !column.is_nullable &&
                        vocabulary().tables.machine_durations.matches(*facts.columns[index].words));
        if (column.type.is_temporal()) {
            ++times;
            is_clocked = is_clocked || is_set_by_clock(column);
        }
    }
    return has_key && has_duration && is_clocked && times == 1;
}

bool is_set_up(const catalog::Table& table, const TableFacts& facts) {
    if (!has_column(facts, vocabulary().tables.capacities)) {
        return false;
    }
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const ColumnFacts& column = facts.columns[index];
        if (column.role == ColumnRole::Name && column.is_own && !table.columns[index].is_nullable) {
            return true;
        }
    }
    return false;
}

bool is_event(const catalog::Table& table, const TableFacts& facts) {
    return facts.is_log_like || is_computed(facts) ||
           vocabulary().tables.documents.matches(table_words(table)) ||
           (is_timed(facts) && has_duration(facts));
}

bool is_of_moment(const catalog::Table& table, const TableFacts& facts) {
    const catalog::Index* key = table.primary_key();
    return is_event(table, facts) ||
           (is_timed(facts) && has_column(facts, vocabulary().tables.latencies)) ||
           (key != nullptr &&
            std::any_of(key->key_columns.begin(), key->key_columns.end(),
                        [&](const catalog::IndexColumn& column) {
                            return table.column_or_unknown(column.name).type.is_temporal();
                        }));
}

bool is_kept_by_people(const catalog::Table& table) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr && key->key_columns.size() > 1 &&
           vocabulary().tables.kept_history.matches(table_words(table));
}

std::string changing_column(const catalog::Table& table, const TableFacts& facts) {
    if (facts.is_log_like || facts.is_history || facts.is_warehouse) {
        return {};
    }
    std::string late;
    bool has_time = false;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const ColumnRole role = facts.columns[index].role;
        const bool is_state = !facts.columns[index].is_primary_key &&
                              vocabulary().relations.states.matches(*facts.columns[index].words);
        if (role == ColumnRole::ModifiedTimestamp || role == ColumnRole::RowVersion || is_state) {
            return column.name;
        }
        const bool is_time = role == ColumnRole::Timestamp || role == ColumnRole::DescriptiveDate;
        has_time = has_time || (column.type.is_temporal() && !column.is_nullable);
        if (is_time && column.is_nullable && late.empty() && !is_computed(facts)) {
            late = column.name;
        }
    }
    return has_time ? late : std::string{};
}

bool has_superior(const catalog::Table& table) {
    const PhraseSet& superiors = vocabulary().relations.superiors;
    return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                       [&](const catalog::ForeignKey& key) {
                           return key.referenced_table == table.name &&
                                  std::any_of(key.columns.begin(), key.columns.end(),
                                              [&](const std::string& column) {
                                                  return superiors.matches(words_of(column));
                                              });
                       });
}

}  // namespace tsqlaudit::facts
