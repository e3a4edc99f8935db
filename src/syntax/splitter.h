// Splits the tokens of a script into batches and statements, before any parser sees them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

enum class StatementKind {
    Parsed,            // says something about tables: for the parser
    Dynamic,           // EXEC ('…') or sp_executesql
    Assignment,        // may change what a variable holds
    SqlcmdLine,        // :r, :setvar: its one token is the line
    Module,            // CREATE or ALTER of a procedure, function, trigger or view, with its body
    SelectInto,        // SELECT … INTO table
    ConstraintLookup,  // DECLARE of the idiom that drops a default without knowing its name
    Control,           // BEGIN or ROLLBACK TRANSACTION, GOTO, a label, a call, …
    Garbled,  // speaks of a table or an index, but does not begin like a statement about one
    Ignored,
};

struct StatementRange {
    Tokens tokens;
    StatementKind kind = StatementKind::Ignored;
    bool guarded = false;           // inside IF …, WHILE …, or BEGIN CATCH
    bool guard_negated = false;     // the innermost guard asks for absence: IF NOT EXISTS, IS NULL
    bool quoted_identifier = true;  // as SET QUOTED_IDENTIFIER has it
    bool continues_previous = false;   // neither GO nor a semicolon before it
    std::uint32_t comments_begin = 0;  // comments from here to the first token head the statement
    std::size_t batch = 0;             // which of the text, from 1
    std::size_t conditions = 0;        // how many IF and WHILE it stands under,
    std::size_t conditions_kept = 0;   // and how many of them the statement before it did, too
    std::size_t condition = 0;         // the innermost; they are numbered from 1 in each batch
    std::size_t else_of = 0;  // it is the first statement in the ELSE of this condition; 0: of none
    bool is_repeated = false;  // one of them is a WHILE
};

// All statements but the ignored ones, and the lines for sqlcmd, in order.
std::vector<StatementRange> split_statements(std::string_view text, Tokens tokens, Tokens lines);

}  // namespace tsqlaudit::syntax
