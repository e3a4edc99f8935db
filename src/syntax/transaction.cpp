#include "syntax/transaction.h"

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

enum class Control { None, Begin, Commit, Rollback, Jump };

Control control_of(std::string_view text, Tokens statement) {
    const std::string word = to_upper(text_of(text, statement.front()));
    if (statement.front().type == BEGIN) {
        const std::size_t place =
            statement.size() > 1 && is_word(text_of(text, statement[1]), "DISTRIBUTED") ? 2 : 1;
        return type_at(statement, place) == TRANSACTION ? Control::Begin : Control::None;
    }
    if (type_at(statement, 1) == COLON) {  // a label
        return Control::Jump;
    }
    if (word == "COMMIT") {
        return Control::Commit;
    }
    if (word == "ROLLBACK") {
        return Control::Rollback;
    }
    const bool sets_execution =
        statement.front().type == SET && statement.size() > 1 &&
        is_one_of(to_upper(text_of(text, statement[1])), {"NOEXEC", "PARSEONLY", "FMTONLY"});
    return sets_execution || is_one_of(word, {"GOTO", "RETURN", "THROW"}) ? Control::Jump
                                                                          : Control::None;
}

// Of the transaction or savepoint, upper-case; empty if there is none.
std::string name_behind(std::string_view text, Tokens statement) {
    for (std::size_t index = 1; index + 1 < statement.size(); ++index) {
        if (statement[index].type == TRANSACTION) {
            const Token& name = statement[index + 1];
            return is_name(name.type) || name.type == VARIABLE
                       ? to_upper(name_of(text_of(text, name)))
                       : std::string();
        }
    }
    return {};
}

}  // namespace

bool is_control(std::string_view text, Tokens statement) {
    return control_of(text, statement) != Control::None;
}

std::optional<Transaction::Undone> Transaction::read(std::string_view text,
                                                     const StatementRange& statement,
                                                     std::size_t count) {
    const Control control = control_of(text, statement.tokens);
    if (statement.guarded || control == Control::Jump) {
        lose();
        return std::nullopt;
    }
    const std::string name = name_behind(text, statement.tokens);
    if (control == Control::Begin && ++depth_ == 1) {
        name_ = name;
        open_ = {.first = count, .begin = statement.tokens.front().begin};
    } else if (control == Control::Commit && depth_ > 0) {
        --depth_;
    } else if (control == Control::Rollback && depth_ > 0 && (name.empty() || name == name_)) {
        lose();  // else back to a savepoint
        return open_;
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::syntax
