// Elements of a table as constraints. Internal to this folder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "catalog/constraints.h"
#include "catalog/named_parts.h"

namespace tsqlaudit::catalog {

inline ConstraintRef ref_to(const Index& index, std::size_t position) {
    return {.kind = index.is_primary_key ? syntax::ConstraintKind::PrimaryKey
                                         : syntax::ConstraintKind::Unique,
            .name = &index.name,
            .columns = columns_of(index),
            .may_be_dropped = index.may_be_dropped,
            .position = position};
}

inline ConstraintRef ref_to(const ForeignKey& key, std::size_t position) {
    return {.kind = syntax::ConstraintKind::ForeignKey,
            .name = &key.name,
            .columns = key.columns,
            .may_be_dropped = key.may_be_dropped,
            .referenced = &key.referenced_table,
            .position = position};
}

inline ConstraintRef ref_to(const CheckConstraint& check, std::size_t position) {
    return {.kind = syntax::ConstraintKind::Check,
            .name = &check.name,
            .columns = check.columns,
            .may_be_dropped = check.may_be_dropped,
            .position = position};
}

inline ConstraintRef ref_to(const Column& column, std::size_t position) {
    return {.kind = syntax::ConstraintKind::Default,
            .name = &column.default_constraint->name,
            .columns = {column.name},
            .may_be_dropped = column.default_constraint->may_be_dropped,
            .position = position};
}

// At these positions, in any order.
template <typename Elements>
void add_refs(const Elements& elements, std::vector<std::size_t> positions,
              std::vector<ConstraintRef>& refs) {
    std::ranges::sort(positions);
    const auto again = std::ranges::unique(positions);
    positions.erase(again.begin(), again.end());
    for (const std::size_t position : positions) {
        if (is_constraint(elements[position])) {
            refs.push_back(ref_to(elements[position], position));
        }
    }
}

template <typename Elements>
void add_all_refs(const Elements& elements, std::vector<ConstraintRef>& refs) {
    for (std::size_t position = 0; position < elements.size(); ++position) {
        if (is_constraint(elements[position])) {
            refs.push_back(ref_to(elements[position], position));
        }
    }
}

// None, or one.
inline std::vector<std::size_t> position_of_primary_key(const Table& table) {
    const Index* const key = table.primary_key();
    return key == nullptr ? std::vector<std::size_t>{}
                          : std::vector{static_cast<std::size_t>(key - table.indexes.data())};
}

}  // namespace tsqlaudit::catalog
