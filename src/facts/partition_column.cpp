#include "facts/partition_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "facts/context.h"
#include "facts/partition_parent.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::Table;

const PartitioningWeights& weights() {
    return suitability_weights().partitioning;
}

// Of a thing, not of the row's coming in: a date of birth.
bool is_date_of_thing(const Column& column) {
    const Words& name = words_of(column.name);
    return std::any_of(weights().dates_of_things.begin(), weights().dates_of_things.end(),
                       [&](const std::string& word) { return name.has_word(word); });
}

bool is_in_primary_key(const Table& table, const Column& column) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr &&
           std::any_of(key->key_columns.begin(), key->key_columns.end(), [&](const auto& each) {
               return text::equals_ignoring_case(each.name, column.name);
           });
}

// CreatedAt tells when the row was written, OrderDate when the thing happened, although both are
// filled by the clock.
bool is_time_of_entry(const Column& column) {
    const Words& name = words_of(column.name);
    return std::any_of(weights().times_of_entry.begin(), weights().times_of_entry.end(),
                       [&](const std::string& word) { return name.has_word(word); });
}

// An order, a review, a message: what happened, and is asked for by when it happened.
bool is_document(const Table& table) {
    return vocabulary().tables.documents.matches(words_of(table.name.name));
}

// The first date of the role: one in the primary key, then NOT NULL ones, then others.
const Column* find_date(const Subject& subject, ColumnRole role, bool allow_null) {
    const Table& table = subject.table();
    const Column* not_null = nullptr;
    const Column* nullable = nullptr;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        if (subject.column_facts(index).role != role || !column.type.is_temporal() ||
            is_date_of_thing(column)) {
            continue;
        }
        if (is_in_primary_key(table, column)) {
            return &column;
        }
        const Column*& first = column.is_nullable ? nullable : not_null;
        first = first == nullptr ? &column : first;
    }
    return not_null != nullptr || !allow_null ? not_null : nullable;
}

// SQL Server ages history by the end of the period: so do its partitions.
std::optional<PartitionColumn> by_period_end(const Subject& subject) {
    const auto& current = subject.table().history_of;
    if (!current || !subject.catalog.tables[*current].period) {
        return std::nullopt;
    }
    const std::string& end = subject.catalog.tables[*current].period->end_column;
    return choose(subject.table().find_column(end), weights().strong_column,
                  fmt::format("{}, the end of the period: old history leaves by partition", end));
}

std::optional<PartitionColumn> by_log_date(const Subject& subject) {
    if (!is_append_only(subject.facts())) {
        return std::nullopt;
    }
    const auto by = [&](ColumnRole role, bool allow_null) -> std::optional<PartitionColumn> {
        const Column* date = find_date(subject, role, allow_null);
        return date == nullptr
                   ? std::nullopt
                   : choose(date, weights().strong_column,
                            fmt::format("{}: rows are appended in this order, {}", date->name,
                                        subject.table().is_ledger
                                            ? "and queries name a range of it"
                                            : "queries name a range of it, and old partitions can "
                                              "be switched out"));
    };
    // A time that every row has comes before one that is filled in later. Rows without a date of
    // creation are those from before it was recorded.
    for (const auto& [role, allow_null] :
         {std::pair{ColumnRole::Timestamp, false}, std::pair{ColumnRole::CreatedTimestamp, false},
          std::pair{ColumnRole::DescriptiveDate, false}, std::pair{ColumnRole::Timestamp, true},
          std::pair{ColumnRole::DescriptiveDate, true},
          std::pair{ColumnRole::ModifiedTimestamp, true}}) {
        if (auto found = by(role, allow_null)) {
            return found;
        }
    }
    return std::nullopt;
}

// The key of a date dimension is as good as a date.
std::optional<PartitionColumn> by_date_dimension(const Subject& subject) {
    const auto& words = weights().date_tables;
    for (const ForeignKey& key : subject.table().foreign_keys) {
        const Words& name = words_of(key.referenced_table.name);
        if (key.columns.size() == 1 && !name.empty() &&
            std::find(words.begin(), words.end(), name.word(name.size() - 1)) != words.end()) {
            return choose(subject.table().find_column(key.columns.front()), weights().strong_column,
                          fmt::format("{}: the key of {} stands for a date", key.columns.front(),
                                      key.referenced_table.dotted()));
        }
    }
    return std::nullopt;
}

std::optional<PartitionColumn> by_tenant(const Subject& subject) {
    const Table& table = subject.table();
    const Tenancy& tenancy = subject.facts().tenancy;
    if (!subject.schema.is_multi_tenant) {
        return std::nullopt;
    }
    const auto reason = [](const std::string& name) {
        return fmt::format("{}: every query names the tenant", name);
    };
    if (tenancy.kind == TenancyKind::Tenanted) {
        auto found = choose(table.find_column(tenancy.column), weights().strong_column,
                            reason(tenancy.column));
        if (found) {
            found->by = PartitionBy::Tenant;
        }
        return found;
    }
    const std::string& name = subject.schema.tenant_column;
    if (tenancy.kind != TenancyKind::Inherited || name.empty() ||
        subject.facts().scale.scale < Scale::Moderate || !has_ranges(subject.schema.tenant_type)) {
        return std::nullopt;
    }
    return PartitionColumn{.name = name,
                           .is_missing = true,
                           .points = weights().strong_column,
                           .reason = reason(name),
                           .by = PartitionBy::Tenant};
}

