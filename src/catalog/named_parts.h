// What the elements of a table have in common: names, columns. Internal to this folder.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/named_uses.h"

namespace tsqlaudit::catalog {

template <typename Element>
auto& name_of(Element& element) {
    return element.name;
}

// All are in the schema of their table.
inline std::string& name_of(Trigger& trigger) {
    return trigger.name.name;
}

inline const std::string& name_of(const Trigger& trigger) {
    return trigger.name.name;
}

template <typename Names, typename Function>
void for_each_in(Names& names, const Function& function) {
    for (auto& name : names) {
        function(name);
    }
}

// The columns that an element names, each as often as it does.
template <typename Element, typename Function>
void for_each_column(Element& element, const Function& function) {
    using Kind = std::remove_const_t<Element>;
    if constexpr (std::is_same_v<Kind, Index>) {
        for (auto& key : element.key_columns) {
            function(key.name);
        }
        for_each_in(element.included_columns, function);
        for_each_in(element.order_columns, function);
        if (element.storage) {
            function(element.storage->partition_column);
        }
    } else if constexpr (std::is_same_v<Kind, ForeignKey> ||
                         std::is_same_v<Kind, CheckConstraint>) {
        for_each_in(element.columns, function);
    } else if constexpr (std::is_same_v<Kind, Column>) {
        function(element.name);
    }
}

// Key, referencing or checked columns of a constraint.
inline std::vector<std::string> columns_of(const Index& index) {
    std::vector<std::string> names;
    names.reserve(index.key_columns.size());
    for (const IndexColumn& column : index.key_columns) {
        names.push_back(column.name);
    }
    return names;
}

template <typename ForeignKeyOrCheck>
const std::vector<std::string>& columns_of(const ForeignKeyOrCheck& constraint) {
    return constraint.columns;
}

// Of a column: its default.
template <typename Element>
bool is_constraint(const Element& element) {
    if constexpr (std::is_same_v<Element, Index>) {
        return element.is_constraint();
    } else if constexpr (std::is_same_v<Element, Column>) {
        return element.default_constraint.has_value();
    } else {
        return std::is_same_v<Element, ForeignKey> || std::is_same_v<Element, CheckConstraint>;
    }
}

// Whatever an element of a list is found by.
template <typename Element>
Uses uses_of(const Element& element) {
    Uses uses;
    for_each_column(element,
                    [&uses](const std::string& column) { uses.columns.push_back(column); });
    if constexpr (std::is_same_v<Element, ForeignKey>) {
        uses.referenced = element.referenced_columns;
    }
    if constexpr (requires { element.may_be_dropped; }) {
        if (is_constraint(element)) {
            uses.constrained = columns_of(element);
            uses.is_unnamed = element.name.empty();
            uses.may_be_dropped = element.may_be_dropped;
        }
    }
    return uses;
}

}  // namespace tsqlaudit::catalog
