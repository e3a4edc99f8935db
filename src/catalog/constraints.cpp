#include "catalog/constraints.h"

#include <algorithm>
#include <cctype>

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

bool fits_system_name(const Table& table, std::string_view name) {
    constexpr std::size_t shortest_cut = 8;
    const auto parts = read_system_name(name);
    if (!parts) {
        return false;
    }
    const auto is_table = [&table](std::string_view part) {
        return equals_ignoring_case(table.name.name, part) ||
               (part.size() >= shortest_cut && begins_with(table.name.name, part));
    };
    const std::string_view middle = parts->middle;
    for (std::size_t at = middle.find("__", 1); at != std::string_view::npos;
         at = middle.find("__", at + 1)) {
        if (is_table(middle.substr(0, at))) {
            return true;
        }
    }
    return is_table(middle);
}

bool is_system_name(std::string_view name) {
    return read_system_name(name).has_value();
}

void drop_named_constraint(BuildState& state, Table& table, std::string_view name) {
    if (drop_constraint(table, name)) {
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
