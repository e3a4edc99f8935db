// Scripts for other products than SQL Server, which end in .sql as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

struct ForeignDialect {
    std::string_view product;
    std::uint32_t offset = 0;  // of the first word that only that product knows
};

struct FaultyStatement {
    Tokens tokens;
    std::size_t errors = 0;  // in it
};

// The product that most of the words and pairs of words are of which SQL Server has no use for, in
// CREATE and ALTER with errors: at least three of them, in statements that most of the errors of
// the script stand in. None of a script that has batches, which no other product has.
std::optional<ForeignDialect> find_foreign_dialect(std::string_view text, Tokens tokens,
                                                   std::span<const FaultyStatement> faulty,
                                                   std::size_t errors);

// The product that a script with errors is for as a whole: at least two such words in it, or three
// that say less, wherever they stand, and nothing that only SQL Server has: batches, names in
// brackets, dbo, IDENTITY, nvarchar and the like. More where as many tables can be read as there
// are errors.
std::optional<ForeignDialect> find_foreign_script(std::string_view text, Tokens tokens,
                                                  bool is_half_read);

}  // namespace tsqlaudit::syntax
