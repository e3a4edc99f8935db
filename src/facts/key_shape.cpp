#include "facts/key_shape.h"

#include <algorithm>
#include <cstddef>

namespace tsqlaudit::facts {

std::optional<sqlserver::TypeId> key_type(const catalog::Table& table) {
    const catalog::Index* key = table.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return std::nullopt;
    }
    const catalog::Column* column = table.find_column(key->key_columns.front().name);
    return column == nullptr ? std::nullopt : std::optional{column->type.id};
}

bool fits_key(const sqlserver::DataType& type) {
    constexpr int longest = 450;  // characters
    return !type.is_character() || type.length <= longest;
}

std::string place_in_key(const catalog::Table& table, const TableFacts& facts) {
    std::string places;
    std::size_t count = 0;
    bool has_coordinate = false;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const ColumnFacts& each = facts.columns[column];
        const bool is_coordinate = each.role == ColumnRole::Coordinate;
        if (each.is_primary_key && (is_coordinate || each.role == ColumnRole::Ordinal)) {
            has_coordinate = has_coordinate || is_coordinate;
            ++count;
            places += (places.empty() ? "" : ", ") + table.columns[column].name;
        }
    }
    return has_coordinate && count > 1 ? places : std::string{};
}

bool is_content_store(const catalog::Table& table, const TableFacts& facts) {
    constexpr std::size_t fewest_users = 2;
    return facts.children.size() >= fewest_users &&
           std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const catalog::Index& index) {
                           if (!index.is_unique || index.key_columns.empty()) {
                               return false;
                           }
                           const auto* column = facts.find(table, index.key_columns.back().name);
                           return column != nullptr && column->role == ColumnRole::Hash;
                       });
}

}  // namespace tsqlaudit::facts
