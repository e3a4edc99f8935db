#include "facts/log_kind.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "facts/event_columns.h"
#include "facts/table_kind.h"
#include "facts/table_nature.h"

namespace tsqlaudit::facts {
namespace {

using sqlserver::TypeId;

// A nullable date of creation was recorded from some day on: it says nothing of what the rows are.
bool is_late(const catalog::Column& column, const ColumnFacts& facts) {
    return facts.role == ColumnRole::CreatedTimestamp && column.is_nullable;
}

class LogFinder {
public:
    LogFinder(const Context& context, const TableFacts& facts)
        : context_(context),
          lists_(context.words().tables),
          table_(context.table(facts.id)),
          name_(context.names(facts.id).table),
          facts_(facts) {}

    // By name, unless the rows have names of their own: an event that people visit is no log entry.
    // Or by shape: rows that are written once, timed, measured, and that nothing refers to.
    bool is_log() const {
        if (is_history(table_) || lists_.infrastructure.matches(name_) || keeps_latest()) {
            return false;
        }
        if (lists_.log.matches(name_)) {
            return lists_.log_certain.matches(name_) ||
                   (!is_named() && has_moment() && !has_parts());
        }
        return has_log_shape();
    }

private:
    // By a name of its own.
    bool is_named() const {
        for (std::size_t column = 0; column < facts_.columns.size(); ++column) {
            if (is_own_name(facts_.columns[column]) &&
                !is_kind_of_event(context_, facts_, column)) {
                return true;
            }
        }
        return false;
    }

    // LatestReading of a meter: a key without a time and a number of its own lets no second one in.
    bool keeps_latest() const {
        return lists_.latest.matches(name_) &&
               std::any_of(table_.indexes.begin(), table_.indexes.end(), [&](const auto& index) {
                   return index.is_unique && index.filter == nullptr && !index.is_disabled &&
                          std::none_of(index.key_columns.begin(), index.key_columns.end(),
                                       [&](const auto& key) { return tells_times_apart(key); });
               });
    }

    // BusId tells buses apart, and Id or ReadingId the readings.
    bool tells_times_apart(const catalog::IndexColumn& key) const {
        const auto position = column_index(table_, key.name);
        if (!position) {
            return true;
        }
        const catalog::Column& column = table_.columns[*position];
        const Words& name = context_.names(facts_.id).columns[*position];
        const ColumnRole role = facts_.columns[*position].role;
        return column.type.is_temporal() || column.identity || column.default_constraint ||
               role == ColumnRole::Ordinal ||
               (role == ColumnRole::IdentityKey &&
                (name.size() == 1 || name_.ends_with(name.first(name.size() - 1))));
    }

    // A run that others are parts of is the header of what it made, not an entry of a log.
    bool has_parts() const {
        return std::any_of(facts_.children.begin(), facts_.children.end(), [&](TableId child) {
            const auto& keys = context_.table(child).foreign_keys;
            return std::any_of(keys.begin(), keys.end(), [&](const catalog::ForeignKey& key) {
                return key.referenced_index == facts_.id &&
                       key.on_delete == catalog::ReferentialAction::Cascade;
            });
        });
    }

    // How many columns there are of that kind.
    template <typename Predicate>
    std::ptrdiff_t count_columns(Predicate predicate) const {
        std::ptrdiff_t count = 0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const catalog::Column& column = table_.columns[i];
            const ColumnFacts& facts = facts_.columns.at(i);
            count += !is_late(column, facts) && predicate(column, facts) ? 1 : 0;
        }
        return count;
    }

    // A run of the payroll has a period and no time at which it happens.
    bool has_moment() const {
        return count_columns([](const catalog::Column& column, const ColumnFacts& /*facts*/) {
                   return column.type.is_temporal() && column.type.id != TypeId::Date;
               }) > 0;
    }

    std::ptrdiff_t count_times() const {
        return count_columns([](const catalog::Column& /*column*/, const ColumnFacts& facts) {
            return facts.role == ColumnRole::CreatedTimestamp ||
                   facts.role == ColumnRole::Timestamp;
        });
    }

    bool has_log_shape() const {
        const bool is_changed = has_role(facts_, ColumnRole::ModifiedTimestamp) ||
                                has_role(facts_, ColumnRole::UsageTimestamp) ||
                                has_role(facts_, ColumnRole::SoftDeleteFlag) ||
                                has_own_name(facts_);
        if (!facts_.children.empty() || is_changed || count_times() == 0 || has_business_key()) {
            return false;
        }
        if (lists_.log_shape_words.matches(name_) || is_run_of_program(table_, facts_) ||
            is_track()) {
            return true;
        }
        std::size_t measured = 0;
        std::size_t others = 0;
        for (const ColumnFacts& column : facts_.columns) {
            if (column.role == ColumnRole::Metric || column.role == ColumnRole::Aggregate) {
                ++measured;
            } else if (!is_housekeeping(column)) {
                ++others;
            }
        }
        constexpr std::size_t fewest_measured = 2;
        return measured >= fewest_measured &&
               (measured >= others ||
                // A state would have a second time, when it ends.
                (lists_.documents.matches(name_) && has_duration(facts_) && count_times() == 1));
    }

    // Where something was at each time, as its device says it every few seconds.
    bool is_track() const {
        const auto& names = context_.names(facts_.id).columns;
        const auto has = [&](std::string_view word) {
            return std::any_of(names.begin(), names.end(),
                               [&](const Words& name) { return name.has_word(word); });
        };
        const bool moves = lists_.tracks.matches(name_) ||
                           std::any_of(names.begin(), names.end(), [&](const Words& name) {
                               return lists_.motion.matches(name);
                           });
        const bool has_place = count_columns([](const catalog::Column& column, const ColumnFacts&) {
                                   return column.type.is_spatial();
                               }) == 1;
        return moves && has_moment() &&
               ((has("latitude") && has("longitude")) ||
                (has_place && (has("position") || has("location") || has("point"))));
    }

    // What may be there once only is no event, which can happen again.
    bool has_business_key() const {
        return std::any_of(
            table_.indexes.begin(), table_.indexes.end(), [&](const catalog::Index& index) {
                return index.is_unique_constraint && index.key_columns.size() > 1 &&
                       std::all_of(index.key_columns.begin(), index.key_columns.end(),
                                   [&](const catalog::IndexColumn& key) {
                                       const ColumnFacts* column = facts_.find(table_, key.name);
                                       return column != nullptr && column->is_foreign_key;
                                   });
            });
    }

    const Context& context_;
    const decltype(Vocabulary::tables)& lists_;
    const catalog::Table& table_;
    const Words& name_;
    const TableFacts& facts_;
};

}  // namespace

bool is_log_like(const Context& context, const TableFacts& facts) {
    return LogFinder(context, facts).is_log();
}

}  // namespace tsqlaudit::facts
