#include "syntax/foreign_dialect.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "syntax/batch_separator.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t least_signs = 3;

struct Sign {
    std::size_t product;
    std::string_view word;
    std::string_view next;             // empty: the word says it by itself
    bool follows_parenthesis = false;  // else it is but a name
};

constexpr std::array<std::string_view, 5> products{"MySQL", "PostgreSQL", "Oracle", "SQLite",
                                                   "Hive or Spark"};
constexpr std::array<Sign, 22> signs{{
    {0, "AUTO_INCREMENT", ""},     {0, "ENGINE", "=", true},   {1, "OWNER", "TO"},
    {1, "TABLE", "ONLY"},          {1, "LANGUAGE", "PLPGSQL"}, {1, "USING", "BTREE"},
    {1, "USING", "GIN"},           {1, "USING", "GIST"},       {1, "JSONB", ""},
    {1, "BIGSERIAL", ""},          {1, "SERIAL", "PRIMARY"},   {1, "WITHOUT", "TIME"},
    {2, "VARCHAR2", ""},           {2, "NVARCHAR2", ""},       {2, "TABLESPACE", ""},
    {2, "CASCADE", "CONSTRAINTS"}, {2, "ENABLE", "VALIDATE"},  {3, "AUTOINCREMENT", ""},
    {4, "STORED", "AS"},           {4, "ROW", "FORMAT"},       {4, "PARTITIONED", "BY"},
    {4, "TBLPROPERTIES", ""},
}};

bool holds_batches(Tokens tokens) {
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (tokens[index].type == TokenType::GO && separator_length(tokens, index) > 0) {
            return true;
        }
    }
    return false;
}

// Is it where a column gets its name?
bool names_column(Tokens statement, std::size_t index) {
    switch (statement[index - 1].type) {
        case TokenType::ADD:
        case TokenType::COLUMN:
        case TokenType::COMMA:
        case TokenType::DOT:
        case TokenType::OPEN:
            return true;
        default:
            return false;
    }
}

bool stands_at(const Sign& sign, std::string_view text, Tokens statement, std::size_t index) {
    return is_word(text_of(text, statement[index]), sign.word) && !names_column(statement, index) &&
           (!sign.follows_parenthesis || statement[index - 1].type == TokenType::CLOSE) &&
           (sign.next.empty() || (index + 1 < statement.size() &&
                                  is_word(text_of(text, statement[index + 1]), sign.next)));
}

class SignCount {
public:
    explicit SignCount(std::string_view text) : text_(text) {}

    void read(const FaultyStatement& faulty) {
        const TokenType first = faulty.tokens.front().type;
        if (first != TokenType::CREATE && first != TokenType::ALTER) {
            return;
        }
        std::array<bool, products.size()> holds{};
        for (std::size_t index = 1; index < faulty.tokens.size(); ++index) {
            for (const Sign& sign : signs) {
                if (stands_at(sign, text_, faulty.tokens, index)) {
                    holds.at(sign.product) = true;
                    note(counts_.at(sign.product), faulty.tokens[index].begin);
                }
            }
        }
        for (std::size_t product = 0; product < products.size(); ++product) {
            counts_.at(product).errors += holds.at(product) ? faulty.errors : 0;
        }
    }

    // Of a script with so many errors.
    std::optional<ForeignDialect> result(std::size_t errors) const {
        const auto most = std::ranges::max_element(counts_, {}, &Count::signs);
        if (most->signs < least_signs || 2 * most->errors <= errors) {
            return std::nullopt;
        }
        const auto product = static_cast<std::size_t>(most - counts_.begin());
        return ForeignDialect{products.at(product), most->first};
    }

private:
    struct Count {
        std::size_t signs = 0;
        std::size_t errors = 0;   // in the statements that hold one
        std::uint32_t first = 0;  // offset
    };

    static void note(Count& count, std::uint32_t offset) {
        if (count.signs++ == 0) {
            count.first = offset;
        }
    }

    std::string_view text_;
    std::array<Count, products.size()> counts_{};
};

}  // namespace

std::optional<ForeignDialect> find_foreign_dialect(std::string_view text, Tokens tokens,
                                                   std::span<const FaultyStatement> faulty,
                                                   std::size_t errors) {
    if (holds_batches(tokens)) {
        return std::nullopt;
    }
    SignCount count(text);
    for (const FaultyStatement& statement : faulty) {
        count.read(statement);
    }
    return count.result(errors);
}

}  // namespace tsqlaudit::syntax
