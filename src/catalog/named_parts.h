// The names in an element of a table. Internal to NamedList.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "catalog/catalog.h"
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

// SQL Server makes up the name.
template <typename Element>
bool is_unnamed(const Element& element) {
    if constexpr (std::is_same_v<Element, Index>) {
        return element.is_constraint() && element.name.empty();
    } else {
        return name_of(element).empty();
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

template <typename Element>
bool names_column(const Element& element, std::string_view column) {
    bool does = false;
    for_each_found_column(element, [&](const std::string& name) {
        does = does || text::equals_ignoring_case(name, column);
    });
    return does;
}

}  // namespace tsqlaudit::catalog
