#include "catalog/constraints.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "catalog/apply.h"
#include "catalog/named_parts.h"
#include "catalog/system_name.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using syntax::ConstraintKind;
using text::equals_ignoring_case;

// The table of that name, and those whose name may have been cut to it. Tables stand in the order
// of their names: those that begin alike follow each other.
auto tables_that_begin(BuildState& state, const QualifiedName& begin) {
    constexpr std::size_t shortest_cut = 8;
    const auto does = [begin](const auto& named) {
        const QualifiedName& name = named.first;
        return equals_ignoring_case(name.schema, begin.schema) &&
               (begin.name.size() >= shortest_cut ? begins_with(name.name, begin.name)
                                                  : equals_ignoring_case(name.name, begin.name));
    };
    return std::ranges::subrange(state.tables.lower_bound(begin), state.tables.end()) |
           std::views::take_while(does) | std::views::values;
}

ConstraintRef ref_to(const Index& index, std::size_t position) {
    return {.kind = index.is_primary_key ? ConstraintKind::PrimaryKey : ConstraintKind::Unique,
            .name = &index.name,
            .columns = columns_of(index),
            .may_be_dropped = index.may_be_dropped,
            .position = position};
}

ConstraintRef ref_to(const ForeignKey& key, std::size_t position) {
    return {.kind = ConstraintKind::ForeignKey,
            .name = &key.name,
            .columns = key.columns,
            .may_be_dropped = key.may_be_dropped,
            .referenced = &key.referenced_table,
            .position = position};
}

ConstraintRef ref_to(const CheckConstraint& check, std::size_t position) {
    return {.kind = ConstraintKind::Check,
            .name = &check.name,
            .columns = check.columns,
            .may_be_dropped = check.may_be_dropped,
            .position = position};
}

