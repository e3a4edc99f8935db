#include "facts/event_columns.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "facts/table_nature.h"
#include "facts/unique_keys.h"

namespace tsqlaudit::facts {
namespace {

// What a run was told: a top k, a learning rate. What else may be measured, such as a temperature,
// is given beside one of those.
bool is_given(const Context& context, TableId table, std::size_t column) {
    const auto& given = context.words().given;
    const auto& names = context.names(table).columns;
    return given.parameters.matches(names[column]) || given.limits.matches(names[column]) ||
           (given.parameters_beside.matches(names[column]) &&
            std::any_of(names.begin(), names.end(),
                        [&](const Words& name) { return given.parameters.matches(name); }));
}

// In a record of what happened, a number describes the event, not the thing that it happened to.
void take_numbers_for_measurements(const Context& context, TableFacts& facts,
                                   const std::string& why) {
    for (std::size_t index = 0; index < facts.columns.size(); ++index) {
        ColumnFacts& column = facts.columns[index];
        if (column.role == ColumnRole::DescriptiveNumber && !is_given(context, facts.id, index)) {
            column.role = ColumnRole::Metric;
            column.reason = why;
        }
    }
}

// A columnstore and partitions find a range of times too; and in an index that begins with
// something else, it is read for that.
bool is_found_by(const catalog::Table& table, const std::string& time) {
    return table.storage.is_partitioned() ||
           std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
               return index.kind == catalog::IndexKind::Columnstore ||
                      std::any_of(index.key_columns.begin(), index.key_columns.end(),
                                  [&](const auto& key) { return key.name == time; });
           });
}

// What happened is read, and removed, by the time when it did: the first that each row has.
void expect_searches_by_time(const catalog::Table& table, TableFacts& facts) {
    for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::CreatedTimestamp}) {
        for (std::size_t index = 0; index < facts.columns.size(); ++index) {
            ColumnFacts& column = facts.columns[index];
            if (column.role == role && !table.columns[index].is_nullable && !column.is_deprecated) {
                column.is_lookup = !is_found_by(table, table.columns[index].name);
                return;
            }
        }
    }
}

// The kind of what happened neither names the row nor is searched for.
void take_kinds_for_values(const Context& context, TableFacts& facts) {
    for (std::size_t column = 0; column < facts.columns.size(); ++column) {
        if (is_kind_of_event(context, facts, column)) {
            facts.columns[column].is_own = false;
            facts.columns[column].is_lookup = false;
        }
    }
}

}  // namespace

bool is_kind_of_event(const Context& context, const TableFacts& facts, std::size_t column) {
    const catalog::Table& table = context.table(facts.id);
    const std::string& name = table.columns[column].name;
    return facts.columns[column].role == ColumnRole::Code &&
           context.words().tables.event_kinds.matches(context.names(facts.id).columns[column]) &&
           !unique_index_on(table, std::span{&name, 1});
}

void rewrite_event_columns(const Context& context, TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    if (facts.is_log_like) {
        take_numbers_for_measurements(context, facts, "a number in a record of what happened");
        take_kinds_for_values(context, facts);
        expect_searches_by_time(table, facts);
    } else if (is_computed(facts)) {
        take_numbers_for_measurements(context, facts,
                                      "a number in a row that says when it was computed");
    }
}

}  // namespace tsqlaudit::facts
