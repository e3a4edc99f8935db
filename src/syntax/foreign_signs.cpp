#include "syntax/foreign_signs.h"

#include <algorithm>
#include <span>

#include "syntax/batch_separator.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

enum class Place {
    Anywhere,  // but where a column gets its name
    BehindParenthesis,
    BehindCreate,
    BehindKind,  // TABLE or INDEX
    Type,        // of a column
    BehindComma,
    LineStart,
    BehindGenerated,  // ALWAYS AS, BY DEFAULT AS
};

struct Sign {
    std::size_t product;
    std::string_view word;
    std::string_view next;  // empty: the word says it by itself
    Place place = Place::Anywhere;
};

constexpr std::size_t any_product = foreign_products.size() - 1;
constexpr std::size_t first_with_identity = 7;  // Redshift
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
constexpr std::array<Sign, 69> other_signs{{
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
    {any_product, "OR", "REPLACE", Place::BehindCreate},
    {any_product, "IF", "NOT", Place::BehindKind},
    {any_product, "USING", "INDEX"},
    {any_product, "TABLE", "`"},
    {any_product, "EXISTS", "`"},
    {any_product, "IDENTITY", "", Place::BehindGenerated},
    {any_product, "COMMENT", "ON", Place::LineStart},
    {any_product, "PUBLIC", "."},
    {1, "AS", "ENUM"},
    {1, "INDEX", "CONCURRENTLY"},
    {1, "OWNED", "BY"},
    {5, "MULTISET", "", Place::BehindCreate},
    {5, "VOLATILE", "", Place::BehindCreate},
    {5, "SET", "TABLE", Place::BehindCreate},
    {5, "NO", "FALLBACK", Place::BehindComma},
    {5, "PRIMARY", "INDEX"},
    {5, "NOT", "CASESPECIFIC"},
    {5, "COMMIT", "PRESERVE"},
    {5, "COLLECT", "STATISTICS", Place::LineStart},
    {5, "BYTEINT", "", Place::Type},
    {6, "WITH", "DEFAULT"},
    {6, "CURRENT", "TIMESTAMP"},
    {6, "BIT", "DATA"},
    {6, "ORGANIZE", "BY"},
    {6, "USING", "STOGROUP"},
    {6, "DATA", "CAPTURE"},
    {7, "ENCODE", "AZ64"},
    {7, "ENCODE", "LZO"},
    {7, "ENCODE", "RAW"},
    {7, "ENCODE", "ZSTD"},
    {7, "DISTSTYLE", "", Place::BehindParenthesis},
    {7, "DISTKEY", "("},
    {7, "SORTKEY", "("},
    {8, "VARIANT", "", Place::Type},
    {8, "TIMESTAMP_NTZ", "", Place::Type},
    {8, "TIMESTAMP_LTZ", "", Place::Type},
    {8, "TIMESTAMP_TZ", "", Place::Type},
    {8, "TRANSIENT", "TABLE"},
    {9, "CACHED", "TABLE", Place::BehindCreate},
    {9, "MEMORY", "TABLE", Place::BehindCreate},
}};

// Words that hardly any other product has.
constexpr std::array<std::string_view, 13> own_words{
    "OBJECT_ID",     "SYSDATETIME", "DATETIME2",       "DATETIMEOFFSET", "DBO",
    "GETDATE",       "GETUTCDATE",  "NEWID",           "NTEXT",          "NVARCHAR",
    "SMALLDATETIME", "SYSOBJECTS",  "UNIQUEIDENTIFIER"};

// Which words may be among those above, by their lengths and first letters, whatever their case:
// most of a script is looked at no closer.
class WordFilter {
public:
    constexpr WordFilter() {
        for (const auto& list :
             {std::span<const Sign>(signs), std::span<const Sign>(other_signs)}) {
            for (const Sign& sign : list) {
                passes_[place_of(sign.word)] = true;
            }
        }
        for (const std::string_view word : own_words) {
            passes_[place_of(word)] = true;
        }
        passes_[place_of("MAX")] = true;
        passes_[place_of("PRINT")] = true;
        passes_[place_of("DECLARE")] = true;
    }

    constexpr bool passes(std::string_view written) const { return passes_[place_of(written)]; }

private:
    static constexpr std::size_t kinds = 32;  // letters of either case are the same, modulo this

    static constexpr std::size_t place_of(std::string_view word) {
        return word.size() % kinds * kinds + static_cast<unsigned char>(word.front()) % kinds;
    }

    std::array<bool, kinds * kinds> passes_{};
};

constexpr WordFilter filter;

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

