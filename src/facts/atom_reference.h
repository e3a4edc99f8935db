// How a table would reference the atom store.
#pragma once

#include <optional>
#include <string>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

struct AtomReference {
    const catalog::Table* store = nullptr;
    const catalog::Column* key = nullptr;  // of the store
    std::string column;                    // new in the referencing table, as the constraint
    std::string constraint;
};

// None: the store has no unique key of one column.
std::optional<AtomReference> plan_reference(const catalog::Table& table,
                                            const catalog::Table& store);

}  // namespace tsqlaudit::facts
