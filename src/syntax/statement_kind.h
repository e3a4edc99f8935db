// Telling statements apart by their first words, and finding where they end.
#pragma once

#include <cstddef>
#include <string_view>

#include "syntax/splitter.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The kind of the statement that the tokens begin with. Garbled if no statement begins so.
StatementKind kind_of_statement(std::string_view text, Tokens tokens);

// Is a garbled statement one about a table or another object, whatever it speaks of further on?
bool is_garbled_definition(std::string_view text, Tokens tokens);

// Do the tokens begin with what follows CREATE or ALTER: TABLE name (…, TABLE name ADD …, UNIQUE
// INDEX name ON table (…?
bool is_rest_of_definition(Tokens tokens);

// Do the tokens begin with RENAME OBJECT?
bool is_rename(std::string_view text, Tokens tokens);

// The kind of object of CREATE or ALTER of a module, else NONE.
TokenType module_word(std::string_view text, Tokens tokens);

// Finds the end of a statement: a semicolon, the first word of another statement where the grammar
// leaves no room for it, or the end of the tokens.
class StatementEnd {
public:
    StatementEnd(std::string_view text, Tokens tokens, std::size_t begin);

    // The index of the first token after the statement.
    std::size_t find() const;
    // A module takes all that follows, except another module.
    std::size_t find_end_of_module() const;

private:
    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : TokenType::NONE;
    }
    bool is(std::size_t index, std::string_view word) const;
    std::size_t find_table_action() const;
    std::size_t end_of_permissions() const;
    bool is_table_statement(std::size_t index) const;
    bool starts_table_statement(std::size_t index) const {
        return tokens_[index].starts_line && is_table_statement(index);
    }
    bool starts_statement(std::size_t index) const;
    bool expects_name(std::size_t index) const;
    bool starts_unreserved_statement(std::size_t index) const;
    bool may_precede_kind(std::size_t index) const;
    bool starts_misspelt_definition(std::size_t index) const;
    bool starts_headless_definition(std::size_t index) const;
    bool is_label(std::size_t index) const;
    bool starts_query(std::size_t index) const;
    bool is_part_of_alter(std::size_t index) const;
    bool is_referential_action(std::size_t index) const;

    std::string_view text_;
    Tokens tokens_;
    std::size_t begin_;
    std::size_t table_action_;  // ALTER TABLE name: the word after it; else 0
};

}  // namespace tsqlaudit::syntax
