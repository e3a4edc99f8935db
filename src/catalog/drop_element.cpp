// Columns, constraints and indexes on their way out of a table.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/constraints.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::contains_ignoring_case;
using text::equals_ignoring_case;

template <typename Elements>
bool erase_named(Elements& elements, std::string_view name) {
    return std::erase_if(elements, [name](const auto& element) {
               return equals_ignoring_case(element.name, name);
           }) != 0;
}

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
    return std::erase_if(table.indexes, [&](const Index& index) {
               if (!predicate(index)) {
                   return false;
               }
               leave_base(table, index);
               return true;
           }) != 0;
}

template <typename Elements, typename Predicate>
bool erase_if_named(Elements& elements, Predicate is_name) {
    return std::erase_if(elements, [&](const auto& element) { return is_name(element.name); }) != 0;
}

template <typename Predicate>
bool erase_constraint(Table& table, Predicate is_name) {
    const bool is_key = erase_indexes(table, [&](const Index& candidate) {
        return candidate.is_constraint() && is_name(candidate.name);
    });
    if (is_key || erase_if_named(table.foreign_keys, is_name) ||
        erase_if_named(table.checks, is_name) || erase_if_named(table.edges, is_name)) {
        return true;
    }
    for (Column& column : table.columns) {
        if (column.default_constraint && is_name(column.default_constraint->name)) {
            column.default_constraint.reset();
            return true;
        }
    }
    return false;
}

}  // namespace

bool drop_index(Table& table, std::string_view index) {
    return erase_indexes(table, [index](const Index& candidate) {
        return !candidate.is_constraint() && equals_ignoring_case(candidate.name, index);
    });
}

bool drop_constraint(Table& table, std::string_view constraint) {
    return erase_constraint(table, [constraint](const std::string& name) {
        return equals_ignoring_case(name, constraint);
    });
}

// The object that is its name, whatever that is.
void drop_constraint(Table& table, const ConstraintRef& constraint) {
    erase_constraint(table,
                     [&constraint](const std::string& name) { return &name == constraint.name; });
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
    std::erase_if(table.foreign_keys, [&columns](const ForeignKey& key) {
        return key.name.empty() && std::ranges::equal(key.columns, columns, equals_ignoring_case,
                                                      {}, &syntax::Identifier::text);
    });
}

void drop_unnamed_check(Table& table) {
    const auto is_unnamed = [](const CheckConstraint& check) { return check.name.empty(); };
    if (std::ranges::count_if(table.checks, is_unnamed) == 1) {
        std::erase_if(table.checks, is_unnamed);
    }
}

// SQL Server refuses to drop a column that something still names, so whatever does was dropped
// before in a way that the input does not show.
void drop_column(Table& table, std::string_view column) {
    table.columns.erase(column);
    erase_indexes(table, [column](const Index& index) { return names(index, column); });
    std::erase_if(table.foreign_keys, [column](const ForeignKey& key) {
        return contains_ignoring_case(key.columns, column);
    });
    std::erase_if(table.checks, [column](const CheckConstraint& check) {
        return contains_ignoring_case(check.columns, column);
    });
}

}  // namespace tsqlaudit::catalog
