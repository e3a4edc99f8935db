#include "syntax/statement_tokens.h"

#include <algorithm>
#include <utility>

#include "syntax/argument_words.h"
#include "syntax/statement_kind.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// One pass over the tokens of a statement that finds the groups to be replaced.
class Grouping {
public:
    Grouping(std::string_view text, Tokens tokens, bool quoted_identifier)
        : text_(text),
          tokens_(tokens),
          quoted_identifier_(quoted_identifier),
          has_elements_(type(0) == CREATE &&
                        (type(1) == TABLE || type(1) == TYPE || type(1) == EXTERNAL)),
          is_create_table_(type(0) == CREATE && (type(1) == TABLE || type(1) == EXTERNAL)),
          creates_no_table_(type(0) == CREATE && !has_elements_),
          is_call_(type(0) != CREATE && type(0) != ALTER && type(0) != DROP) {}

    struct Group {
        TokenType type;
        std::size_t length;  // in tokens; 0: the token is left out
    };

    // The group that begins at a token; to be asked for each token that no group has covered.
    Group at(std::size_t index) {
        const Group group = group_at(index);
        if (group.length > 0) {
            before_last_ = std::exchange(last_, group.type);
        }
        return group;
    }

private:
    Group group_at(std::size_t index) {
        const TokenType found = type(index);
        depth_.read(found);
        switch (found) {
            case OPEN:
                return type(index + 1) == SELECT ? subquery(index)
                                                 : Group{OPEN, opens_searched(index) ? 0U : 1U};
            case CLOSE:
                return {CLOSE, index == searched_end_ ? 0U : 1U};
            case LANGUAGE:
                return {LANGUAGE, is_language_of_search(tokens_, index) ? 0U : 1U};
            case NOT:
                return is_referential_action(index + 3)
                           ? three(index, FOR, REPLICATION, NOT_FOR_REPLICATION)
                           : Group{NOT, 1};
            case COMMA:
                return {COMMA, is_trailing(index) || index < key_options_end_ ? 0U : 1U};
            case COLUMN:
                return {COLUMN, follows_add(index) ? 0U : 1U};
            case QUOTED_ID:
                return {quoted_identifier_ ? QUOTED_ID : STRING, 1};
            case ID:
                return name(index);
            case VARIABLE:
                return is_call_ && type(index + 1) == EQUAL ? Group{PARAMETER, 2}
                                                            : Group{VARIABLE, 1};
            case LESS:
            case GREATER:
                return is_doubled(index) ? Group{SHIFT, 2} : Group{found, 1};
            case WITH:
                key_options_end_ = end_of_key_options(index + 1);
                [[fallthrough]];
            case SELECT:
                return is_create_table_ && index > 0 && type(index - 1) == AS
                           ? Group{QUERY, tokens_.size() - index}
                           : Group{found, 1};
            case CONNECTION:
                return {lists_connections(index + 1) ? CONNECTION_OF : CONNECTION, 1};
            case NEXT:
                takes_value_ = true;
                return three(index, VALUE, FOR, NEXT_VALUE_FOR);
            case RESERVED_WORD:
                return takes_value_ && type(index + 1) == OPEN && is_word(index, "OVER")
                           ? Group{OVER_CLAUSE, length_as_far_as_close(index)}
                           : Group{RESERVED_WORD, 1};
            case AT:
                return three(index, TIME, ZONE, AT_TIME_ZONE);
            case STATEMENT_WORD:
                return is_word(index, "USE") && is_word(index + 1, "MODEL") ? Group{USE_MODEL, 2}
                                                                            : Group{found, 1};
            case PERIOD:
                return three(index, FOR, SYSTEM_TIME, PERIOD_FOR_SYSTEM_TIME);
            case UNIQUE:  // of an index, or a constraint behind it
                return {before_last_ == INDEX ? UNIQUE_OF_INDEX : UNIQUE, 1};
            default:
                return {found, 1};
        }
    }

    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : NONE;
    }

    Group three(std::size_t index, TokenType second, TokenType third, TokenType group) const {
        return type(index + 1) == second && type(index + 2) == third ? Group{group, 3}
                                                                     : Group{type(index), 1};
    }

    // Of tokens, of which the second opens a parenthesis.
    std::size_t length_as_far_as_close(std::size_t index) const {
        return std::min(find_close(tokens_, index + 2) + 1, tokens_.size()) - index;
    }

    bool is_referential_action(std::size_t index) const {
        return type(index) == ON && (type(index + 1) == DELETE || type(index + 1) == UPDATE);
    }

    bool opens_searched(std::size_t index) {
        const bool opens = opens_searched_columns(text_, tokens_, index);
        searched_end_ = opens ? find_close(tokens_, index + 1) : searched_end_;
        return opens;
    }

    // (node TO node …). A table, an index or a column may be named Connection, too.
    bool lists_connections(std::size_t open) const {
        if (type(open) != OPEN) {
            return false;
        }
        std::size_t index = open + 1;
        while (type(index) == DOT || (is_name(type(index)) && type(index + 1) == DOT)) {
            ++index;
        }
        return is_name(type(index)) && type(index + 1) == TO;
    }

    bool is_word(std::size_t index, std::string_view upper_case_word) const {
        return index < tokens_.size() &&
               syntax::is_word(text_of(text_, tokens_[index]), upper_case_word);
    }

    bool is_doubled(std::size_t sign) const {
        return type(sign + 1) == type(sign) && tokens_[sign].end == tokens_[sign + 1].begin;
    }

    // SQL Server accepts a comma after the last element of CREATE TABLE and of ALTER TABLE … ADD.
    bool is_trailing(std::size_t comma) const {
        return has_elements_ ? depth_.value() == 1 && type(comma + 1) == CLOSE
                             : type(0) == ALTER && comma + 1 == tokens_.size() && adds();
    }

    bool adds() const {
        return std::any_of(tokens_.begin(), tokens_.end(),
                           [](const Token& token) { return token.type == ADD; });
    }

    // WITH SORTED_DATA, FILLFACTOR = 80 of a key, without parentheses: the commas of that list are
    // not those between the elements of the table.
    std::size_t end_of_key_options(std::size_t index) const {
        if (creates_no_table_) {
            return 0;
        }
        while (true) {
            if (type(index) == FILLFACTOR && type(index + 1) == EQUAL) {
                index += 3;
            } else if (type(index) == ID) {
                ++index;
            } else {
                return index;
            }
            if (type(index) == COMMA) {
                if (!is_key_option(index + 1)) {
                    return index;
                }
                ++index;
            }
        }
    }

    // No definition of a column, which has a type unless it is a timestamp.
    bool is_key_option(std::size_t index) const {
        if (type(index) == FILLFACTOR) {
            return true;
        }
        const TokenType next = type(index + 1);
        return type(index) == ID && !is_word(index, "TIMESTAMP") &&
               (next == COMMA || next == CLOSE || next == ON || next == NONE);
    }

    // Upgrade scripts for several databases write ALTER TABLE … ADD COLUMN, which others insist on.
    bool follows_add(std::size_t column) const {
        return type(0) == ALTER && type(column - 1) == ADD;
    }

    // ( SELECT … ) as far as its closing parenthesis, if it has one.
    Group subquery(std::size_t index) {
        ParenthesisDepth depth;
        for (std::size_t end = index; end < tokens_.size(); ++end) {
            depth.read(type(end));
            if (depth.value() == 0) {
                depth_.read(CLOSE);
                return {SUBQUERY, end - index + 1};
            }
        }
        return {OPEN, 1};
    }

    Group name(std::size_t index) const {
        if (index == 0 && is_rename(text_, tokens_)) {
            return {RENAME_OBJECT, 2};
        }
        if (index == 3 && type(0) == ALTER && type(1) == SCHEMA && is_word(index, "TRANSFER")) {
            return {TRANSFER, 1};
        }
        if (is_create_table_ && type(index - 1) == CLOSE && type(index + 1) == ON &&
            is_word(index, "FEDERATED")) {
            return {FEDERATED_ON, 2};
        }
        return {ID, is_side_of_trim(text_, tokens_, index) ? 0 : placeholder_length(index)};
    }

    // A placeholder and the delimited name right behind it are one name: {databaseOwner}[Table].
    std::size_t placeholder_length(std::size_t index) const {
        const bool ends_in_placeholder =
            std::string_view("})>@%").find(text_[tokens_[index].end - 1]) != std::string_view::npos;
        const bool joined = ends_in_placeholder && index + 1 < tokens_.size() &&
                            tokens_[index].end == tokens_[index + 1].begin &&
                            type(index + 1) == BRACKETED_ID;
        return joined ? 2 : 1;
    }

    std::string_view text_;
    Tokens tokens_;
    bool quoted_identifier_;
    bool has_elements_;
    bool is_create_table_;
    bool creates_no_table_;  // but an index, statistics, …, whose lists of options have commas
    bool is_call_;
    std::size_t key_options_end_ = 0;
    std::size_t searched_end_ = 0;
    bool takes_value_ = false;  // from a sequence
    ParenthesisDepth depth_;
    TokenType last_ = NONE;  // groups that are there
    TokenType before_last_ = NONE;
};

}  // namespace

