#pragma once

#include <cstddef>

namespace tsqlaudit::facts {

// Index into Catalog::tables, and into SchemaFacts::tables.
using TableId = std::size_t;

}  // namespace tsqlaudit::facts
