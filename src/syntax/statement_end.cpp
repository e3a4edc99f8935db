#include <algorithm>
#include <string>
#include <vector>

#include "syntax/statement_kind.h"
#include "syntax/words.h"
#include "text/nearest.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

}  // namespace

StatementEnd::StatementEnd(std::string_view text, Tokens tokens, std::size_t begin)
    : text_(text), tokens_(tokens), begin_(begin), table_action_(find_table_action()) {}

bool StatementEnd::is(std::size_t index, std::string_view word) const {
    return index < tokens_.size() && is_word(text_of(text_, tokens_[index]), word);
}

std::size_t StatementEnd::find_table_action() const {
    std::size_t index = begin_;
    if (type(index) != ALTER || type(index + 1) != TABLE) {
        return 0;
    }
    index += 2;
    while (type(index) == DOT || (is_name(type(index)) && type(index + 1) == DOT)) {
        ++index;
    }
    return index + 1;
}

std::size_t StatementEnd::find() const {
    std::size_t index = std::max(begin_ + 1, end_of_permissions());
    ParenthesisDepth depth;
    std::size_t cases = 0;
    for (; index < tokens_.size(); ++index) {
        if (type(index) == OPEN && depth.value() == 0 && starts_query(index)) {
            break;
        }
        depth.read(type(index));
        switch (type(index)) {
            case SEMICOLON:
                return index;
            case CASE:
                ++cases;
                continue;
            case END:
                if (cases > 0) {
                    --cases;
                    continue;
                }
                break;
            case ELSE:
                if (cases > 0) {
                    continue;
                }
                break;
            default:
                break;
        }
        // A lost parenthesis must not cost the next table.
        if (depth.value() == 0 ? starts_statement(index) : starts_table_statement(index)) {
            break;
        }
    }
    return index;
}

std::size_t StatementEnd::find_end_of_module() const {
    const TokenType module = module_word(text_, tokens_.subspan(begin_));
    const bool may_create_tables = module == PROCEDURE || module == TRIGGER;
    for (std::size_t index = begin_ + 1; index < tokens_.size(); ++index) {
        if ((!may_create_tables && is_table_statement(index)) ||
            (tokens_[index].starts_line && module_word(text_, tokens_.subspan(index)) != NONE)) {
            return index;
        }
    }
    return tokens_.size();
}

// GRANT CREATE TABLE, EXECUTE TO …: no statement begins before TO or FROM.
std::size_t StatementEnd::end_of_permissions() const {
    if (type(begin_) != GRANT) {
        return 0;
    }
    for (std::size_t index = begin_ + 1; index < tokens_.size(); ++index) {
        if (type(index) == TO || type(index) == FROM) {
            return index;
        }
        const bool is_permission =
            type(index - 1) == GRANT || type(index - 1) == COMMA || type(index - 1) == FOR;
        if (type(index) == SEMICOLON || (type(index) == GRANT && index > begin_ + 1) ||
            ((type(index) == CREATE || type(index) == ALTER) && !is_permission)) {
            break;  // no permission statement after all: ALTER AVAILABILITY GROUP … GRANT …
        }
    }
    return 0;
}

// CREATE TABLE name and its like.
bool StatementEnd::is_table_statement(std::size_t index) const {
    if (type(index) == ALTER) {
        return type(index + 1) == TABLE && is_name(type(index + 2));
    }
    if (type(index) != CREATE) {
        return false;
    }
    std::size_t next = index + 1;
    while (type(next) == UNIQUE || type(next) == CLUSTERED || type(next) == NONCLUSTERED ||
           type(next) == COLUMNSTORE || type(next) == SPATIAL || type(next) == EXTERNAL) {
        ++next;
    }
    return (type(next) == TABLE || type(next) == INDEX) && is_name(type(next + 1));
}

// Asked outside of parentheses.
bool StatementEnd::starts_statement(std::size_t index) const {
    const TokenType before = type(index - 1);
    if (type(index - 2) == OPEN_BRACE && type(index + 1) == OPEN) {  // {fn INSERT (…)}
        return false;
    }
    switch (type(index)) {
        case BEGIN:
        case CREATE:
        case ELSE:
        case EXECUTE:
        case STATEMENT_WORD:
        case WHILE:
            return true;
        case ALTER:
        case DROP:
            return !is_part_of_alter(index);
        case SET:
            return type(index + 1) != OPEN && index != table_action_ &&
                   !is_referential_action(index - 1);
        case DELETE:
        case UPDATE:
            return !is_referential_action(index) && before != AFTER && before != BEFORE;
        case INSERT:
            return before != AFTER;
        case SELECT:  // CREATE TABLE … AS SELECT … UNION SELECT …
            return before != AS && before != UNION && before != EXCEPT && before != INTERSECT &&
                   (before != ALL || type(index - 2) != UNION);
        case END:  // GENERATED ALWAYS AS ROW END
            return index < begin_ + 3 || type(index - 2) != AS || type(index - 3) != ALWAYS;
        case IF:  // DROP TABLE IF EXISTS; CREATE TABLE IF NOT EXISTS, which others have
            return (type(index + 1) != EXISTS || type(index + 2) == OPEN) &&
                   (type(begin_) != CREATE || before != TABLE);
        case MERGE:
            return type(index + 1) != RANGE;
        case GRANT:
            return before != WITH;
        case ENABLE:
        case DISABLE:
            return type(index + 1) == TRIGGER && index != table_action_;
        case ADD:  // ADD SENSITIVITY CLASSIFICATION TO …, ADD COUNTER SIGNATURE TO …
            return index != table_action_ &&
                   ((is(index + 1, "SENSITIVITY") && is(index + 2, "CLASSIFICATION")) ||
                    (is(index + 1, "SIGNATURE") && type(index + 2) == TO) ||
                    (is(index + 1, "COUNTER") && is(index + 2, "SIGNATURE")));
        case ID:
            return is_label(index) || starts_misspelt_definition(index) ||
                   (tokens_[index].starts_line && starts_unreserved_statement(index));
        case TABLE:
            return starts_headless_definition(index);
        case RESERVED_WORD:
            return (is(index, "LINENO") && type(index + 1) == NUMBER) ||
                   (is(index, "DISK") && (is(index + 1, "INIT") || is(index + 1, "RESIZE")));
        default:
            return is_label(index);
    }
}

