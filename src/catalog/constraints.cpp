#include "catalog/constraints.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "catalog/apply.h"
#include "catalog/system_name.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using syntax::ConstraintKind;
using text::equals_ignoring_case;

std::vector<std::string> key_columns(const Index& index) {
    std::vector<std::string> names;
    names.reserve(index.key_columns.size());
    for (const IndexColumn& column : index.key_columns) {
        names.push_back(column.name);
    }
    return names;
}

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
            .columns = key_columns(index),
            .span = index.span,
            .position = position};
}

ConstraintRef ref_to(const ForeignKey& key, std::size_t position) {
    return {.kind = ConstraintKind::ForeignKey,
            .name = &key.name,
            .columns = key.columns,
            .span = key.span,
            .referenced = &key.referenced_table,
            .position = position};
}

ConstraintRef ref_to(const CheckConstraint& check, std::size_t position) {
    return {.kind = ConstraintKind::Check,
            .name = &check.name,
            .columns = check.columns,
            .span = check.span,
            .position = position};
}

ConstraintRef ref_to(const Column& column, std::size_t position) {
    return {.kind = ConstraintKind::Default,
            .name = &column.default_constraint->name,
            .columns = {column.name},
            .span = column.default_constraint->span,
            .position = position};
}

bool is_constraint(const Index& index) {
    return index.is_constraint();
}

bool is_constraint(const Column& column) {
    return column.default_constraint.has_value();
}

template <typename ForeignKeyOrCheck>
bool is_constraint(const ForeignKeyOrCheck& /*element*/) {
    return true;
}

template <typename Elements>
void add_refs(const Elements& elements, const std::vector<std::size_t>& positions,
              std::vector<ConstraintRef>& refs) {
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

// Which of those that a name may mean are asked for, where it says nothing of columns.
enum class Which {
    Some,  // two at least, if there are several
    New    // that were not asked for in this way before
};

// Those that such a name may mean, and more. A primary key may be among them.
template <typename Elements>
std::vector<ConstraintRef> candidates_in(Elements& elements, const SystemName& name, Which which) {
    constexpr std::size_t enough = 3;
    std::vector<std::size_t> positions;
    if (name.columns.empty()) {
        positions = which == Which::Some ? elements.unnamed(enough) : elements.newly_unnamed();
    }
    for (const std::string_view begin : name.columns) {
        std::ranges::copy(elements.naming_any(begin), std::back_inserter(positions));
    }
    std::ranges::sort(positions);
    const auto again = std::ranges::unique(positions);
    positions.erase(again.begin(), again.end());
    std::vector<ConstraintRef> refs;
    add_refs(elements, positions, refs);
    return refs;
}

std::vector<ConstraintRef> candidates(Table& table, const SystemName& name, Which which) {
    std::vector<ConstraintRef> refs;
    if (!name.kind) {
        return refs;
    }
    switch (*name.kind) {
        case ConstraintKind::PrimaryKey:
            if (const Index* const key = table.primary_key()) {
                refs.push_back(ref_to(*key, static_cast<std::size_t>(key - table.indexes.data())));
            }
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
                return refs;
            }
            return candidates_in(table.columns, name, which);
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

std::vector<ConstraintRef> constraints_near(const BuildState& state, Table& table,
                                            const std::string& name, std::string_view column) {
    std::vector<ConstraintRef> refs = constraints_naming(table, column);
    const auto add_named = [&](const auto& elements) {
        if (const auto position = elements.position(name)) {
            add_refs(elements, {*position}, refs);
        }
    };
    add_named(table.indexes);
    add_named(table.foreign_keys);
    add_named(table.checks);
    if (const Column* const with_default = state.column_of_default(table, name)) {
        add_refs(table.columns, {*table.columns.position(with_default->name)}, refs);
    }
    if (const Index* const key = table.primary_key()) {
        refs.push_back(ref_to(*key, static_cast<std::size_t>(key - table.indexes.data())));
    }
    const auto place = [](const ConstraintRef& constraint) {
        return std::pair(constraint.position, constraint.kind);
    };
    std::ranges::sort(refs, {}, place);
    const auto again = std::ranges::unique(refs, {}, place);
    refs.erase(again.begin(), again.end());
    return refs;
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
    for (const ConstraintRef& constraint : meant(table, *parts, Which::New)) {
        state.doubt(constraint.kind, constraint.span);
    }
}

}  // namespace tsqlaudit::catalog
