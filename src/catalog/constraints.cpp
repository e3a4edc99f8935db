#include "catalog/constraints.h"

#include <algorithm>
#include <cctype>
#include <ranges>

#include "catalog/apply.h"
#include "catalog/elements.h"
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

bool begins_with(std::string_view whole, std::string_view begin) {
    return !begin.empty() && begin.size() <= whole.size() &&
           equals_ignoring_case(whole.substr(0, begin.size()), begin);
}

// DF__Orders__Status__1CF15040 in its parts.
struct SystemName {
    std::string_view kind;    // two letters
    std::string_view middle;  // the table, and often a column, both as far as they fit
};

std::optional<SystemName> read_system_name(std::string_view name) {
    constexpr std::size_t shortest = 4 + 1 + 2 + 8;
    const std::size_t end = name.rfind("__");
    if (name.size() < shortest || name.substr(2, 2) != "__" || end < 5) {
        return std::nullopt;
    }
    const std::string_view number = name.substr(end + 2);
    const bool is_number = (number.size() == 8 || number.size() == 16) &&
                           std::ranges::all_of(number, [](unsigned char character) {
                               return std::isxdigit(character) != 0;
                           });
    return is_number ? std::optional(
                           SystemName{.kind = name.substr(0, 2), .middle = name.substr(4, end - 4)})
                     : std::nullopt;
}

bool is_of_kind(ConstraintKind kind, std::string_view letters) {
    switch (kind) {
        case ConstraintKind::PrimaryKey:
            return equals_ignoring_case(letters, "PK");
        case ConstraintKind::Unique:
            return equals_ignoring_case(letters, "UQ");
        case ConstraintKind::Default:
            return equals_ignoring_case(letters, "DF");
        case ConstraintKind::Check:
            return equals_ignoring_case(letters, "CK");
        case ConstraintKind::ForeignKey:
            return equals_ignoring_case(letters, "FK");
        case ConstraintKind::Connection:
            return false;
    }
    return false;
}

// Keys are named without a column; a name of the others may hold one behind any "__".
bool may_be_about(const ConstraintRef& constraint, std::string_view middle) {
    if (constraint.kind == ConstraintKind::PrimaryKey ||
        constraint.kind == ConstraintKind::Unique) {
        return true;
    }
    bool names_column = false;
    for (std::size_t at = middle.find("__", 1); at != std::string_view::npos;
         at = middle.find("__", at + 1)) {
        const std::string_view column = middle.substr(at + 2);
        names_column |= !column.empty();
        if (std::ranges::any_of(constraint.columns, [column](const std::string& candidate) {
                return begins_with(candidate, column);
            })) {
            return true;
        }
    }
    return !names_column;
}

// What such a name may say of the table: all up to each "__".
std::vector<std::string_view> table_names(std::string_view middle) {
    std::vector<std::string_view> names;
    for (std::size_t at = middle.find("__", 1); at != std::string_view::npos;
         at = middle.find("__", at + 1)) {
        names.push_back(middle.substr(0, at));
    }
    if (!middle.empty()) {
        names.push_back(middle);
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

}  // namespace

std::vector<ConstraintRef> constraints_of(Table& table) {
    std::vector<ConstraintRef> all;
    for (Index& index : table.indexes) {
        if (index.is_constraint()) {
            all.push_back(
                {.kind = index.is_primary_key ? ConstraintKind::PrimaryKey : ConstraintKind::Unique,
                 .name = &index.name,
                 .columns = key_columns(index),
                 .span = index.span});
        }
    }
    for (ForeignKey& key : table.foreign_keys) {
        all.push_back({.kind = ConstraintKind::ForeignKey,
                       .name = &key.name,
                       .columns = key.columns,
                       .span = key.span,
                       .referenced = &key.referenced_table});
    }
    for (CheckConstraint& check : table.checks) {
        all.push_back({.kind = ConstraintKind::Check,
                       .name = &check.name,
                       .columns = check.columns,
                       .span = check.span});
    }
    for (Column& column : table.columns) {
        if (column.default_constraint) {
            all.push_back({.kind = ConstraintKind::Default,
                           .name = &column.default_constraint->name,
                           .columns = {column.name},
                           .span = column.default_constraint->span});
        }
    }
    return all;
}

void name_constraint(BuildState& state, Table& table, const ConstraintRef& constraint,
                     const std::string& name) {
    const auto name_in = [&](auto& elements) {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (&elements[i].name == constraint.name) {
                elements.rename(i, name);
                return;
            }
        }
    };
    name_in(table.indexes);
    name_in(table.foreign_keys);
    name_in(table.checks);
    if (constraint.kind == ConstraintKind::Default) {
        find_column(table, constraint.columns.front())->default_constraint->name = name;
        state.note_owned(table.name, name, constraint.columns.front());
    } else {
        state.note_owned(table.name, name);
    }
}

std::vector<ConstraintRef> constraints_of_system_name(Table& table, std::string_view name) {
    const auto parts = read_system_name(name);
    if (!parts) {
        return {};
    }
    std::vector<ConstraintRef> all = constraints_of(table);
    std::erase_if(all, [&parts](const ConstraintRef& constraint) {
        return !constraint.name->empty() || !is_of_kind(constraint.kind, parts->kind) ||
               !may_be_about(constraint, parts->middle);
    });
    return all;
}

std::optional<ConstraintOfTable> only_one_of_system_name(BuildState& state,
                                                         const QualifiedName& name) {
    std::optional<ConstraintOfTable> only;
    const auto parts = read_system_name(name.name);
    for (const std::string_view table_name : table_names(parts ? parts->middle : "")) {
        for (Table& table : tables_that_begin(state, {name.schema, std::string(table_name)})) {
            for (ConstraintRef& constraint : constraints_of_system_name(table, name.name)) {
                if (only && only->constraint.name != constraint.name) {
                    return std::nullopt;
                }
                only = {.table = &table, .constraint = std::move(constraint)};
            }
        }
    }
    return only;
}

bool is_system_name(std::string_view name) {
    return read_system_name(name).has_value();
}

void drop_named_constraint(BuildState& state, Table& table, std::string_view name) {
    if (drop_constraint(state, table, name)) {
        return;
    }
    const std::vector<ConstraintRef> meant = constraints_of_system_name(table, name);
    if (meant.size() == 1) {
        drop_constraints(table, meant);
        return;
    }
    for (const ConstraintRef& constraint : meant) {
        state.doubt(constraint.kind, constraint.span);
    }
}

}  // namespace tsqlaudit::catalog
