#include "facts/unique_keys.h"

#include <algorithm>

#include "facts/expressions.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using text::equals_ignoring_case;

bool contains(const std::vector<std::string>& columns, const std::string& name) {
    return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
        return equals_ignoring_case(column, name);
    });
}

bool filter_is_harmless(const catalog::Index& index, const std::vector<std::string>& columns,
                        const std::string& soft_delete) {
    const std::vector<std::string> filtered = columns_of(index.filter);
    return std::all_of(filtered.begin(), filtered.end(), [&](const std::string& column) {
        return contains(columns, column) || equals_ignoring_case(column, soft_delete);
    });
}

}  // namespace

std::optional<std::size_t> unique_index_on(const catalog::Table& table,
                                           const std::vector<std::string>& columns,
                                           const std::string& soft_delete) {
    for (std::size_t position = 0; position < table.indexes.size(); ++position) {
        const catalog::Index& index = table.indexes[position];
        const bool is_unique = index.is_unique || index.is_constraint();
        if (!is_unique || index.is_disabled || index.key_columns.empty()) {
            continue;
        }
        const bool is_part = std::all_of(
            index.key_columns.begin(), index.key_columns.end(),
            [&](const catalog::IndexColumn& key) { return contains(columns, key.name); });
        if (is_part && filter_is_harmless(index, columns, soft_delete)) {
            return position;
        }
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::facts