std::optional<PartitionColumn> by_date(const Subject& subject, ColumnRole role, int points) {
    const Column* date = find_date(subject, role, false);
    return date == nullptr
               ? std::nullopt
               : choose(date, points, fmt::format("{}: rows come in by time", date->name));
}

std::optional<PartitionColumn> by_event_date(const Subject& subject) {
    auto found = by_date(subject, ColumnRole::Timestamp, weights().fair_column);
    return found ? found : by_date(subject, ColumnRole::CreatedTimestamp, weights().fair_column);
}

// A row for each day and whatever else the key names: old days leave together, and the key needs
// no change. Where a price begins to be valid is no such day.
std::optional<PartitionColumn> by_day_of_key(const Subject& subject) {
    for (const ColumnRole role : {ColumnRole::DescriptiveDate, ColumnRole::Timestamp}) {
        const Column* date = find_date(subject, role, false);
        if (date != nullptr && is_in_primary_key(subject.table(), *date) &&
            !vocabulary().natural_keys.validity.matches(words_of(date->name))) {
            return choose(
                date, weights().strong_column,
                fmt::format("{}: there are rows for each, and old ones leave by partition",
                            date->name));
        }
    }
    return std::nullopt;
}

// Content is found by its hash. Where each tenant has content of its own, its key names the tenant.
std::optional<PartitionColumn> of_store(const Subject& subject) {
    const Table& table = subject.table();
    const std::string& tenant = subject.facts().tenancy.column;
    const bool is_by_hash_alone =
        std::any_of(table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& index) {
            return index.is_unique && !index.is_primary_key &&
                   std::none_of(index.key_columns.begin(), index.key_columns.end(),
                                [&](const catalog::IndexColumn& key) {
                                    return text::equals_ignoring_case(key.name, tenant);
                                });
        });
    return is_by_hash_alone || subject.facts().tenancy.kind != TenancyKind::Tenanted
               ? std::nullopt
               : by_tenant(subject);
}

std::optional<PartitionColumn> by_first_rank(const Subject& subject) {
    for (const auto find : {by_period_end, by_log_date, by_date_dimension}) {
        if (auto found = find(subject)) {
            return found;
        }
    }
    return std::nullopt;
}

// The tenant, unless an owner of one tenant divides the rows well: it keeps together what belongs
// together, more finely, and needs no tenant column.
std::optional<PartitionColumn> by_tenant_or_owner(const Subject& subject,
                                                  const std::optional<ParentKey>& parent) {
    auto tenant = by_tenant(subject);
    if (tenant && parent && parent->ownership > 0 && parent->is_of_tenant) {
        auto owner = by_parent(subject, *parent, weights().strong_column);
        if (owner && owner->points > 0) {
            return owner;
        }
    }
    return tenant;
}

std::optional<PartitionColumn> by_time(const Subject& subject) {
    for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::DescriptiveDate}) {
        if (auto found = by_date(subject, role, weights().fair_column)) {
            return found;
        }
    }
    const Column* date = find_date(subject, ColumnRole::CreatedTimestamp, false);
    return date != nullptr && (!is_time_of_entry(*date) || is_document(subject.table()))
               ? by_date(subject, ColumnRole::CreatedTimestamp, weights().fair_column)
               : std::nullopt;
}

// The vaccine of a vaccination: a short list divides little, where the key holds a date as well.
bool is_list_beside_date(const Subject& subject, const ParentKey& parent) {
    const Table& table = subject.table();
    return parent.scale <= static_cast<int>(Scale::Small) &&
           std::ranges::any_of(table.columns, [&](const Column& column) {
               return column.type.is_temporal() && is_in_primary_key(table, column) &&
                      !is_date_of_thing(column);
           });
}

}  // namespace

// The first that the table has, best first; docs/suitability.md lists them.
std::optional<PartitionColumn> find_partition_column(const Subject& subject) {
    if (subject.schema.atom_store == subject.id) {
        return of_store(subject);
    }
    if (auto found = by_first_rank(subject)) {
        return found;
    }
    const std::optional<ParentKey> parent = best_parent_key(subject);
    if (parent && parent->ownership > 1 && !is_list_beside_date(subject, *parent)) {
        return by_parent(subject, *parent, weights().strong_column);
    }
    if (is_event(subject.table(), subject.facts())) {
        if (auto found = by_event_date(subject)) {
            return found;
        }
    }
    if (auto found = by_day_of_key(subject)) {
        return found;
    }
    if (auto found = by_tenant_or_owner(subject, parent)) {
        return found;
    }
    if (auto found = by_time(subject)) {
        return found;
    }
    if (parent && (parent->ownership > 0 || parent->is_chain)) {
        return by_parent(subject, *parent, weights().strong_column);
    }
    if (auto found = by_date(subject, ColumnRole::CreatedTimestamp, weights().weak_column)) {
        return found;
    }
    return parent ? by_parent(subject, *parent, weights().weak_column) : std::nullopt;
}

}  // namespace tsqlaudit::facts
