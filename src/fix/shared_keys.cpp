#include "fix/shared_keys.h"

#include <algorithm>
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
                                                std::span<const std::vector<Change>> tables) {
    std::unordered_set<const Table*> altered;
    for (const std::vector<Change>& of_table : tables) {
        if (std::ranges::any_of(
                of_table, [](const Change& change) { return !altered_columns(change).empty(); })) {
            altered.insert(&context.table(of_table.front()));
        }
    }
    return altered;
}

}  // namespace

std::unordered_map<const ForeignKey*, std::string> names_of_shared_keys(
    const RenderContext& context, std::span<const std::vector<Change>> tables) {
    const std::unordered_set<const Table*> altered = altered_tables(context, tables);
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
    for (const std::vector<Change>& of_table : tables) {
        const auto found = unnamed.find(&context.table(of_table.front()));
        if (found == unnamed.end()) {
            continue;
        }
        for (const Change& change : of_table) {
            found->second.merge(surroundings_around(context, change).unnamed);
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
