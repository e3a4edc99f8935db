// Schemas made up by chance, the same for the same seed: every kind of table, key, index and name
// that fixes have to cope with, in combinations that nobody would write down.
#pragma once

#include <cstdint>

#include "closure/schema.h"

namespace tsqlaudit::test {

// Seeds run from 1 to this.
inline constexpr std::uint32_t generated_schema_count = 300;

Schema generated_schema(std::uint32_t seed);

}  // namespace tsqlaudit::test
