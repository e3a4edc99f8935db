// Columns, constraints and indexes on their way out of a table.
#include <algorithm>
#include <optional>
#include <ranges>

#include "catalog/apply.h"
#include "catalog/constraints.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::contains_ignoring_case;
using text::equals_ignoring_case;

bool names(const Index& index, std::string_view column) {
    return contains_ignoring_case(index.included_columns, column) ||
           contains_ignoring_case(index.order_columns, column) ||
           std::any_of(index.key_columns.begin(), index.key_columns.end(),
                       [column](const IndexColumn& candidate) {
                           return equals_ignoring_case(candidate.name, column);
                       });
}

// A heap keeps the compression of the rowstore index that it was.
void leave_base(Table& table, const Index& index) {
    if (index.is_clustered && index.kind == IndexKind::Columnstore) {
        table.compression = {};
    }
}

template <typename Predicate>
bool erase_indexes(Table& table, Predicate predicate) {
    return table.indexes.erase_if([&](const Index& index) {
        if (!predicate(index)) {
            return false;
        }
        leave_base(table, index);
        return true;
    }) != 0;
}

template <typename Elements>
bool erase_named(Elements& elements, std::string_view name) {
    const std::optional<std::size_t> found = elements.position(name);
    if (found) {
        elements.erase(*found);
    }
    return found.has_value();
}

// Foreign keys or checks.
template <typename Elements>
void erase_naming(Elements& elements, std::string_view column) {
    for (const std::size_t position : std::views::reverse(elements.naming(column))) {
        if (contains_ignoring_case(elements[position].columns, column)) {
            elements.erase(position);
        }
    }
}

bool erase_named_index(Table& table, bool is_constraint, std::string_view name) {
    const std::optional<std::size_t> found = table.indexes.position(name);
    if (!found || table.indexes[*found].is_constraint() != is_constraint) {
        return false;
    }
    leave_base(table, table.indexes[*found]);
    table.indexes.erase(*found);
    return true;
}

}  // namespace

bool drop_index(Table& table, std::string_view index) {
    return erase_named_index(table, false, index);
}

bool drop_constraint(BuildState& state, Table& table, std::string_view constraint) {
    if (erase_named_index(table, true, constraint) || erase_named(table.foreign_keys, constraint) ||
        erase_named(table.checks, constraint) || erase_named(table.edges, constraint)) {
        return true;
    }
    Column* const column = state.column_of_default(table, constraint);
    if (column != nullptr) {
        column->default_constraint.reset();
    }
    return column != nullptr;
}

void drop_constraints(Table& table, const std::vector<ConstraintRef>& constraints) {
    for (const ConstraintRef& constraint : std::views::reverse(constraints)) {
        switch (constraint.kind) {
            case syntax::ConstraintKind::Default:
                table.columns[constraint.position].default_constraint.reset();
                break;
            case syntax::ConstraintKind::ForeignKey:
                table.foreign_keys.erase(constraint.position);
                break;
            case syntax::ConstraintKind::Check:
                table.checks.erase(constraint.position);
                break;
            default:
                table.indexes.erase(constraint.position);
                break;
        }
    }
}

bool drop_unnamed_key(Table& table, const std::vector<syntax::Identifier>& columns) {
    return erase_indexes(table, [&columns](const Index& candidate) {
        return candidate.is_constraint() && candidate.name.empty() &&
               std::ranges::equal(candidate.key_columns, columns,
                                  [](const IndexColumn& key, const syntax::Identifier& column) {
                                      return equals_ignoring_case(key.name, column.text);
                                  });
    });
}

void drop_unnamed_foreign_key(Table& table, const std::vector<syntax::Identifier>& columns) {
    table.foreign_keys.erase_if([&columns](const ForeignKey& key) {
        return key.name.empty() && std::ranges::equal(key.columns, columns, equals_ignoring_case,
                                                      {}, &syntax::Identifier::text);
    });
}

void drop_unnamed_check(Table& table) {
    const auto is_unnamed = [](const CheckConstraint& check) { return check.name.empty(); };
    if (std::ranges::count_if(table.checks, is_unnamed) == 1) {
        table.checks.erase_if(is_unnamed);
    }
}

// SQL Server refuses to drop a column that something still names, so whatever does was dropped
// before in a way that the input does not show.
void drop_column(Table& table, std::string_view column) {
    erase_named(table.columns, column);
    for (const std::size_t position : std::views::reverse(table.indexes.naming(column))) {
        if (names(table.indexes[position], column)) {
            leave_base(table, table.indexes[position]);
            table.indexes.erase(position);
        }
    }
    erase_naming(table.foreign_keys, column);
    erase_naming(table.checks, column);
}

}  // namespace tsqlaudit::catalog
