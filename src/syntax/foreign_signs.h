// Words and pairs of words by which scripts for other products are known, and those that only
// SQL Server has. Internal to this folder.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The last is for what several have, and SQL Server has not.
inline constexpr std::array<std::string_view, 11> foreign_products{
    "MySQL", "PostgreSQL", "Oracle",    "SQLite",       "Hive or Spark",  "Teradata",
    "Db2",   "Redshift",   "Snowflake", "H2 or HSQLDB", "another product"};

// The place in that list of the product that a token, with the one behind it, is a sign of by
// itself.
std::optional<std::size_t> find_foreign_sign(std::string_view text, Tokens tokens,
                                             std::size_t index);

struct ForeignSign {
    std::size_t product;
    std::size_t weight;
};

// The same, with signs that say less: for a script as a whole.
std::optional<ForeignSign> find_any_foreign_sign(std::string_view text, Tokens tokens,
                                                 std::size_t index);
// Batches, names in brackets, dbo, …
bool is_sign_of_sql_server(std::string_view text, Tokens tokens, std::size_t index);
// NVARCHAR, which says as much but beside signs of others: MySQL and SQLite take it, too.
bool is_national_type(std::string_view text, const Token& token);
// IDENTITY, which says as much but in a script for one of the products that have it, too.
bool is_identity(Tokens tokens, std::size_t index);
bool has_identity(std::size_t product);

// LOCK DATAROWS, which Sybase has behind its tables: the rest of its statements is read as T-SQL.
bool is_clause_of_sybase(std::string_view text, Tokens tokens);

}  // namespace tsqlaudit::syntax
