#include "facts/partition_parent.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "facts/context.h"
#include "facts/graph.h"
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

bool may_partition(const Column& column) {
    return has_ranges(column.type) && !column.is_sparse && !column.is_encrypted &&
           (!column.computed || column.computed->is_persisted);
}

bool is_named_after(const Table& table, const Table& parent) {
    const Words& name = table_words(table);
    const Words& prefix = table_words(parent);
    return name.size() > prefix.size() && name.starts_with(prefix);
}

int ownership(const Table& table, const Table& parent, const ForeignKey& key) {
    const bool cascades = key.on_delete == catalog::ReferentialAction::Cascade;
    return static_cast<int>(cascades) + static_cast<int>(is_named_after(table, parent)) +
           static_cast<int>(in_primary_key(table, key.columns));
}

// LineId beside OrderId, where a line has an OrderId itself. A column with a name of its own, such
// as ShippingAddressId, is another kind of relation.
bool is_chain(const Subject& subject, const ForeignKey& key, std::size_t position) {
    const TableId parent = *key.referenced_index;
    const std::vector<TableId>& others = subject.facts().parents;
    const std::vector<TableId>& above = subject.schema.tables[parent].parents;
    return position < key.referenced_columns.size() &&
           text::equals_ignoring_case(key.columns[position], key.referenced_columns[position]) &&
           std::any_of(above.begin(), above.end(), [&](TableId ancestor) {
               return subject.schema.atom_store != ancestor &&
                      std::find(others.begin(), others.end(), ancestor) != others.end();
           });
}

// What a content is composed of: its parts say so and go with it.
bool is_part_of_content(const ForeignKey& key, const std::string& column) {
    return key.on_delete == catalog::ReferentialAction::Cascade &&
           vocabulary().relations.part_of.matches(words_of(column));
}

// Any other reference to a content store, a code table and a 1:1 parent divide the rows into
// nothing useful.
bool divides_rows(const Subject& subject, std::size_t key_index, const std::string& column) {
    const auto& extension = subject.facts().extension;
    const ForeignKey& key = subject.table().foreign_keys[key_index];
    const TableId parent = *key.referenced_index;
    return parent != subject.id &&
           (subject.schema.atom_store != parent || is_part_of_content(key, column)) &&
           !subject.schema.tables[parent].is_reference &&
           (!extension || extension->foreign_key != key_index);
}

// The tenant is weighed by itself, and who wrote a row divides nothing.
bool divides_nothing(ColumnRole role) {
    return role == ColumnRole::Tenant || role == ColumnRole::CreatedBy ||
           role == ColumnRole::ModifiedBy;
}

bool divides_nothing(const Subject& subject, const std::string& column) {
    const ColumnFacts* facts = subject.facts().find(subject.table(), column);
    return facts == nullptr || divides_nothing(facts->role);
}

bool is_owned_by(const Subject& subject, TableId table, const std::string& column) {
    const auto& keys = subject.catalog.tables[table].foreign_keys;
    return std::any_of(keys.begin(), keys.end(), [&](const ForeignKey& key) {
        return key.referenced_index && !subject.schema.tables[*key.referenced_index].is_reference &&
               text::contains_ignoring_case(key.columns, column);
    });
}

// TurnNumber of a turn, which begins anew in each dialogue: a range of it holds a few turns of
// every dialogue.
bool begins_anew(const Subject& subject, const ForeignKey& key, std::size_t position) {
    const TableId id = *key.referenced_index;
    const Table& parent = subject.catalog.tables[id];
    const auto facts_of = [&](const std::string& column) {
        return subject.schema.tables[id].find(parent, column);
    };
    const ColumnFacts* number = position < key.referenced_columns.size()
                                    ? facts_of(key.referenced_columns[position])
                                    : nullptr;
    if (number == nullptr ||
        (number->role != ColumnRole::Ordinal && number->role != ColumnRole::Code) ||
        !parent.column_or_unknown(key.referenced_columns[position]).type.is_whole()) {
        return false;
    }
    return std::any_of(key.referenced_columns.begin(), key.referenced_columns.end(),
                       [&](const std::string& other) {
                           const ColumnFacts* facts = facts_of(other);
                           return facts != nullptr && facts != number &&
                                  facts->role != ColumnRole::Tenant &&
                                  is_owned_by(subject, id, other);
                       });
}

// Of a key over more columns, such as the tenant and the order, the one that is named after the
// parent, or else the first that divides anything.
std::optional<std::size_t> telling_column(const Subject& subject, const ForeignKey& key) {
    const Words& parent = table_words(subject.catalog.tables[*key.referenced_index]);
    std::optional<std::size_t> first;
    for (std::size_t position = 0; position < key.columns.size(); ++position) {
        const std::string& name = key.columns[position];
        if (divides_nothing(subject, name) || begins_anew(subject, key, position)) {
            continue;
        }
        if (is_named_like(words_of(name), parent)) {
            return position;
        }
        first = first ? first : position;
    }
    return first;
}