bool is_generated(Tokens statement, std::size_t index) {
    return index > 1 && statement[index - 1].type == TokenType::AS &&
           (statement[index - 2].type == TokenType::ALWAYS ||
            statement[index - 2].type == TokenType::DEFAULT);
}

bool is_in_place(Place place, Tokens statement, std::size_t index) {
    switch (place) {
        case Place::Anywhere:
            return !names_column(statement, index);
        case Place::BehindParenthesis:
            return statement[index - 1].type == TokenType::CLOSE;
        case Place::BehindCreate:
            return statement[index - 1].type == TokenType::CREATE;
        case Place::BehindKind:
            return statement[index - 1].type == TokenType::TABLE ||
                   statement[index - 1].type == TokenType::INDEX;
        case Place::Type:
            return is_type(statement, index);
        case Place::BehindComma:
            return statement[index - 1].type == TokenType::COMMA;
        case Place::LineStart:
            return statement[index].starts_line;
        case Place::BehindGenerated:
            return is_generated(statement, index);
    }
    return false;
}

bool stands_at(const Sign& sign, std::string_view text, Tokens statement, std::size_t index) {
    return is_word(text_of(text, statement[index]), sign.word) &&
           is_in_place(sign.place, statement, index) &&
           (sign.next.empty() || (index + 1 < statement.size() &&
                                  is_word(text_of(text, statement[index + 1]), sign.next)));
}

std::optional<std::size_t> find_in(std::span<const Sign> list, std::string_view text, Tokens tokens,
                                   std::size_t index) {
    const auto found = std::ranges::find_if(
        list, [&](const Sign& sign) { return stands_at(sign, text, tokens, index); });
    return found == list.end() ? std::nullopt : std::optional(found->product);
}

// In a script for others, something in brackets is an array behind its name or type.
bool is_own_by_kind(std::string_view text, Tokens tokens, std::size_t index) {
    const TokenType before = index > 0 ? tokens[index - 1].type : TokenType::NONE;
    switch (tokens[index].type) {
        case TokenType::BRACKETED_ID:
            return !is_name(before) && before != TokenType::CLOSE;
        case TokenType::CLUSTERED:
        case TokenType::NONCLUSTERED:
            return true;
        case TokenType::GO:
            return separator_length(text, tokens, index) > 0;
        default:
            return false;
    }
}

// varchar(max)
bool is_length_max(std::string_view text, Tokens tokens, std::size_t index) {
    return is_word(text_of(text, tokens[index]), "MAX") && index > 0 &&
           tokens[index - 1].type == TokenType::OPEN &&
           type_at(tokens, index + 1) == TokenType::CLOSE;
}

bool is_own_word(std::string_view text, Tokens tokens, std::size_t index) {
    const std::string_view written = text_of(text, tokens[index]);
    switch (tokens[index].type) {
        case TokenType::STATEMENT_WORD:
            return is_word(written, "PRINT") || (is_word(written, "DECLARE") &&
                                                 type_at(tokens, index + 1) == TokenType::VARIABLE);
        case TokenType::ID:
            return is_length_max(text, tokens, index) ||
                   std::ranges::any_of(own_words, [written](std::string_view word) {
                       return is_word(written, word);
                   });
        default:
            return false;
    }
}

}  // namespace

std::optional<std::size_t> find_foreign_sign(std::string_view text, Tokens tokens,
                                             std::size_t index) {
    return find_in(signs, text, tokens, index);
}

std::optional<std::size_t> find_any_foreign_sign(std::string_view text, Tokens tokens,
                                                 std::size_t index) {
    if (!filter.passes(text_of(text, tokens[index]))) {
        return std::nullopt;
    }
    const auto found = find_in(signs, text, tokens, index);
    return found ? found : find_in(other_signs, text, tokens, index);
}

bool is_identity(Tokens tokens, std::size_t index) {
    return tokens[index].type == TokenType::IDENTITY && !is_generated(tokens, index);
}

bool has_identity(std::size_t product) {
    return product >= first_with_identity && product != any_product;
}

bool is_sign_of_sql_server(std::string_view text, Tokens tokens, std::size_t index) {
    return is_own_by_kind(text, tokens, index) ||
           (filter.passes(text_of(text, tokens[index])) && is_own_word(text, tokens, index));
}

bool is_clause_of_sybase(std::string_view text, Tokens tokens) {
    constexpr std::array<std::string_view, 3> schemes{"ALLPAGES", "DATAPAGES", "DATAROWS"};
    return tokens.size() > 1 && is_word(text_of(text, tokens[0]), "LOCK") &&
           std::ranges::any_of(schemes, [&](std::string_view scheme) {
               return is_word(text_of(text, tokens[1]), scheme);
           });
}

}  // namespace tsqlaudit::syntax
