#include "syntax/foreign_dialect.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t least_signs = 3;

struct Sign {
    std::size_t product;
    std::string_view word;
    std::string_view next;  // empty: the word says it by itself
};

constexpr std::array<std::string_view, 5> products{"MySQL", "PostgreSQL", "Oracle", "SQLite",
                                                   "Hive or Spark"};
constexpr std::array<Sign, 26> signs{{
    {0, "AUTO_INCREMENT", ""},     {0, "ENGINE", "="},
    {0, "LOCK", "TABLES"},         {0, "UNLOCK", "TABLES"},
    {0, "DELIMITER", ""},          {1, "OWNER", "TO"},
    {1, "TABLE", "ONLY"},          {1, "LANGUAGE", "PLPGSQL"},
    {1, "USING", "BTREE"},         {1, "USING", "GIN"},
    {1, "USING", "GIST"},          {1, "JSONB", ""},
    {1, "BIGSERIAL", ""},          {1, "SERIAL", "PRIMARY"},
    {1, "WITHOUT", "TIME"},        {2, "VARCHAR2", ""},
    {2, "NVARCHAR2", ""},          {2, "TABLESPACE", ""},
    {2, "CASCADE", "CONSTRAINTS"}, {2, "ENABLE", "VALIDATE"},
    {3, "AUTOINCREMENT", ""},      {3, "PRAGMA", ""},
    {4, "STORED", "AS"},           {4, "ROW", "FORMAT"},
    {4, "PARTITIONED", "BY"},      {4, "TBLPROPERTIES", ""},
}};

bool is_batch_separator(Tokens tokens, std::size_t index) {
    return tokens[index].type == TokenType::GO && tokens[index].starts_line &&
           (index + 1 == tokens.size() || tokens[index + 1].starts_line);
}

bool stands_at(const Sign& sign, std::string_view text, Tokens tokens, std::size_t index) {
    return is_word(text_of(text, tokens[index]), sign.word) &&
           (sign.next.empty() ||
            (index + 1 < tokens.size() && is_word(text_of(text, tokens[index + 1]), sign.next)));
}

}  // namespace

std::optional<ForeignDialect> find_foreign_dialect(std::string_view text, Tokens tokens) {
    std::array<std::size_t, products.size()> counts{};
    std::array<std::uint32_t, products.size()> first{};
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (is_batch_separator(tokens, index)) {
            return std::nullopt;
        }
        for (const Sign& sign : signs) {
            if (stands_at(sign, text, tokens, index) && counts.at(sign.product)++ == 0) {
                first.at(sign.product) = tokens[index].begin;
            }
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most < least_signs) {
        return std::nullopt;
    }
    const auto product = static_cast<std::size_t>(most - counts.begin());
    return ForeignDialect{products.at(product), first.at(product)};
}

}  // namespace tsqlaudit::syntax