void StatementTokens::assign(std::string_view text, syntax::Tokens tokens, bool quoted_identifier) {
    tokens_.clear();
    tokens_.reserve(tokens.size() + 1);
    position_ = 0;
    Grouping grouping(text, tokens, quoted_identifier);
    for (std::size_t index = 0; index < tokens.size();) {
        const auto [type, length] = grouping.at(index);
        if (length == 0) {
            ++index;
            continue;
        }
        add(static_cast<std::size_t>(type), tokens[index].begin, tokens[index + length - 1].end);
        index += length;
    }
    const std::uint32_t end = tokens.empty() ? 0 : tokens.back().end;
    add(antlr4::Token::EOF, end, end);
}

void StatementTokens::add(std::size_t type, std::uint32_t begin, std::uint32_t end) {
    StatementToken& token = tokens_.emplace_back();
    token.type = type;
    token.index = tokens_.size() - 1;
    token.begin = begin;
    token.end = end;
}

antlr4::Token* StatementTokens::LT(ssize_t k) {
    return token(k);
}

StatementToken* StatementTokens::token(ssize_t k) {
    const ssize_t offset = k > 0 ? k - 1 : k;
    const ssize_t index = static_cast<ssize_t>(position_) + offset;
    if (index < 0) {
        return nullptr;
    }
    return &tokens_[std::min(static_cast<std::size_t>(index), tokens_.size() - 1)];
}

antlr4::Token* StatementTokens::get(std::size_t index) const {
    return &tokens_.at(index);
}

}  // namespace tsqlaudit::syntax
