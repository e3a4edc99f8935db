#include "fix/shared_keys.h"

#include <unordered_set>
#include <utility>

#include "fix/surroundings.h"

namespace tsqlaudit::fix {

namespace {

using catalog::ForeignKey;
using catalog::Table;

// What a step of each table takes away that has no name.
using UnnamedOf = std::unordered_map<const Table*, std::unordered_set<const void*>>;

std::unordered_set<const Table*> altered_tables(const RenderContext& context,
                                                const std::vector<Change>& changes) {
    std::unordered_set<const Table*> tables;
    for (const Change& change : changes) {
        if (!altered_columns(change).empty()) {
            tables.insert(&context.table(change));
        }
    }
    return tables;
}

}  // namespace

std::unordered_map<const ForeignKey*, std::string> names_of_shared_keys(
    const RenderContext& context, const std::vector<Change>& changes) {
    const std::unordered_set<const Table*> altered = altered_tables(context, changes);
    std::vector<std::pair<const Table*, const ForeignKey*>> candidates;
    UnnamedOf unnamed;
    for (const Table& table : context.catalog.tables) {
        if (!altered.contains(&table)) {
            continue;
        }
        for (const ForeignKey& key : table.foreign_keys) {
            const Table* const parent =
                key.referenced_index ? &context.catalog.tables[*key.referenced_index] : &table;
            if (key.name.empty() && parent != &table && altered.contains(parent)) {
                candidates.emplace_back(&table, &key);
                unnamed.try_emplace(&table);
                unnamed.try_emplace(parent);
            }
        }
    }
    for (const Change& change : changes) {
        if (const auto of_table = unnamed.find(&context.table(change)); of_table != unnamed.end()) {
            of_table->second.merge(surroundings_around(context, change).unnamed);
        }
    }
    std::unordered_map<const ForeignKey*, std::string> names;
    for (const auto& [table, key] : candidates) {
        const Table* const parent = &context.catalog.tables[*key->referenced_index];
        if (unnamed.at(table).contains(key) && unnamed.at(parent).contains(key)) {
            names.emplace(key, context.naming.constraint(*table, "FK", key->columns));
        }
    }
    return names;
}

}  // namespace tsqlaudit::fix
