#include "facts/second_store.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;

// Unique where it is not NULL.
bool is_kept_unique(const Table& table, const std::string& column) {
    return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
        return index.is_unique && !index.is_disabled && index.key_columns.size() == 1 &&
               index.key_columns.front().name == column;
    });
}

// CodeHash, the hash of Code.
bool is_hash_of_text(const Table& table, const TableFacts& facts, std::size_t hash) {
    const Words& name = words_of(table.columns[hash].name);
    const auto head = vocabulary().lookups.hashes.find(name);
    if (facts.columns[hash].role != ColumnRole::Hash || !head || head->first == 0) {
        return false;
    }
    const Words content = name.first(head->first);
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        return column.type.is_character() && column.type.is_lob() &&
               words_of(column.name).joined() == content.joined();
    });
}

}  // namespace

bool is_second_store(const Table& table, const TableFacts& facts, TableId store) {
    if (std::find(facts.parents.begin(), facts.parents.end(), store) != facts.parents.end()) {
        return false;
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (is_hash_of_text(table, facts, column) &&
            is_kept_unique(table, table.columns[column].name)) {
            return true;
        }
    }
    return false;
}

}  // namespace tsqlaudit::facts
