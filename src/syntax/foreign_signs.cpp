#include "syntax/foreign_signs.h"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "syntax/batch_separator.h"
#include "syntax/foreign_sign_lists.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using foreign::certain_signs;
using foreign::other_signs;
using foreign::Place;
using foreign::Sign;
using foreign::signs;

// Words that hardly any other product has.
constexpr std::array<std::string_view, 11> own_words{
    "SYSDATETIME", "DATETIME2", "DATETIMEOFFSET", "DBO",        "GETDATE",         "GETUTCDATE",
    "NEWID",       "NTEXT",     "SMALLDATETIME",  "SYSOBJECTS", "UNIQUEIDENTIFIER"};

// Which words may be among those above, by their lengths and first letters, whatever their case:
// most of a script is looked at no closer.
class WordFilter {
public:
    constexpr WordFilter() {
        for (const auto& list : {std::span<const Sign>(signs), std::span<const Sign>(certain_signs),
                                 std::span<const Sign>(other_signs)}) {
            for (const Sign& sign : list) {
                passes_[place_of(sign.word)] = true;
            }
        }
        for (const std::string_view word : own_words) {
            passes_[place_of(word)] = true;
        }
        passes_[place_of("NVARCHAR")] = true;
        passes_[place_of("OBJECT_ID")] = true;
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
           statement[index - 2].type != TokenType::DOT && names_column(statement, index - 1);
}

bool is_generated(Tokens statement, std::size_t index) {
    return index > 1 && statement[index - 1].type == TokenType::AS &&
           (statement[index - 2].type == TokenType::ALWAYS ||
            statement[index - 2].type == TokenType::DEFAULT);
}

// IF NOT EXISTS may follow.
bool is_kind(std::string_view text, const Token& token) {
    switch (token.type) {
        case TokenType::COLUMN:
        case TokenType::INDEX:
        case TokenType::SCHEMA:
        case TokenType::TABLE:
            return true;
        default:
            return is_word(text_of(text, token), "DATABASE");
    }
}

// Of the dotted name that ends in front of a place; that place if there is none.
std::size_t begin_of_name(Tokens statement, std::size_t index) {
    if (index == 0 || !is_name(statement[index - 1].type)) {
        return index;
    }
    --index;
    while (index > 1 && statement[index - 1].type == TokenType::DOT &&
           is_name(statement[index - 2].type)) {
        index -= 2;
    }
    return index;
}

// Behind a name, and one of these: TABLE a, TABLE IF EXISTS s.a
bool is_behind_name_of(std::initializer_list<TokenType> kinds, Tokens statement,
                       std::size_t index) {
    const std::size_t name = begin_of_name(statement, index);
    return name > 0 && name < index &&
           std::ranges::find(kinds, statement[name - 1].type) != kinds.end();
}

// ALTER TABLE s.a, ALTER COLUMN a
bool is_behind_altered(TokenType kind, Tokens statement, std::size_t index) {
    const std::size_t name = begin_of_name(statement, index);
    return name > 1 && name < index && statement[name - 1].type == kind &&
           statement[name - 2].type == TokenType::ALTER;
}

// DROP FUNCTION f (…, DROP FUNCTION IF EXISTS f (…
bool is_behind_dropped_function(Tokens statement, std::size_t index) {
    std::size_t name = begin_of_name(statement, index);
    if (name == index) {
        return false;
    }
    if (name > 2 && statement[name - 1].type == TokenType::EXISTS) {
        name -= 2;
    }
    return name > 1 && statement[name - 1].type == TokenType::FUNCTION &&
           statement[name - 2].type == TokenType::DROP;
}

bool is_in_place(Place place, std::string_view text, Tokens statement, std::size_t index) {
    if (index == 0) {
        return place == Place::LineStart || place == Place::Always;
    }
    switch (place) {
        case Place::Anywhere:
            return !names_column(statement, index);
        case Place::Always:
            return true;
        case Place::BehindParenthesis:
            return statement[index - 1].type == TokenType::CLOSE;
        case Place::BehindCreate:
            return statement[index - 1].type == TokenType::CREATE;
        case Place::BehindKind:
            return is_kind(text, statement[index - 1]);
        case Place::BehindTable:
            return is_behind_name_of({TokenType::TABLE, TokenType::EXISTS}, statement, index);
        case Place::BehindAlteredTable:
            return index + 1 < statement.size() && is_name(statement[index + 1].type) &&
                   is_behind_altered(TokenType::TABLE, statement, index);
        case Place::BehindDroppedFunction:
            return is_behind_dropped_function(statement, index);
        case Place::BehindAlteredColumn:
            return is_behind_altered(TokenType::COLUMN, statement, index);
        case Place::Type:
            return is_type(statement, index);
        case Place::ElementStart:
            return statement[index - 1].type != TokenType::DOT && names_column(statement, index);
        case Place::LineStart:
            return statement[index].starts_line;
        case Place::BeginsQuoted:
            return is_name(type_at(statement, index + 1)) && index + 2 < statement.size() &&
                   text_of(text, statement[index + 2]) == "`";
        case Place::BehindGenerated:
            return is_generated(statement, index);
    }
    return false;
}

bool stands_at(const Sign& sign, std::string_view text, Tokens statement, std::size_t index) {
    return is_word(text_of(text, statement[index]), sign.word) &&
           is_in_place(sign.place, text, statement, index) &&
           (sign.next.empty() || (index + 1 < statement.size() &&
                                  is_word(text_of(text, statement[index + 1]), sign.next)));
}

std::optional<std::size_t> find_in(std::span<const Sign> list, std::string_view text, Tokens tokens,
                                   std::size_t index) {
    const auto found = std::ranges::find_if(
        list, [&](const Sign& sign) { return stands_at(sign, text, tokens, index); });
    return found == list.end() ? std::nullopt : std::optional(found->product);
}

// In a script for others, something in brackets is an array behind its name or type, or $1.
bool may_be_array(std::string_view text, Tokens tokens, std::size_t index) {
    const TokenType before = index > 0 ? tokens[index - 1].type : TokenType::NONE;
    return is_name(before) || before == TokenType::CLOSE || before == TokenType::MONEY ||
           text_of(text, tokens[index]) == "[]";
}

bool is_own_by_kind(std::string_view text, Tokens tokens, std::size_t index) {
    switch (tokens[index].type) {
        case TokenType::BRACKETED_ID:
            return !may_be_array(text, tokens, index);
        case TokenType::CLUSTERED:  // but CLUSTERED BY (x)
            return type_at(tokens, index + 1) != TokenType::BY;
        case TokenType::NONCLUSTERED:
            return true;
        case TokenType::GO:
            return separator_length(text, tokens, index) > 0;
        default:
            return false;
    }
}

// OBJECT_ID('t'); others may call a column so.
bool is_call_of_object_id(std::string_view text, Tokens tokens, std::size_t index) {
    return is_word(text_of(text, tokens[index]), "OBJECT_ID") &&
           type_at(tokens, index + 1) == TokenType::OPEN &&
           type_at(tokens, index + 2) == TokenType::STRING;
}

// varchar(max)
bool is_length_max(std::string_view text, Tokens tokens, std::size_t index) {
    return is_word(text_of(text, tokens[index]), "MAX") && index > 0 &&
           tokens[index - 1].type == TokenType::OPEN &&
           type_at(tokens, index + 1) == TokenType::CLOSE;
}

// .print of SQLite
bool is_behind_dot(Tokens tokens, std::size_t index) {
    return index > 0 && tokens[index - 1].type == TokenType::DOT;
}

bool is_own_word(std::string_view text, Tokens tokens, std::size_t index) {
    const std::string_view written = text_of(text, tokens[index]);
    switch (tokens[index].type) {
        case TokenType::STATEMENT_WORD:
            return (is_word(written, "PRINT") && !is_behind_dot(tokens, index)) ||
                   (is_word(written, "DECLARE") &&
                    type_at(tokens, index + 1) == TokenType::VARIABLE);
        case TokenType::ID:
            return is_length_max(text, tokens, index) ||
                   is_call_of_object_id(text, tokens, index) ||
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

std::optional<ForeignSign> find_any_foreign_sign(std::string_view text, Tokens tokens,
                                                 std::size_t index) {
    if (!filter.passes(text_of(text, tokens[index]))) {
        return std::nullopt;
    }
    for (const auto& list : {std::span<const Sign>(signs), std::span<const Sign>(certain_signs)}) {
        if (const auto product = find_in(list, text, tokens, index)) {
            return ForeignSign{*product, 2};
        }
    }
    const auto product = find_in(other_signs, text, tokens, index);
    return product ? std::optional(ForeignSign{*product, 1}) : std::nullopt;
}

bool is_national_type(std::string_view text, const Token& token) {
    return token.type == TokenType::ID && is_word(text_of(text, token), "NVARCHAR");
}

bool is_identity(Tokens tokens, std::size_t index) {
    return tokens[index].type == TokenType::IDENTITY && !is_generated(tokens, index) &&
           (index == 0 || !names_column(tokens, index));
}

bool has_identity(std::size_t product) {
    return product >= foreign::first_with_identity && product != foreign::any_product;
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
