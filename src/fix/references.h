// Which foreign keys reference a table.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::fix {

struct Reference {
    const catalog::Table* table = nullptr;  // that has the key
    const catalog::ForeignKey* key = nullptr;
};

class References {
public:
    explicit References(const catalog::Catalog& catalog);

    // To a table of the catalog, its own among them; in the order of the tables.
    std::span<const Reference> to(const catalog::Table& table) const;

private:
    std::unordered_map<const catalog::Table*, std::vector<Reference>> references_;
};

}  // namespace tsqlaudit::fix
