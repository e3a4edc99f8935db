#include "syntax/splitter.h"

#include <algorithm>

#include "syntax/batch_separator.h"
#include "syntax/constraint_lookup.h"
#include "syntax/guards.h"
#include "syntax/select_into.h"
#include "syntax/statement_kind.h"
#include "syntax/transaction.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

class Splitter {
public:
    Splitter(std::string_view text, Tokens tokens, Tokens lines)
        : text_(text), tokens_(tokens), lines_(lines) {}

    std::vector<StatementRange> run() {
        for (std::size_t begin = 0; begin < tokens_.size();) {
            std::size_t end = begin;
            std::size_t separator = 0;
            while (end < tokens_.size() &&
                   (separator = separator_length(text_, tokens_, end)) == 0) {
                ++end;
            }
            split_batch(begin, end);
            if (separator > 0) {
                skip_comment_behind(tokens_[end + separator - 1]);
            }
            begin = end + separator;
        }
        end_ = tokens_.size();
        guards_ = {};
        take_lines(end_);
        return std::move(result_);
    }

private:
    TokenType type(std::size_t index) const { return index < end_ ? tokens_[index].type : NONE; }
    bool is(std::size_t index, std::string_view word) const {
        return index < end_ && is_word(text_of(text_, tokens_[index]), word);
    }

    // A comment on the line of GO is not about what follows.
    void skip_comment_behind(const Token& separator) {
        const std::size_t line_end =
            std::min(text_.find_first_of("\r\n", separator.end), text_.size());
        const std::string_view rest = text_.substr(separator.end, line_end - separator.end);
        if (rest.find("--") != std::string_view::npos ||
            rest.find("/*") != std::string_view::npos) {
            comments_begin_ = static_cast<std::uint32_t>(line_end);
        }
    }

    void split_batch(std::size_t begin, std::size_t end) {
        end_ = end;
        guards_ = {};
        continues_previous_ = false;
        ++batch_;
        for (std::size_t index = begin; index < end;) {
            take_lines(index);
            index = read_next(index);
        }
        if (end < tokens_.size()) {
            take_lines(end);
        }
    }

    // The lines for sqlcmd before a token. What a line includes is the statement that an IF before
    // it governs.
    void take_lines(std::size_t index) {
        while (!lines_.empty() &&
               (index == tokens_.size() || lines_.front().begin < tokens_[index].begin)) {
            emit(lines_.first(1), StatementKind::SqlcmdLine);
            guards_.close_statement();
            lines_ = lines_.subspan(1);
        }
    }

    void emit(Tokens tokens, StatementKind kind) {
        StatementRange& range = result_.emplace_back();
        range.tokens = tokens;
        range.kind = kind;
        range.guarded = guards_.guarded();
        range.guard_negated = guards_.negated();
        range.quoted_identifier = quoted_identifier_;
        range.continues_previous = continues_previous_;
        range.comments_begin = comments_begin_;
        range.batch = batch_;
        range.conditions = guards_.conditions();
        range.conditions_kept = guards_.take_kept_conditions();
        range.condition = guards_.condition();
        range.else_of = guards_.take_else();
        range.is_repeated = guards_.repeated();
    }

    // Reads what begins at a token; returns what follows it.
    std::size_t read_next(std::size_t index) {
        switch (type(index)) {
            case SEMICOLON:
                continues_previous_ = false;
                return index + 1;
            case IF:
            case WHILE:
                return read_condition(index);
            case ELSE:
                guards_.open_else();
                return index + 1;
            case BEGIN:
                if (is_block(index)) {
                    return read_block_start(index);
                }
                break;
            case END:
                if (!is(index + 1, "CONVERSATION")) {
                    guards_.close_block();
                    return index + (is(index + 1, "TRY") || is(index + 1, "CATCH") ? 2 : 1);
                }
                break;
            default:
                break;
        }
        return read_statement(index);
    }

    bool is_block(std::size_t index) const {
        return type(index + 1) != TRANSACTION && !is(index + 1, "DISTRIBUTED") &&
               !is(index + 1, "DIALOG") && !is(index + 1, "CONVERSATION");
    }

    std::size_t read_block_start(std::size_t index) {
        const bool is_catch = is(index + 1, "CATCH");
        if (is_catch) {
            guards_.open_catch();
        } else {
            guards_.open_block();
        }
        return index + (is_catch || is(index + 1, "TRY") ? 2 : 1);
    }

