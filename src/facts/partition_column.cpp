#include "facts/partition_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "facts/context.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::Table;

bool may_partition(const Column& column) {
    return sqlserver::can_partition(column.type) && !column.is_sparse && !column.is_encrypted &&
           (!column.computed || column.computed->is_persisted);
}

const PartitioningWeights& weights() {
    return suitability_weights().partitioning;
}

std::optional<PartitionColumn> choose(const Column* column, int points, std::string reason) {
    if (column == nullptr || !may_partition(*column)) {
        return std::nullopt;
    }
    return PartitionColumn{.name = column->name,
                           .is_nullable = column->is_nullable,
                           .points = points,
                           .reason = std::move(reason)};
}

// Of a thing, not of the row's coming in: a date of birth.
bool is_date_of_thing(const Column& column) {
    const Words name(column.name, vocabulary().forms);
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
    const Words name(column.name, vocabulary().forms);
    return std::any_of(weights().times_of_entry.begin(), weights().times_of_entry.end(),
                       [&](const std::string& word) { return name.has_word(word); });
}

// An order, a review, a message: what happened, and is asked for by when it happened.
bool is_document(const Table& table) {
    return vocabulary().tables.documents.matches(Words(table.name.name, vocabulary().forms));
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
    for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::CreatedTimestamp,
                                  ColumnRole::DescriptiveDate, ColumnRole::ModifiedTimestamp}) {
        // Rows without a date of creation are those from before it was recorded.
        const bool allow_null = role != ColumnRole::CreatedTimestamp;
        if (const Column* date = find_date(subject, role, allow_null)) {
            return choose(date, weights().strong_column,
                          fmt::format("{}: rows are appended in this order, queries name a range "
                                      "of it, and old partitions can be switched out",
                                      date->name));
        }
    }
    return std::nullopt;
}

struct ParentKey {
    const Column* column = nullptr;
    const Table* parent = nullptr;
    int ownership = 0;      // how much says that the row is a part of the parent
    bool is_chain = false;  // the row references the parent of this parent too
    int depth = 0;          // of the parent: the deeper, the more selective
    int scale = 0;
};

bool is_named_after(const Table& table, const Table& parent) {
    const std::string name = text::to_lower(table.name.name);
    const std::string prefix = text::to_lower(parent.name.name);
    return name.size() > prefix.size() && name.starts_with(prefix);
}

int ownership(const Table& table, const Table& parent, const ForeignKey& key) {
    const bool cascades = key.on_delete == catalog::ReferentialAction::Cascade;
    return static_cast<int>(cascades) + static_cast<int>(is_named_after(table, parent)) +
           static_cast<int>(in_primary_key(table, key.columns));
}

// LineId beside OrderId, where a line has an OrderId itself. A column with a name of its own, such
// as ShippingAddressId, is another kind of relation.
bool is_chain(const Subject& subject, const ForeignKey& key) {
    const TableId parent = *key.referenced_index;
    const std::vector<TableId>& others = subject.facts().parents;
    const std::vector<TableId>& above = subject.schema.tables[parent].parents;
    return !key.referenced_columns.empty() &&
           text::equals_ignoring_case(key.columns.front(), key.referenced_columns.front()) &&
           std::any_of(above.begin(), above.end(), [&](TableId ancestor) {
               return subject.schema.atom_store != ancestor &&
                      std::find(others.begin(), others.end(), ancestor) != others.end();
           });
}

// A content store, a code table and a 1:1 parent divide the rows into nothing useful.
bool divides_rows(const Subject& subject, std::size_t key_index, TableId parent) {
    const auto& extension = subject.facts().extension;
    return parent != subject.id && subject.schema.atom_store != parent &&
           !subject.schema.tables[parent].is_reference &&
           (!extension || extension->foreign_key != key_index);
}

// The tenant is weighed by itself, and who wrote a row divides nothing.
bool divides_nothing(ColumnRole role) {
    return role == ColumnRole::Tenant || role == ColumnRole::CreatedBy ||
           role == ColumnRole::ModifiedBy;
}

