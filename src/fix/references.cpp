#include "fix/references.h"

namespace tsqlaudit::fix {

References::References(const catalog::Catalog& catalog) {
    for (const catalog::Table& table : catalog.tables) {
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (key.referenced_index) {
                references_[&catalog.tables.at(*key.referenced_index)].push_back({&table, &key});
            }
        }
    }
}

std::span<const Reference> References::to(const catalog::Table& table) const {
    const auto found = references_.find(&table);
    return found == references_.end() ? std::span<const Reference>() : found->second;
}

}  // namespace tsqlaudit::fix
