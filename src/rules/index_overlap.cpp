#include "rules/index_overlap.h"

#include <algorithm>
#include <set>
#include <string>

#include "rules/index_queries.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexColumn;
using catalog::IndexKind;

bool same_key_column(const IndexColumn& left, const IndexColumn& right) {
    return left.name == right.name && left.is_descending == right.is_descending;
}

// Filters are short and simple: apart from case, spaces, brackets and parentheses they are compared
// as written.
std::string plain_filter(const Index& index) {
    std::string plain = text::to_lower(index.filter_text);
    std::erase_if(plain, [](char letter) {
        return std::string_view{" \t\r\n()[]\""}.find(letter) != std::string_view::npos;
    });
    return plain;
}

bool is_rowstore(const Index& index) {
    return index.kind == IndexKind::Rowstore && is_seekable(index);
}

std::set<std::string> names(const std::vector<std::string>& columns) {
    return {columns.begin(), columns.end()};
}

bool holds(const Index& index, const std::string& column) {
    const std::vector<std::string> keys = key_names(index);
    return index.is_clustered || std::ranges::find(keys, column) != keys.end() ||
           std::ranges::find(index.included_columns, column) != index.included_columns.end();
}

}  // namespace

bool are_duplicates(const Index& left, const Index& right) {
    return is_rowstore(left) && is_rowstore(right) && left.is_unique == right.is_unique &&
           left.is_clustered == right.is_clustered &&
           std::ranges::equal(left.key_columns, right.key_columns, same_key_column) &&
           names(left.included_columns) == names(right.included_columns) &&
           plain_filter(left) == plain_filter(right);
}

bool is_covered_by(const Index& index, const Index& other) {
    if (!is_rowstore(index) || !is_rowstore(other) || index.is_unique || index.is_clustered ||
        index.key_columns.size() > other.key_columns.size() ||
        plain_filter(index) != plain_filter(other)) {
        return false;
    }
    return std::equal(index.key_columns.begin(), index.key_columns.end(), other.key_columns.begin(),
                      same_key_column) &&
           std::ranges::all_of(index.included_columns,
                               [&](const std::string& column) { return holds(other, column); });
}

}  // namespace tsqlaudit::rules
