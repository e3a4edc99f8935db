#include "syntax/foreign_dialect.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "syntax/batch_separator.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t least_signs = 3;

enum class Place {
    Anywhere,  // but where a column gets its name
    BehindParenthesis,
    BehindKind,  // TABLE or INDEX
    Type,        // of a column
};

struct Sign {
    std::size_t product;
    std::string_view word;
    std::string_view next;  // empty: the word says it by itself
    Place place = Place::Anywhere;
};

// The last is for what several have, and SQL Server has not.
constexpr std::array<std::string_view, 6> products{"MySQL",  "PostgreSQL",    "Oracle",
                                                   "SQLite", "Hive or Spark", "another product"};
constexpr std::size_t any_product = products.size() - 1;
constexpr std::array<Sign, 22> signs{{
    {0, "AUTO_INCREMENT", ""},  {0, "ENGINE", "=", Place::BehindParenthesis},
    {1, "OWNER", "TO"},         {1, "TABLE", "ONLY"},
    {1, "LANGUAGE", "PLPGSQL"}, {1, "USING", "BTREE"},
    {1, "USING", "GIN"},        {1, "USING", "GIST"},
    {1, "JSONB", ""},           {1, "BIGSERIAL", ""},
    {1, "SERIAL", "PRIMARY"},   {1, "WITHOUT", "TIME"},
    {2, "VARCHAR2", ""},        {2, "NVARCHAR2", ""},
    {2, "TABLESPACE", ""},      {2, "CASCADE", "CONSTRAINTS"},
    {2, "ENABLE", "VALIDATE"},  {3, "AUTOINCREMENT", ""},
    {4, "STORED", "AS"},        {4, "ROW", "FORMAT"},
    {4, "PARTITIONED", "BY"},   {4, "TBLPROPERTIES", ""},
}};
// Those that say less by themselves: of a script as a whole.
constexpr std::array<Sign, 33> other_signs{{
    {0, "UNSIGNED", ""},
    {0, "CHARSET", "="},
    {0, "UPDATE", "CURRENT_TIMESTAMP"},
    {0, "ENUM", "(", Place::Type},
    {0, "MEDIUMTEXT", "", Place::Type},
    {0, "LONGTEXT", "", Place::Type},
    {0, "MEDIUMINT", "", Place::Type},
    {1, "SERIAL", "", Place::Type},
    {1, "TIMESTAMPTZ", "", Place::Type},
    {1, "BYTEA", "", Place::Type},
    {1, "NEXTVAL", "("},
    {1, "CREATE", "EXTENSION"},
    {2, "NUMBER", "", Place::Type},
    {2, "DEFAULT", "SYSDATE"},
    {2, "NULL", "ENABLE"},
    {3, "WITHOUT", "ROWID"},
    {3, "PRAGMA", "FOREIGN_KEYS"},
    {0, "SET", "FOREIGN_KEY_CHECKS"},
    {0, "SET", "SQL_MODE"},
    {2, "NOMAXVALUE", ""},
    {2, "NOCACHE", ""},
    {2, "NOCYCLE", ""},
    {any_product, ":", "="},
    {any_product, "CHARACTER", "SET"},
    {any_product, "DEFERRABLE", ""},
    {any_product, "FOR", "EACH"},
    {any_product, "GENERATED", "BY"},
    {any_product, "RENAME", "TO"},
    {any_product, "TIMESTAMP", "WITH", Place::Type},
    {any_product, "OR", "REPLACE"},
    {any_product, "IF", "NOT", Place::BehindKind},
    {any_product, "TABLE", "`"},
    {any_product, "EXISTS", "`"},
}};

// Words that hardly any other product has.
constexpr std::array<std::string_view, 13> own_words{
    "OBJECT_ID",     "SYSDATETIME", "DATETIME2",       "DATETIMEOFFSET", "DBO",
    "GETDATE",       "GETUTCDATE",  "NEWID",           "NTEXT",          "NVARCHAR",
    "SMALLDATETIME", "SYSOBJECTS",  "UNIQUEIDENTIFIER"};

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