std::optional<ParentKey> parent_key(const Subject& subject, std::size_t key_index) {
    const Table& table = subject.table();
    const ForeignKey& key = table.foreign_keys[key_index];
    if (!key.referenced_index || key.columns.empty() ||
        !divides_rows(subject, key_index, *key.referenced_index)) {
        return std::nullopt;
    }
    const Column* column = table.find_column(key.columns.front());
    if (column == nullptr || !may_partition(*column) ||
        divides_nothing(subject.facts().find(table, column->name)->role)) {
        return std::nullopt;
    }
    const Table& parent = subject.catalog.tables[*key.referenced_index];
    const TableFacts& parent_facts = subject.schema.tables[*key.referenced_index];
    return ParentKey{.column = column,
                     .parent = &parent,
                     .ownership = ownership(table, parent, key),
                     .is_chain = is_chain(subject, key),
                     .depth = parent_facts.depth,
                     .scale = static_cast<int>(parent_facts.scale.scale)};
}

std::optional<ParentKey> best_parent_key(const Subject& subject) {
    const auto rank = [](const ParentKey& key) {
        return std::tuple(key.ownership, key.is_chain, !key.column->is_nullable, key.depth,
                          key.scale);
    };
    std::optional<ParentKey> best;
    for (std::size_t index = 0; index < subject.table().foreign_keys.size(); ++index) {
        const std::optional<ParentKey> key = parent_key(subject, index);
        if (key && (!best || rank(*key) > rank(*best))) {
            best = key;
        }
    }
    return best;
}

bool leads_clustered_index(const Table& table, const Column& column) {
    const catalog::Index* index = table.clustered_index();
    return index != nullptr && !index->key_columns.empty() &&
           text::equals_ignoring_case(index->key_columns.front().name, column.name);
}

// Where the parent is as numerous as its parts, as with an order and its lines, each parent has a
// few rows only, and a range of parents is what an index on the key gives already.
std::optional<PartitionColumn> by_parent(const Subject& subject, const ParentKey& key, int points) {
    std::string reason = fmt::format("{}: keeps the rows of one {} together", key.column->name,
                                     key.parent->name.dotted());
    if (leads_clustered_index(subject.table(), *key.column)) {
        points += weights().numerous_parent;
        reason += ", as the clustered index does already";
    } else if (key.scale >= static_cast<int>(subject.facts().scale.scale)) {
        points += weights().numerous_parent;
        reason += ", but each has a few only";
    }
    return choose(key.column, points, std::move(reason));
}

// The key of a date dimension is as good as a date.
std::optional<PartitionColumn> by_date_dimension(const Subject& subject) {
    const auto& words = weights().date_tables;
    for (const ForeignKey& key : subject.table().foreign_keys) {
        const Words name(key.referenced_table.name, vocabulary().forms);
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
        return choose(table.find_column(tenancy.column), weights().strong_column,
                      reason(tenancy.column));
    }
    const std::string& name = subject.schema.tenant_column;
    if (tenancy.kind != TenancyKind::Inherited || name.empty() ||
        subject.facts().scale.scale < Scale::Moderate ||
        !sqlserver::can_partition(subject.schema.tenant_type)) {
        return std::nullopt;
    }
    return PartitionColumn{.name = name,
                           .is_missing = true,
                           .points = weights().strong_column,
                           .reason = reason(name)};
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

}  // namespace

// The first that the table has, best first; docs/suitability.md lists them.
std::optional<PartitionColumn> find_partition_column(const Subject& subject) {
    if (subject.schema.atom_store == subject.id) {
        return std::nullopt;  // content is found by its hash
    }
    for (const auto find : {by_period_end, by_log_date, by_date_dimension}) {
        if (auto found = find(subject)) {
            return found;
        }
    }
    const std::optional<ParentKey> parent = best_parent_key(subject);
    if (parent && parent->ownership > 1) {
        return by_parent(subject, *parent, weights().strong_column);
    }
    if (is_event(subject.table(), subject.facts())) {
        if (auto found = by_event_date(subject)) {
            return found;
        }
    }
    if (auto found = by_tenant(subject)) {
        return found;
    }
    for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::DescriptiveDate}) {
        if (auto found = by_date(subject, role, weights().fair_column)) {
            return found;
        }
    }
    if (const Column* date = find_date(subject, ColumnRole::CreatedTimestamp, false);
        date != nullptr && (!is_time_of_entry(*date) || is_document(subject.table()))) {
        return by_date(subject, ColumnRole::CreatedTimestamp, weights().fair_column);
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
