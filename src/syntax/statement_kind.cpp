#include "syntax/statement_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "syntax/words.h"
#include "text/nearest.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;
using enum StatementKind;

bool is_one_of(TokenType type, std::initializer_list<TokenType> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool is_module_word(TokenType type) {
    return is_one_of(type, {FUNCTION, PROCEDURE, TRIGGER, VIEW});
}

// What stands behind the dotted name at the index; NONE if there is no name.
TokenType type_behind_name(Tokens tokens, std::size_t index) {
    while (type_at(tokens, index) == DOT ||
           (is_name(type_at(tokens, index)) && type_at(tokens, index + 1) == DOT)) {
        ++index;
    }
    return is_name(type_at(tokens, index)) ? type_at(tokens, index + 1) : NONE;
}

// CREATE TABEL name (…: nothing else has a list right behind its name.
bool is_misspelt_table(std::string_view text, Tokens tokens) {
    const std::string_view word = text_of(text, tokens[1]);
    return type_behind_name(tokens, 2) == OPEN && !is_word(word, "AGGREGATE") &&
           !is_word(word, "CONTRACT") && !is_word(word, "FEDERATION");
}

// CREATE IDNEX name ON t (…: a service has QUEUE in front of that name.
bool is_misspelt_index(Tokens tokens) {
    return is_name(type_at(tokens, 2)) && type_at(tokens, 3) == ON &&
           type_behind_name(tokens, 4) == OPEN;
}

// CREATE dbo.T (…, ALTER [T] …, DROP dbo.T: without a kind of object, which is never in delimiters.
bool lacks_kind(Tokens tokens) {
    const TokenType type = type_at(tokens, 1);
    return type == BRACKETED_ID || type == QUOTED_ID ||
           (is_name(type) && type_at(tokens, 2) == DOT);
}

// CREATETABLE t (…, ALTERTABLE dbo.t …: the arguments of a procedure of that name would be parted
// by commas, and have no dots.
bool is_joined_with_table(std::string_view text, Tokens tokens) {
    const std::string_view word = text_of(text, tokens.front());
    const bool is_joined =
        is_word(word, "CREATETABLE") || is_word(word, "ALTERTABLE") || is_word(word, "DROPTABLE");
    const TokenType behind = type_at(tokens, 2);
    return is_joined && is_name(type_at(tokens, 1)) &&
           (behind == DOT || behind == OPEN || behind == ADD || is_name(behind));
}

// CREATE TEMPORARY TABLE …, CREATE OR REPLACE TEMPORARY TABLE …, CREATE UNIQE INDEX …, ALTER
// FOREIGN TABLE …: no T-SQL, but CREATE REMOTE TABLE is.
bool speaks_of_table(std::string_view text, Tokens tokens) {
    const auto is_table = [&](std::size_t index) {
        return type_at(tokens, index) == TABLE || type_at(tokens, index) == INDEX;
    };
    const std::size_t word = type_at(tokens, 1) == OR ? 3 : 1;
    return tokens.size() > word && !is_word(text_of(text, tokens[word]), "REMOTE") &&
           (is_table(word) || is_table(word + 1) ||
            (type_at(tokens, word + 1) == ID && is_table(word + 2)));
}

// ALTER TABEL …, DROP TABEL …
bool is_misspelt_kind(std::string_view text, const Token& word) {
    static const std::vector<std::string> known{
        "TABLE",      "INDEX",       "APPLICATION", "ASSEMBLY",      "ASYMMETRIC", "AVAILABILITY",
        "BROKER",     "CERTIFICATE", "CREDENTIAL",  "CRYPTOGRAPHIC", "ENDPOINT",   "EVENT",
        "FEDERATION", "LOGIN",       "MASTER",      "MATERIALIZED",  "MESSAGE",    "QUEUE",
        "REMOTE",     "RESOURCE",    "ROLE",        "ROUTE",         "SEARCH",     "SERVER",
        "SERVICE",    "SYMMETRIC",   "WORKLOAD"};
    const std::string meant = text::nearest(to_upper(text_of(text, word)), known);
    return meant == "TABLE" || meant == "INDEX";
}

// Of a kind of object that is none of tables.
StatementKind kind_of_unknown(std::string_view text, Tokens tokens) {
    return lacks_kind(tokens) || speaks_of_table(text, tokens) ? Garbled : Ignored;
}

StatementKind kind_of_create(std::string_view text, Tokens tokens) {
    const TokenType next = type_at(tokens, 2);
    switch (type_at(tokens, 1)) {
        case TABLE:
        case UNIQUE:
        case CLUSTERED:
        case NONCLUSTERED:
        case COLUMNSTORE:
        case INDEX:
        case SPATIAL:
        case PRIMARY:
        case SELECTIVE:
        case TYPE:
        case SEQUENCE:
        case STATISTICS:
        case SCHEMA:
        case SYNONYM:
        case DEFAULT:
        case RULE:
            return Parsed;
        case EXTERNAL:
            return next == TABLE ? Parsed : Ignored;
        case XML:
        case JSON:
        case VECTOR:
        case FULLTEXT:
            return next == INDEX ? Parsed : Ignored;
        case PARTITION:
            return is_one_of(next, {FUNCTION, SCHEME}) ? Parsed : Ignored;
        case SECURITY:
            return next == POLICY ? Parsed : Ignored;
        case ID:
            return next == OPEN ||  // CREATE t (…
                           is_misspelt_table(text, tokens) || is_misspelt_index(tokens) ||
                           is_misspelt_kind(text, tokens[1])
                       ? Garbled
                       : kind_of_unknown(text, tokens);
        default:
            return is_name(type_at(tokens, 1)) && next == OPEN ? Garbled  // CREATE hash (…
                                                               : kind_of_unknown(text, tokens);
    }
}

// ALTER FULLTEXT INDEX ON t ADD (… or DROP (…; the other actions change no columns.
bool changes_fulltext_columns(Tokens tokens) {
    std::size_t index = 4;
    while (type_at(tokens, index) == DOT ||
           (is_name(type_at(tokens, index)) && type_at(tokens, index + 1) == DOT)) {
        ++index;
    }
    return type_at(tokens, 2) == INDEX && is_one_of(type_at(tokens, index + 1), {ADD, DROP});
}

StatementKind kind_of_alter(std::string_view text, Tokens tokens) {
    switch (type_at(tokens, 1)) {
        case TABLE:
        case INDEX:
        case PARTITION:
            return Parsed;
        case SECURITY:
            return type_at(tokens, 2) == POLICY ? Parsed : Ignored;
        case SCHEMA:
            return is_name(type_at(tokens, 2)) && type_at(tokens, 3) == ID ? Parsed : Ignored;
        case FULLTEXT:
            return changes_fulltext_columns(tokens) ? Parsed : Ignored;
        case ID:
            return is_misspelt_kind(text, tokens[1]) ? Garbled : kind_of_unknown(text, tokens);
        default:
            return kind_of_unknown(text, tokens);
    }
}

StatementKind kind_of_drop(std::string_view text, Tokens tokens) {
    switch (type_at(tokens, 1)) {
        case TABLE:
        case INDEX:
        case DEFAULT:
        case FUNCTION:
        case PARTITION:
        case PROCEDURE:
        case RULE:
        case SCHEMA:
        case SEQUENCE:
        case STATISTICS:
        case SYNONYM:
        case TRIGGER:
        case TYPE:
        case VIEW:
            return Parsed;
        case EXTERNAL:
            return type_at(tokens, 2) == TABLE ? Parsed : Ignored;
        case FULLTEXT:
            return type_at(tokens, 2) == INDEX ? Parsed : Ignored;
        case SECURITY:
            return type_at(tokens, 2) == POLICY ? Parsed : Ignored;
        case ID:
            return is_misspelt_kind(text, tokens[1]) ? Garbled : kind_of_unknown(text, tokens);
        default:
            return kind_of_unknown(text, tokens);
    }
}

// The procedure that is called: the last part of the dotted name at the index.
StatementKind kind_of_call(std::string_view text, Tokens tokens, std::size_t index) {
    constexpr std::array<std::string_view, 12> procedures{
        "SP_ADDEXTENDEDPROPERTY",  "SP_BINDEFAULT",      "SP_BINDRULE",
        "SP_CHANGEOBJECTOWNER",    "SP_FULLTEXT_COLUMN", "SP_FULLTEXT_TABLE",
        "SP_DROPEXTENDEDPROPERTY", "SP_RENAME",          "SP_TABLEOPTION",
        "SP_UNBINDEFAULT",         "SP_UNBINDRULE",      "SP_UPDATEEXTENDEDPROPERTY"};
    while (type_at(tokens, index + 1) == DOT) {
        index += type_at(tokens, index + 2) == DOT ? 1U : 2U;
    }
    if (!is_one_of(type_at(tokens, index), {ID, BRACKETED_ID, QUOTED_ID})) {
        return Ignored;
    }
    const std::string name = to_upper(name_of(text_of(text, tokens[index])));
    if (name == "SP_EXECUTESQL" || name == "SP_ADDTYPE" || name == "SP_DROPTYPE") {
        return Dynamic;
    }
    return std::find(procedures.begin(), procedures.end(), name) != procedures.end() ? Parsed
                                                                                     : Ignored;
}

StatementKind kind_of_execute(std::string_view text, Tokens tokens) {
    if (type_at(tokens, 1) == OPEN) {
        return Dynamic;
    }
    const bool has_result = type_at(tokens, 1) == VARIABLE && type_at(tokens, 2) == EQUAL;
    const std::size_t procedure = has_result ? 3 : 1;
    // EXEC @procedure …, which may hold N'base.sys.sp_executesql'
    return type_at(tokens, procedure) == VARIABLE ? Dynamic : kind_of_call(text, tokens, procedure);
}

}  // namespace