// Behind the name of a column.
bool is_type(Tokens statement, std::size_t index) {
    return index > 1 && is_name(statement[index - 1].type) &&
           (statement[index - 2].type == TokenType::COMMA ||
            statement[index - 2].type == TokenType::OPEN);
}

bool is_in_place(Place place, Tokens statement, std::size_t index) {
    switch (place) {
        case Place::Anywhere:
            return !names_column(statement, index);
        case Place::BehindParenthesis:
            return statement[index - 1].type == TokenType::CLOSE;
        case Place::BehindKind:
            return statement[index - 1].type == TokenType::TABLE ||
                   statement[index - 1].type == TokenType::INDEX;
        case Place::Type:
            return is_type(statement, index);
    }
    return false;
}

bool stands_at(const Sign& sign, std::string_view text, Tokens statement, std::size_t index) {
    return is_word(text_of(text, statement[index]), sign.word) &&
           is_in_place(sign.place, statement, index) &&
           (sign.next.empty() || (index + 1 < statement.size() &&
                                  is_word(text_of(text, statement[index + 1]), sign.next)));
}

const Sign* find_sign(std::string_view text, Tokens tokens, std::size_t index) {
    const auto stands_here = [&](const Sign& sign) { return stands_at(sign, text, tokens, index); };
    const auto* const found = std::ranges::find_if(signs, stands_here);
    if (found != signs.end()) {
        return found;
    }
    const auto* const other = std::ranges::find_if(other_signs, stands_here);
    return other == other_signs.end() ? nullptr : other;
}

// varchar(max)
bool is_length_max(std::string_view text, Tokens tokens, std::size_t index) {
    return is_word(text_of(text, tokens[index]), "MAX") && index > 0 &&
           tokens[index - 1].type == TokenType::OPEN &&
           type_at(tokens, index + 1) == TokenType::CLOSE;
}

// In a script for others, something in brackets is an array behind its name or type.
bool is_own(std::string_view text, Tokens tokens, std::size_t index) {
    const bool is_behind_name = index > 0 && (is_name(tokens[index - 1].type) ||
                                              tokens[index - 1].type == TokenType::CLOSE);
    switch (tokens[index].type) {
        case TokenType::BRACKETED_ID:
            return !is_behind_name;
        case TokenType::IDENTITY:  // GENERATED ALWAYS AS IDENTITY
            return index == 0 || tokens[index - 1].type != TokenType::AS;
        case TokenType::CLUSTERED:
        case TokenType::NONCLUSTERED:
            return true;
        case TokenType::VARIABLE:
            return index > 0 && is_word(text_of(text, tokens[index - 1]), "DECLARE");
        case TokenType::GO:
            return separator_length(tokens, index) > 0;
        case TokenType::STATEMENT_WORD:
            return is_word(text_of(text, tokens[index]), "PRINT");
        case TokenType::ID:
            return is_length_max(text, tokens, index) ||
                   std::ranges::any_of(own_words, [&](std::string_view word) {
                       return is_word(text_of(text, tokens[index]), word);
                   });
        default:
            return false;
    }
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

std::optional<ForeignDialect> find_foreign_script(std::string_view text, Tokens tokens) {
    constexpr std::size_t enough_to_name = 2;
    std::array<std::size_t, products.size()> counts{};
    std::optional<std::uint32_t> first;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (is_own(text, tokens, index)) {
            return std::nullopt;
        }
        if (const Sign* const sign = index > 0 ? find_sign(text, tokens, index) : nullptr) {
            ++counts.at(sign->product);
            first = first.value_or(tokens[index].begin);
        }
    }
    const auto* const named = std::max_element(counts.begin(), counts.end() - 1);
    if (*named + counts.back() < least_signs) {
        return std::nullopt;
    }
    const auto product =
        *named < enough_to_name ? any_product : static_cast<std::size_t>(named - counts.begin());
    return ForeignDialect{products.at(product), *first};
}

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
