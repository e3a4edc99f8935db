// Scripts for other products than SQL Server, which end in .sql as well.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

struct ForeignDialect {
    std::string_view product;
    std::uint32_t offset = 0;  // of the first word that only that product knows
};

// The product that most of the words and pairs of words are of which SQL Server has no use for, at
// least three of them; none of a script that has batches, which no other product has.
std::optional<ForeignDialect> find_foreign_dialect(std::string_view text, Tokens tokens);

}  // namespace tsqlaudit::syntax