ConstraintRef ref_to(const Column& column, std::size_t position) {
    return {.kind = ConstraintKind::Default,
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

// Which of those that a name may mean are asked for.
enum class Which {
    Some,  // two at least, if there are several
    Sure   // that cannot have been dropped
};

std::vector<std::size_t> position_of_primary_key(const Table& table) {
    const Index* const key = table.primary_key();
    return key == nullptr ? std::vector<std::size_t>{}
                          : std::vector{static_cast<std::size_t>(key - table.indexes.data())};
}

template <typename Elements>
std::vector<std::size_t> found_by_beginnings(Elements& elements, FoundBy by, const SystemName& name,
                                             std::size_t enough) {
    std::vector<std::size_t> positions;
    for (const std::string_view begin : name.columns) {
        std::ranges::copy(elements.found_by_beginning(by, begin, enough),
                          std::back_inserter(positions));
    }
    return positions;
}

// Those that such a name may mean, and more. A primary key may be among them.
template <typename Elements>
std::vector<ConstraintRef> candidates_in(Elements& elements, const SystemName& name, Which which) {
    const FoundBy by = which == Which::Some ? FoundBy::UnnamedOn : FoundBy::SurelyUnnamedOn;
    const std::size_t enough = which == Which::Some ? 3 : NamedUses::all;
    std::vector<ConstraintRef> refs;
    add_refs(elements,
             name.columns.empty() ? elements.found_by(by, "", enough)
                                  : found_by_beginnings(elements, by, name, enough),
             refs);
    return refs;
}

std::vector<ConstraintRef> candidates(Table& table, const SystemName& name, Which which) {
    std::vector<ConstraintRef> refs;
    if (!name.kind) {
        return refs;
    }
    switch (*name.kind) {
        case ConstraintKind::PrimaryKey:
            add_refs(table.indexes, position_of_primary_key(table), refs);
            return refs;
        case ConstraintKind::Unique:
            return candidates_in(table.indexes, name, which);
        case ConstraintKind::ForeignKey:
            return candidates_in(table.foreign_keys, name, which);
        case ConstraintKind::Check:
            return candidates_in(table.checks, name, which);
        default:
            if (name.columns.empty()) {
                add_all_refs(table.columns, refs);
            } else {
                add_refs(table.columns,
                         found_by_beginnings(table.columns, FoundBy::Column, name, NamedUses::all),
                         refs);
            }
            return refs;
    }
}

bool may_mean(const SystemName& name, const ConstraintRef& constraint) {
    return constraint.name->empty() && constraint.kind == name.kind &&
           (name.columns.empty() || std::ranges::any_of(name.columns, [&](std::string_view begin) {
                return std::ranges::any_of(constraint.columns, [&](const std::string& column) {
                    return begins_with(column, begin);
                });
            }));
}

std::vector<ConstraintRef> meant(Table& table, const SystemName& name, Which which) {
    std::vector<ConstraintRef> refs = candidates(table, name, which);
    std::erase_if(refs,
                  [&](const ConstraintRef& constraint) { return !may_mean(name, constraint); });
    return refs;
}

}  // namespace

std::vector<ConstraintRef> constraints_of(const Table& table) {
    std::vector<ConstraintRef> all;
    add_all_refs(table.indexes, all);
    add_all_refs(table.foreign_keys, all);
    add_all_refs(table.checks, all);
    add_all_refs(table.columns, all);
    return all;
}

std::vector<ConstraintRef> constraints_naming(Table& table, std::string_view column) {
    std::vector<ConstraintRef> refs;
    add_refs(table.indexes, table.indexes.naming(column), refs);
    add_refs(table.foreign_keys, table.foreign_keys.naming(column), refs);
    add_refs(table.checks, table.checks.naming(column), refs);
    add_refs(table.columns, table.columns.naming(column), refs);
    std::erase_if(refs, [column](const ConstraintRef& constraint) {
        return !text::contains_ignoring_case(constraint.columns, column);
    });
    return refs;
}

std::vector<ConstraintRef> doubtful_constraints(const BuildState& state, Table& table,
                                                const syntax::Constraint& added,
                                                const std::vector<std::string>& columns) {
    const std::string_view name = added.name ? added.name->text : std::string_view{};
    std::vector<ConstraintRef> refs;
    const auto add = [&](auto& elements, std::vector<std::size_t> positions) {
        if (const auto named = elements.position(name)) {
            positions.push_back(*named);
        }
        add_refs(elements, std::move(positions), refs);
    };
    add(table.indexes, added.kind == ConstraintKind::PrimaryKey
                           ? position_of_primary_key(table)
                           : table.indexes.doubtful_on(columns));
    add(table.foreign_keys, table.foreign_keys.doubtful_on(columns));
    add(table.checks, table.checks.doubtful_on(columns));
    std::vector<std::size_t> with_default;
    if (const Column* const named = state.column_of_default(table, name)) {
        with_default.push_back(*table.columns.position(named->name));
    }
    for (const std::string& column : columns) {
        if (const auto position = table.columns.position(column)) {
            with_default.push_back(*position);
        }
    }
    add_refs(table.columns, std::move(with_default), refs);
    std::erase_if(refs, [](const ConstraintRef& constraint) { return !constraint.may_be_dropped; });
    return refs;
}

void doubt(BuildState& state, Table& table, const std::vector<ConstraintRef>& constraints) {
    const auto doubt_in = [](auto& elements, std::size_t position) {
        elements[position].may_be_dropped = true;
        elements.note_change(position);
    };
    for (const ConstraintRef& constraint : constraints) {
        state.note_doubt();
        switch (constraint.kind) {
            case ConstraintKind::Default:
                table.columns[constraint.position].default_constraint->may_be_dropped = true;
                break;
            case ConstraintKind::ForeignKey:
                doubt_in(table.foreign_keys, constraint.position);
                break;
            case ConstraintKind::Check:
                doubt_in(table.checks, constraint.position);
                break;
            default:
                doubt_in(table.indexes, constraint.position);
                break;
        }
    }
}

void name_constraint(BuildState& state, Table& table, const ConstraintRef& constraint,
                     const std::string& name) {
    switch (constraint.kind) {
        case ConstraintKind::Default:
            table.columns[constraint.position].default_constraint->name = name;
            state.note_owned(table.name, name, constraint.columns.front());
            return;
        case ConstraintKind::ForeignKey:
            table.foreign_keys.rename(constraint.position, name);
            break;
        case ConstraintKind::Check:
            table.checks.rename(constraint.position, name);
            break;
        default:
            table.indexes.rename(constraint.position, name);
            break;
    }
    state.note_owned(table.name, name);
}

std::optional<ConstraintRef> only_one_of_system_name(Table& table, std::string_view name) {
    const auto parts = read_system_name(name);
    std::vector<ConstraintRef> some =
        parts ? meant(table, *parts, Which::Some) : std::vector<ConstraintRef>{};
    return some.size() == 1 ? std::optional(std::move(some.front())) : std::nullopt;
}

std::optional<ConstraintOfTable> only_one_of_system_name(BuildState& state,
                                                         const QualifiedName& name) {
    std::optional<ConstraintOfTable> only;
    const auto parts = read_system_name(name.name);
    if (!parts) {
        return only;
    }
    for (const std::string_view table_name : parts->tables) {
        for (Table& table : tables_that_begin(state, {name.schema, std::string(table_name)})) {
            for (ConstraintRef& constraint : meant(table, *parts, Which::Some)) {
                if (only && only->constraint.name != constraint.name) {
                    return std::nullopt;
                }
                only = {.table = &table, .constraint = std::move(constraint)};
            }
        }
    }
    return only;
}

void drop_named_constraint(BuildState& state, Table& table, std::string_view name) {
    if (drop_constraint(state, table, name)) {
        return;
    }
    if (const auto only = only_one_of_system_name(table, name)) {
        drop_constraints(table, {*only});
        return;
    }
    const auto parts = read_system_name(name);
    if (!parts) {
        return;
    }
    doubt(state, table, meant(table, *parts, Which::Sure));
}

}  // namespace tsqlaudit::catalog
