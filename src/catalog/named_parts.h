// What the elements of a table have in common: names, columns. Internal to this folder.
#pragma once

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/named_uses.h"
#include "text/compare.h"

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

// Those that an element is found by: of a foreign key, the referenced ones too.
template <typename Element, typename Function>
void for_each_found_column(const Element& element, const Function& function) {
    for_each_column(element, function);
    if constexpr (std::is_same_v<Element, ForeignKey>) {
        for_each_in(element.referenced_columns, function);
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

// The same text for the same columns in any order.
inline std::string joined(std::vector<std::string> columns) {
    std::ranges::sort(columns, text::LessIgnoringCase{});
    std::string all;
    for (const std::string& column : columns) {
        all += column;
        all += '\0';
    }
    return all;
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

template <typename Element>
void add_constraint_uses(const Element& constraint, std::vector<Use>& uses) {
    if (constraint.may_be_dropped) {
        uses.emplace_back(FoundBy::DoubtfulOn, joined(columns_of(constraint)));
    }
    if (!constraint.name.empty()) {
        return;
    }
    std::vector<std::string> columns = columns_of(constraint);
    columns.emplace_back();
    for (const std::string& column : columns) {
        uses.emplace_back(FoundBy::UnnamedOn, column);
        if (!constraint.may_be_dropped) {
            uses.emplace_back(FoundBy::SurelyUnnamedOn, column);
        }
    }
}

// Whatever the element is found by.
template <typename Element>
std::vector<Use> uses_of(const Element& element) {
    std::vector<Use> uses;
    for_each_found_column(element, [&uses](const std::string& column) {
        uses.emplace_back(FoundBy::Column, column);
    });
    if constexpr (requires { element.may_be_dropped; }) {
        if (is_constraint(element)) {
            add_constraint_uses(element, uses);
        }
    }
    return uses;
}

}  // namespace tsqlaudit::catalog
