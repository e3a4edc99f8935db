// Constraints that are meant by a name which SQL Server made up.
#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "catalog/apply.h"
#include "catalog/constraint_refs.h"
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

// Which of those that a name may mean are asked for.
enum class Which {
    Some,  // two at least, if there are several
    Sure   // that cannot have been dropped
};

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
