#include "syntax/transaction.h"

#include <algorithm>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// Unknown: the statement is known to leave no certainty behind it.
enum class Control { None, Begin, Commit, Rollback, Unknown };

bool holds(Tokens tokens, TokenType type) {
    return std::ranges::any_of(tokens, [=](const Token& token) { return token.type == type; });
}

bool sets_execution(std::string_view text, Tokens statement) {
    return statement.front().type == SET && std::ranges::any_of(statement, [&](const Token& token) {
               return is_one_of(to_upper(text_of(text, token)), {"NOEXEC", "PARSEONLY", "FMTONLY"});
           });
}

Control control_of_word(std::string_view text, Tokens statement) {
    const std::string word = to_upper(text_of(text, statement.front()));
    if (statement.front().type == BEGIN) {
        const std::size_t place =
            statement.size() > 1 && is_word(text_of(text, statement[1]), "DISTRIBUTED") ? 2 : 1;
        return type_at(statement, place) == TRANSACTION ? Control::Begin : Control::None;
    }
    if (word == "COMMIT") {
        return Control::Commit;
    }
    return word == "ROLLBACK" ? Control::Rollback : Control::None;
}

Control control_of(std::string_view text, Tokens statement) {
    switch (statement.front().type) {
        case EXECUTE:
        case ID:
        case BRACKETED_ID:
        case QUOTED_ID:
            return Control::Unknown;
        default:
            break;
    }
    const bool is_label = type_at(statement, 1) == COLON;
    if (is_label || sets_execution(text, statement) ||
        is_one_of(to_upper(text_of(text, statement.front())), {"GOTO", "RETURN", "SAVE"})) {
        return Control::Unknown;
    }
    const Control control = control_of_word(text, statement);
    const bool is_named_by_variable = control != Control::None && holds(statement, VARIABLE);
    return is_named_by_variable ? Control::Unknown : control;
}

Control control_of(std::string_view text, const StatementRange& statement) {
    switch (statement.kind) {
        case StatementKind::Control: {
            const Control control = control_of(text, statement.tokens);
            return statement.guarded ? Control::Unknown : control;
        }
        case StatementKind::Dynamic:
        case StatementKind::Garbled:
            return Control::Unknown;
        case StatementKind::Module:
            return Control::None;
        default: {
            // A parenthesis that is not closed swallows what follows.
            const Tokens behind = statement.tokens.subspan(1);
            return holds(behind, STATEMENT_WORD) || holds(behind, EXECUTE) ? Control::Unknown
                                                                           : Control::None;
        }
    }
}

// Of the transaction or savepoint, whose case counts; empty if there is none.
std::string name_behind(std::string_view text, Tokens statement) {
    for (std::size_t index = 1; index + 1 < statement.size(); ++index) {
        if (statement[index].type == TRANSACTION && is_name(statement[index + 1].type)) {
            return name_of(text_of(text, statement[index + 1]));
        }
    }
    return {};
}

}  // namespace

bool is_control(std::string_view text, Tokens statement) {
    return control_of(text, statement) != Control::None;
}

bool Transaction::rolls_back(const std::string& name) const {
    return name.empty() || (name == name_ && !may_be_inner_);
}

std::optional<Transaction::Undone> Transaction::read(std::string_view text,
                                                     const StatementRange& statement,
                                                     const Place& place) {
    switch (control_of(text, statement)) {
        case Control::None:
            break;
        case Control::Begin:
            if (++depth_ == 1) {
                name_ = name_behind(text, statement.tokens);
                open_ = {.from = place, .begin = statement.tokens.front().begin};
            }
            break;
        case Control::Commit:
            depth_ -= depth_ > 0 ? 1U : 0U;
            break;
        case Control::Rollback:
            if (!rolls_back(name_behind(text, statement.tokens))) {
                lose();
            } else if (depth_ > 0) {
                depth_ = 0;
                return open_;
            }
            break;
        case Control::Unknown:
            lose();
            break;
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::syntax
