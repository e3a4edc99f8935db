// Kinds of tables that a rule may leave out by naming them in "skips" of its data file.
#pragma once

#include <span>
#include <string_view>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::rules {

struct TableTrait {
    std::string_view name;         // "history", …
    std::string_view description;  // "history tables of temporal tables"
    bool (*applies)(const catalog::Table& table, const facts::TableFacts& facts);
};

std::span<const TableTrait> table_traits();

// Throws std::out_of_range for an unknown name.
const TableTrait& table_trait(std::string_view name);

}  // namespace tsqlaudit::rules