    // IF … and WHILE … as far as the statement that they govern.
    std::size_t read_condition(std::size_t index) {
        const StatementEnd finder(text_, tokens_.first(end_), index);
        const std::size_t end = finder.find();
        guards_.open_condition(asks_for_absence(index + 1, end), type(index) == WHILE);
        return end;
    }

    // NOT EXISTS (…), OBJECT_ID (…) IS NULL, but not what a subquery asks.
    bool asks_for_absence(std::size_t begin, std::size_t end) const {
        const bool negated = type(begin) == NOT && !asks_for_existence(begin + 1);
        for (std::size_t index = begin; index < end; ++index) {
            if (type(index) == NOT && asks_for_existence(index + 1)) {
                return true;
            }
            if (type(index) == IS && type(index + 1) == NULL_) {
                return !negated;
            }
            if (type(index) == OPEN && type(index + 1) == SELECT) {
                index = end_of_parentheses(index, end);
            }
        }
        return false;
    }

    bool asks_for_existence(std::size_t index) const {
        while (type(index) == OPEN) {
            ++index;
        }
        return type(index) == EXISTS;
    }

    std::size_t end_of_parentheses(std::size_t index, std::size_t end) const {
        ParenthesisDepth depth;
        for (; index < end; ++index) {
            depth.read(type(index));
            if (depth.value() == 0) {
                break;
            }
        }
        return index;
    }

    std::size_t read_statement(std::size_t index) {
        const StatementKind kind = kind_of_statement(text_, tokens_.subspan(index, end_ - index));
        const StatementEnd finder(text_, tokens_.first(end_), index);
        const std::size_t end =
            kind == StatementKind::Module ? finder.find_end_of_module() : finder.find();
        const Tokens tokens = tokens_.subspan(index, end - index);
        add(tokens, kind);
        note_settings(tokens);
        if (!goes_on_with_call(tokens, end)) {
            guards_.close_statement();
        }
        continues_previous_ = true;
        return end;
    }

    // INSERT … EXEC … is one statement, though the call is read by itself.
    bool goes_on_with_call(Tokens tokens, std::size_t end) const {
        return tokens.front().type == INSERT && type(end) == EXECUTE &&
               std::ranges::none_of(tokens,
                                    [](const Token& token) { return token.type == VALUES; });
    }

    void add(Tokens tokens, StatementKind kind) {
        if (kind == StatementKind::Garbled && !is_garbled_definition(text_, tokens) &&
            !speaks_of_tables(tokens)) {
            kind = StatementKind::Ignored;
        }
        if (kind == StatementKind::Ignored && looks_up_constraint(text_, tokens)) {
            kind = StatementKind::ConstraintLookup;
        }
        if (kind == StatementKind::Ignored && target_of_select(tokens)) {
            kind = StatementKind::SelectInto;
        }
        const bool may_assign = kind == StatementKind::Ignored && holds_variable(tokens);
        if (kind == StatementKind::Ignored && is_control(text_, tokens)) {
            emit(tokens, StatementKind::Control);
        } else if (may_assign) {
            emit(tokens, StatementKind::Assignment);
        } else if (kind != StatementKind::Ignored) {
            emit(tokens, kind);
        }
        if (kind != StatementKind::Ignored || !is_preamble(tokens.front().type)) {
            comments_begin_ = tokens.back().end;
        }
    }

    static bool holds_variable(Tokens tokens) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [](const Token& token) { return token.type == VARIABLE; });
    }

    static bool speaks_of_tables(Tokens tokens) {
        return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.type == TABLE || token.type == INDEX;
        });
    }

    // Statements that may stand between a table and the comment about it.
    static bool is_preamble(TokenType first) { return first == SET || first == STATEMENT_WORD; }

    // SET QUOTED_IDENTIFIER OFF holds until it is set again, over batches.
    void note_settings(Tokens tokens) {
        if (tokens.front().type != SET) {
            return;
        }
        for (const Token& token : tokens) {
            if (token.type == QUOTED_IDENTIFIER) {
                quoted_identifier_ = tokens.back().type != OFF;
            }
        }
    }

    std::string_view text_;
    Tokens tokens_;
    Tokens lines_;         // those for sqlcmd that are still to come
    std::size_t end_ = 0;  // of the batch
    std::size_t batch_ = 0;
    Guards guards_;
    bool quoted_identifier_ = true;
    bool continues_previous_ = false;
    std::uint32_t comments_begin_ = 0;
    std::vector<StatementRange> result_;
};

}  // namespace

std::vector<StatementRange> split_statements(std::string_view text, Tokens tokens, Tokens lines) {
    return Splitter(text, tokens, lines).run();
}

}  // namespace tsqlaudit::syntax
