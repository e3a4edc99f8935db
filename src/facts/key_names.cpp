#include "facts/key_names.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::facts {

std::vector<std::string> names_of(const std::vector<catalog::IndexColumn>& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const catalog::IndexColumn& column : columns) {
        names.push_back(column.name);
    }
    return names;
}

std::vector<std::string> key_names(const catalog::Index& index) {
    return names_of(index.key_columns);
}

bool has_key_column(const catalog::Index& index, std::string_view column) {
    return std::ranges::any_of(index.key_columns, [&](const catalog::IndexColumn& key) {
        return text::equals_ignoring_case(key.name, column);
    });
}

}  // namespace tsqlaudit::facts
