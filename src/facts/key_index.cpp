#include "facts/key_index.h"

#include <utility>

namespace tsqlaudit::facts {
namespace {

// Names that say nothing about the table, so the table's name has to stand before them.
bool is_bare(const Words& key) {
    return key.size() == 1;
}

}  // namespace

KeyIndex::KeyIndex(const Context& context) : context_(context) {
    for (TableId id = 0; id < context.table_count(); ++id) {
        const catalog::Table& table = context.table(id);
        const catalog::Index* key = table.primary_key();
        if (key == nullptr || key->key_columns.size() != 1 || is_history(table)) {
            continue;
        }
        const std::string& column = key->key_columns.front().name;
        const Words words = context.words_of(column);
        if (is_bare(words)) {
            add(std::string{context.names(id).table.joined()} + std::string{words.joined()}, id);
        } else {
            add(std::string{words.joined()}, id);
        }
    }
}

void KeyIndex::add(std::string name, TableId table) {
    const auto [entry, inserted] = tables_.try_emplace(std::move(name), table);
    if (!inserted) {
        entry->second.reset();
    }
}

std::optional<TableId> KeyIndex::find(TableId table, std::size_t column) const {
    const auto found = tables_.find(std::string{context_.names(table).columns[column].joined()});
    if (found == tables_.end() || !found->second || *found->second == table) {
        return std::nullopt;
    }
    const TableId target = *found->second;
    const catalog::Index* key = context_.table(target).primary_key();
    const catalog::Column* referenced =
        context_.table(target).find_column(key->key_columns.front().name);
    const catalog::Column& referencing = context_.table(table).columns[column];
    if (referenced == nullptr || !sqlserver::same_type(referencing.type, referenced->type)) {
        return std::nullopt;
    }
    return target;
}

}  // namespace tsqlaudit::facts