std::optional<ParentKey> parent_key(const Subject& subject, std::size_t key_index) {
    const Table& table = subject.table();
    const ForeignKey& key = table.foreign_keys[key_index];
    const std::optional<std::size_t> position =
        key.referenced_index ? telling_column(subject, key) : std::nullopt;
    if (!position || !divides_rows(subject, key_index, key.columns[*position])) {
        return std::nullopt;
    }
    const Column* column = table.find_column(key.columns[*position]);
    if (column == nullptr || !may_partition(*column)) {
        return std::nullopt;
    }
    const Table& parent = subject.catalog.tables[*key.referenced_index];
    const TableFacts& parent_facts = subject.schema.tables[*key.referenced_index];
    return ParentKey{.column = column,
                     .parent = &parent,
                     .ownership = ownership(table, parent, key),
                     .is_chain = is_chain(subject, key, *position),
                     .is_store = subject.schema.atom_store == key.referenced_index,
                     .is_of_tenant = parent_facts.tenancy.kind == TenancyKind::Tenanted ||
                                     parent_facts.tenancy.kind == TenancyKind::Inherited,
                     .depth = parent_facts.depth,
                     .scale = static_cast<int>(parent_facts.scale.scale)};
}

// Whatever the query, it names the tenant: the column after that leads as well.
bool leads_clustered_index(const Subject& subject, const Column& column) {
    const catalog::Index* index = subject.table().clustered_index();
    if (index == nullptr) {
        return false;
    }
    const auto& keys = index->key_columns;
    const auto first = std::find_if(keys.begin(), keys.end(), [&](const auto& key) {
        const ColumnFacts* facts = subject.facts().find(subject.table(), key.name);
        return facts == nullptr || facts->role != ColumnRole::Tenant;
    });
    return first != keys.end() && text::equals_ignoring_case(first->name, column.name);
}

// One number of many within the parent: the parent's key, an ordinal, and numbers alone. A vector
// or a series has more of them than an order has lines.
bool is_element(const Subject& subject) {
    const Table& table = subject.table();
    bool is_numbered = false;
    bool has_number = false;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        const ColumnFacts& facts = subject.column_facts(index);
        if (facts.role == ColumnRole::Ordinal) {
            is_numbered = is_numbered || !column.is_nullable;
        } else if (column.type.is_approximate()) {
            has_number = true;
        } else if (!facts.is_foreign_key && facts.role != ColumnRole::IdentityKey &&
                   facts.role != ColumnRole::Tenant) {
            return false;
        }
    }
    return is_numbered && has_number && table.foreign_keys.size() == 1;
}

// An order has a few lines, however many lines there are of all orders.
bool has_few_lines(const Table& parent) {
    const Words& name = table_words(parent);
    const auto& words = weights().documents_of_few_lines;
    return !name.empty() &&
           std::find(words.begin(), words.end(), name.word(name.size() - 1)) != words.end();
}

// A store holds each content once; what it is composed of repeats.
bool is_numerous(const Subject& subject, const ParentKey& key) {
    return !key.is_store && !is_element(subject) &&
           (key.scale >= static_cast<int>(subject.facts().scale.scale) ||
            has_few_lines(*key.parent));
}

// Each of many people, goods and documents has a few rows only, however many rows there are.
bool is_one_of_many(const Table& parent) {
    const Words& name = words_of(parent.name.name);
    const auto& lists = vocabulary().tables;
    return lists.people.matches(name) || lists.populations.matches(name) ||
           lists.goods.matches(name);
}

}  // namespace

bool has_ranges(const sqlserver::DataType& type) {
    return sqlserver::can_partition(type) && type.id != sqlserver::TypeId::UniqueIdentifier;
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

// Where the parent is as numerous as its parts, as with an order and its lines, each parent has a
// few rows only, and a range of parents is what an index on the key gives already.
std::optional<PartitionColumn> by_parent(const Subject& subject, const ParentKey& key, int points) {
    points = key.is_store ? std::min(points, weights().fair_column) : points;
    std::string reason = fmt::format("{}: keeps the rows of one {} together", key.column->name,
                                     key.parent->name.dotted());
    const bool is_owner = key.ownership > 0 || key.is_chain;
    PartitionBy by =
        is_owner && !is_one_of_many(*key.parent) ? PartitionBy::Owner : PartitionBy::Parent;
    if (leads_clustered_index(subject, *key.column)) {
        by = PartitionBy::Parent;
        points += weights().numerous_parent;
        reason += ", as the clustered index does already";
    } else if (is_numerous(subject, key)) {
        by = PartitionBy::Parent;
        points += weights().numerous_parent;
        reason += ", but each has a few only";
    }
    auto chosen = choose(key.column, points, std::move(reason));
    if (chosen) {
        chosen->by = by;
    }
    return chosen;
}

}  // namespace tsqlaudit::facts