// ( SELECT … ) UNION …, where a table is complete. Elsewhere it may be a part of anything.
bool StatementEnd::starts_query(std::size_t index) const {
    const TokenType option = type(index - 2);
    const bool is_complete = type(index - 1) == CLOSE || option == ON || option == TEXTIMAGE_ON ||
                             option == FILESTREAM_ON;
    return tokens_[index].starts_line && type(index + 1) == SELECT && is_complete &&
           type(begin_) == CREATE && type(begin_ + 1) == TABLE;
}

bool StatementEnd::is_label(std::size_t index) const {
    return type(index + 1) == COLON && is_name(type(index));
}

// Is a name to come before the index? A column or table may be called Receive.
bool StatementEnd::expects_name(std::size_t index) const {
    const TokenType first = type(begin_);
    if (index == begin_ + 2 && (first == CREATE || first == ALTER || first == DROP)) {
        return true;
    }
    switch (type(index - 1)) {
        case ADD:
        case AND:
        case AS:
        case COLUMN:
        case COMMA:
        case CONSTRAINT:
        case DOT:
        case EXISTS:
        case FUNCTION:
        case INDEX:
        case OR:
        case PARTITION:
        case REFERENCES:
        case SCHEME:
        case TABLE:
        case THEN:
        case TO:
        case WHEN:
        case WHERE:
            return true;
        case ON:  // but SET NOCOUNT ON
            return first == CREATE || table_action_ != 0;
        default:
            return false;
    }
}

// A statement whose first word is no reserved word.
bool StatementEnd::starts_unreserved_statement(std::size_t index) const {
    if (expects_name(index)) {
        return false;
    }
    return is(index, "THROW") || (is(index, "COPY") && type(index + 1) == INTO) ||
           (is(index, "SEND") && type(index + 1) == ON) || is(index, "RECEIVE") ||
           (is(index + 1, "CONVERSATION") && (is(index, "GET") || is(index, "MOVE"))) ||
           is_rename(text_, tokens_.subspan(index)) ||
           (is(index, "RENAME") && is(index + 1, "DATABASE"));
}

// Between CREATE and TABLE there may be up to four words.
bool StatementEnd::may_precede_kind(std::size_t index) const {
    const TokenType first = type(begin_);
    return index < begin_ + 5 && (first == CREATE || first == ALTER || first == DROP);
}

// CREAT TABLE t (…. The type of a column is none: ALTER TABLE t ADD a int INDEX i ON ps (a).
bool StatementEnd::starts_misspelt_definition(std::size_t index) const {
    if (may_precede_kind(index) || !is_rest_of_definition(tokens_.subspan(index + 1)) ||
        (type(index + 1) != TABLE && table_action_ != 0)) {
        return false;
    }
    static const std::vector<std::string> known{"ALTER", "CREATE"};
    return tokens_[index].starts_line ||
           !text::nearest(to_upper(text_of(text_, tokens_[index])), known).empty();
}

// TABLE t (… without CREATE, behind what ends a statement.
bool StatementEnd::starts_headless_definition(std::size_t index) const {
    const TokenType before = type(index - 1);
    const bool may_end = before == CLOSE || before == NUMBER || before == OFF || before == STRING ||
                         before == TRANSACTION || (before == ON && type(begin_) == SET) ||
                         (is_name(before) && tokens_[index].starts_line && index > begin_ + 1);
    return may_end && !may_precede_kind(index - 1) && is_rest_of_definition(tokens_.subspan(index));
}

// ALTER and DROP as actions of ALTER TABLE and ALTER SECURITY POLICY; CREATE OR ALTER.
bool StatementEnd::is_part_of_alter(std::size_t index) const {
    const bool goes_on =
        type(index - 1) == COMMA && (table_action_ == 0 || type(table_action_) != ADD);
    if (index == table_action_ || goes_on || (type(index - 1) == OR && index == begin_ + 2)) {
        return true;
    }
    const TokenType next = type(index + 1);
    if (next == COLUMN) {  // but ALTER COLUMN ENCRYPTION KEY, DROP COLUMN MASTER KEY
        return type(index + 3) != KEY;
    }
    if (next == FILTER || next == BLOCK || next == PREDICATE ||
        next == OPEN) {  // ALTER FULLTEXT INDEX ON t DROP (c)
        return true;
    }
    // ALTER TABLE t ALTER COLUMN c DROP MASKED
    return table_action_ != 0 && type(table_action_) == ALTER &&
           type(table_action_ + 1) == COLUMN && index == table_action_ + 3;
}

// ON DELETE, ON UPDATE
bool StatementEnd::is_referential_action(std::size_t index) const {
    return (type(index) == DELETE || type(index) == UPDATE) && index > begin_ &&
           type(index - 1) == ON;
}

}  // namespace tsqlaudit::syntax