TokenType module_word(std::string_view text, Tokens tokens) {
    if (!is_one_of(type_at(tokens, 0), {CREATE, ALTER})) {
        return NONE;
    }
    std::size_t index = 1;
    if (type_at(tokens, 1) == OR && type_at(tokens, 2) == ALTER) {
        index = 3;
    }
    if (type_at(tokens, index) == ID && is_word(text_of(text, tokens[index]), "MATERIALIZED")) {
        ++index;
    }
    return is_module_word(type_at(tokens, index)) ? type_at(tokens, index) : NONE;
}

bool is_garbled_definition(std::string_view text, Tokens tokens) {
    return (tokens.size() > 1 && is_one_of(tokens.front().type, {CREATE, ALTER, DROP})) ||
           (tokens.front().type == ID && is_joined_with_table(text, tokens));
}

bool is_rest_of_definition(Tokens tokens) {
    if (type_at(tokens, 0) == TABLE) {
        return is_one_of(type_behind_name(tokens, 1), {OPEN, ADD});
    }
    std::size_t index = 0;
    while (is_one_of(type_at(tokens, index), {UNIQUE, CLUSTERED, NONCLUSTERED})) {
        ++index;
    }
    return type_at(tokens, index) == INDEX && is_name(type_at(tokens, index + 1)) &&
           type_at(tokens, index + 2) == ON && type_behind_name(tokens, index + 3) == OPEN;
}

bool is_rename(std::string_view text, Tokens tokens) {
    return tokens.size() > 2 && is_word(text_of(text, tokens[0]), "RENAME") &&
           is_word(text_of(text, tokens[1]), "OBJECT");
}

StatementKind kind_of_statement(std::string_view text, Tokens tokens) {
    switch (type_at(tokens, 0)) {
        case CREATE:
            return module_word(text, tokens) != NONE ? Module : kind_of_create(text, tokens);
        case ALTER:
            return module_word(text, tokens) != NONE ? Module : kind_of_alter(text, tokens);
        case DROP:
            return kind_of_drop(text, tokens);
        case EXECUTE:
            return kind_of_execute(text, tokens);
        case ID:
        case BRACKETED_ID:
        case QUOTED_ID: {
            if (is_rename(text, tokens)) {
                return Parsed;
            }
            const StatementKind kind = kind_of_call(text, tokens, 0);
            return kind == Ignored ? Garbled : kind;
        }
        default:  // TABLE t (…, 5 TABLE t (…
            return is_rest_of_definition(tokens) ||
                           (tokens.size() > 1 && is_rest_of_definition(tokens.subspan(1)))
                       ? Garbled
                       : Ignored;
    }
}

}  // namespace tsqlaudit::syntax
