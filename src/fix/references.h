// Which foreign keys reference a table.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::fix {

using Positions = std::vector<std::size_t>;  // into a list, rising

struct Reference {
    const catalog::Table* table = nullptr;  // that has the key
    const catalog::ForeignKey* key = nullptr;
};

class References {
public:
    explicit References(const catalog::Catalog& catalog);

    // To a table of the catalog, its own among them; in the order of the tables.
    std::span<const Reference> to(const catalog::Table& table) const;
    // Of these, those to the very columns of a unique index, which may lean on it (3723, 3725).
    const Positions& leaning_on(const catalog::Table& table, const catalog::Index& index) const;
    bool has_leaning_on(const catalog::Table& table, const catalog::Index& index) const {
        return !leaning_on(table, index).empty();
    }

private:
    struct OfTable {
        std::vector<Reference> all;
        std::unordered_map<std::string, Positions> by_columns;
    };

    std::unordered_map<const catalog::Table*, OfTable> references_;
};

}  // namespace tsqlaudit::fix
