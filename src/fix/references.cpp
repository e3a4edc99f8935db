#include "fix/references.h"

#include "facts/key_names.h"
#include "fix/column_identity.h"

namespace tsqlaudit::fix {

References::References(const catalog::Catalog& catalog) {
    for (const catalog::Table& table : catalog.tables) {
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (key.referenced_index) {
                OfTable& of_table = references_[&catalog.tables.at(*key.referenced_index)];
                of_table.by_columns[identity_in_any_order(key.referenced_columns)].push_back(
                    of_table.all.size());
                of_table.all.push_back({&table, &key});
            }
        }
    }
}

std::span<const Reference> References::to(const catalog::Table& table) const {
    const auto found = references_.find(&table);
    return found == references_.end() ? std::span<const Reference>() : found->second.all;
}

const Positions& References::leaning_on(const catalog::Table& table,
                                        const catalog::Index& index) const {
    static const Positions none;
    const auto of_table = references_.find(&table);
    if (!index.is_unique || of_table == references_.end()) {
        return none;
    }
    const auto found =
        of_table->second.by_columns.find(identity_in_any_order(facts::names_of(index.key_columns)));
    return found == of_table->second.by_columns.end() ? none : found->second;
}

}  // namespace tsqlaudit::fix
