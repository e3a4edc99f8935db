#include "facts/partition_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

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
    return PartitionColumn{column, points, std::move(reason)};
}

// The first column of the role, NOT NULL ones first.
const Column* find_date(const Subject& subject, ColumnRole role, bool allow_null) {
    const Table& table = subject.table();
    const Column* nullable = nullptr;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        if (subject.column_facts(index).role != role || !column.type.is_temporal()) {
            continue;
        }
        if (!column.is_nullable) {
            return &column;
        }
        nullable = nullable == nullptr ? &column : nullable;
    }
    return allow_null ? nullable : nullptr;
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
    for (const ColumnRole role :
         {ColumnRole::Timestamp, ColumnRole::CreatedTimestamp, ColumnRole::DescriptiveDate}) {
        if (const Column* date = find_date(subject, role, true)) {
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
    int ownership = 0;  // how much says that the row is a part of the parent
    int depth = 0;      // of the parent: the deeper, the more selective
    int scale = 0;
};

bool is_named_after(const Table& table, const Table& parent) {
    const std::string name = text::to_lower(table.name.name);
    const std::string prefix = text::to_lower(parent.name.name);
    return name.size() > prefix.size() && name.starts_with(prefix);
}

bool is_part_of_primary_key(const Table& table, const std::string& column) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr && std::any_of(key->key_columns.begin(), key->key_columns.end(),
                                         [&](const catalog::IndexColumn& part) {
                                             return text::equals_ignoring_case(part.name, column);
                                         });
}

int ownership(const Table& table, const Table& parent, const ForeignKey& key) {
    const bool cascades = key.on_delete == catalog::ReferentialAction::Cascade;
    return static_cast<int>(cascades) + static_cast<int>(is_named_after(table, parent)) +
           static_cast<int>(is_part_of_primary_key(table, key.columns.front()));
}

// A content store, a code table and a 1:1 parent divide the rows into nothing useful.
bool divides_rows(const Subject& subject, std::size_t key_index, TableId parent) {
    const auto& extension = subject.facts().extension;
    return parent != subject.id && subject.schema.atom_store != parent &&
           !subject.schema.tables[parent].is_reference &&
           (!extension || extension->foreign_key != key_index);
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
        subject.facts().find(table, column->name)->role == ColumnRole::Tenant) {
        return std::nullopt;
    }
    const Table& parent = subject.catalog.tables[*key.referenced_index];
    const TableFacts& parent_facts = subject.schema.tables[*key.referenced_index];
    return ParentKey{column, &parent, ownership(table, parent, key), parent_facts.depth,
                     static_cast<int>(parent_facts.scale.scale)};
}

std::optional<ParentKey> best_parent_key(const Subject& subject) {
    const auto rank = [](const ParentKey& key) {
        return std::tuple(key.ownership, key.depth, !key.column->is_nullable, key.scale);
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

std::optional<PartitionColumn> by_parent(const ParentKey& key, int points) {
    return choose(key.column, points,
                  fmt::format("{}: keeps the rows of one {} together", key.column->name,
                              key.parent->name.dotted()));
}

std::optional<PartitionColumn> by_tenant(const Subject& subject) {
    const Table& table = subject.table();
    if (!subject.schema.is_multi_tenant || subject.facts().tenancy.kind != TenancyKind::Tenanted) {
        return std::nullopt;
    }
    const std::string& name = subject.facts().tenancy.column;
    return choose(table.find_column(name), weights().strong_column,
                  fmt::format("{}: every query names the tenant", name));
}

std::optional<PartitionColumn> by_date(const Subject& subject, ColumnRole role, int points) {
    const Column* date = find_date(subject, role, false);
    return date == nullptr
               ? std::nullopt
               : choose(date, points, fmt::format("{}: rows come in by time", date->name));
}

}  // namespace

std::optional<PartitionColumn> find_partition_column(const Subject& subject) {
    if (auto found = by_period_end(subject)) {
        return found;
    }
    if (auto found = by_log_date(subject)) {
        return found;
    }
    const std::optional<ParentKey> parent = best_parent_key(subject);
    if (parent && parent->ownership > 0) {
        return by_parent(*parent, weights().strong_column);
    }
    if (auto found = by_tenant(subject)) {
        return found;
    }
    if (auto found = by_date(subject, ColumnRole::DescriptiveDate, weights().fair_column)) {
        return found;
    }
    if (parent && parent->depth > 0) {
        return by_parent(*parent, weights().strong_column);
    }
    if (auto found = by_date(subject, ColumnRole::CreatedTimestamp, weights().weak_column)) {
        return found;
    }
    return parent ? by_parent(*parent, weights().weak_column) : std::nullopt;
}

}  // namespace tsqlaudit::facts
