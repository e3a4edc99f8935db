#include "syntax/string_variables.h"

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/string_expression.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// What a query assigns depends on its rows.
bool reads_rows(Tokens statement) {
    ParenthesisDepth depth;
    return std::any_of(statement.begin(), statement.end(), [&](const Token& token) {
        depth.read(token.type);
        return depth.value() == 0 && token.type == FROM;
    });
}

bool holds_variable(Tokens tokens) {
    return std::ranges::any_of(tokens, [](const Token& token) { return token.type == VARIABLE; });
}

bool is_call(const StatementRange& statement) {
    return statement.tokens.front().type == EXECUTE || statement.kind == StatementKind::Dynamic ||
           statement.kind == StatementKind::Parsed;
}

// Is it a statement that changes no variable but by =, as far as it changes any?
bool changes_by_equal_only(std::string_view text, const Token& first) {
    switch (first.type) {
        case DELETE:
        case INSERT:
        case MERGE:
        case SELECT:
        case SET:
        case UPDATE:
        case WITH:
            return true;
        default:
            return is_one_of(to_upper(text_of(text, first)), {"DECLARE", "PRINT", "RAISERROR"});
    }
}

bool is_operator(TokenType type) {
    constexpr std::array operators{PLUS, MINUS, STAR, SLASH, MODULO, AMPERSAND, PIPE, CARET};
    return std::ranges::find(operators, type) != operators.end();
}

// Might a statement that is no assignment of a known value change the variable at an index? FETCH …
// INTO @x, SELECT TOP 1 @x = …, EXEC @x = … @y OUTPUT; all else that is named by a statement whose
// grammar is not known here, as GET CONVERSATION GROUP @x.
bool might_change(std::string_view text, const StatementRange& statement, std::size_t index) {
    const Tokens tokens = statement.tokens;
    const TokenType next = type_at(tokens, index + 1);
    if (is_call(statement)) {  // its arguments are copies, and @x = names a parameter
        return next == OUTPUT || (index == 1 && next == EQUAL);
    }
    return !changes_by_equal_only(text, tokens.front()) || next == EQUAL ||
           (is_operator(next) && type_at(tokens, index + 2) == EQUAL);
}

// CREATE TABLE, but not of one for the session.
bool holds_create_table(std::string_view string) {
    constexpr std::string_view words = "CREATE TABLE";
    const std::string upper = to_upper(string);
    for (std::size_t at = upper.find(words); at != std::string::npos;
         at = upper.find(words, at + 1)) {
        const std::size_t name = upper.find_first_not_of(" \t\r\n[", at + words.size());
        if (name == std::string::npos || (upper[name] != '#' && upper[name] != '@')) {
            return true;
        }
    }
    return false;
}

}  // namespace

void StringVariables::enter(const StatementRange& statement) {
    if (statement.batch != batch_) {
        batch_ = statement.batch;
        values_.clear();
        changes_.clear();
        conditional_.clear();
    }
    while (!conditional_.empty() && conditional_.back().conditions > statement.conditions_kept) {
        Change change = std::move(conditional_.back());
        conditional_.pop_back();
        Value& value = *change.value;
        const std::size_t noted_under = change.before.noted_under;
        if (change.repeats) {
            value = {.text = {}, .is_known = false, .creates_table = value.creates_table};
        } else if (statement.else_of != 0 && change.condition >= statement.else_of) {
            value = std::move(change.before);
        }
        value.noted_under = noted_under;
        value.text.is_guess = true;
        value.is_null = false;
    }
}

void StringVariables::leave(std::string_view text, const StatementRange& statement) {
    const Tokens tokens = statement.tokens;
    if (!holds_variable(tokens)) {
        return;
    }
    const TokenType first = type_at(tokens, 0);
    if (!is_call(statement)) {
        note_changes(text, tokens);
    }
    const bool assigns =
        type_at(tokens, 1) == VARIABLE &&
        (first == SET || first == SELECT || is_word(text_of(text, tokens.front()), "DECLARE"));
    if (!assigns || reads_rows(tokens)) {
        forget_changed(text, statement);
        return;
    }
    for (const Tokens part : split_at_commas(tokens.subspan(1))) {
        assign_part(text, part, statement);
    }
}

// @x = …, @x += … or, in DECLARE, @x type = …
void StringVariables::assign_part(std::string_view text, Tokens part,
                                  const StatementRange& statement) {
    const bool is_declaration = is_word(text_of(text, statement.tokens.front()), "DECLARE");
    if (type_at(part, 0) != VARIABLE) {
        return;
    }
    ParenthesisDepth depth;
    std::size_t equal = 1;
    while (equal < part.size() && (depth.value() > 0 || part[equal].type != EQUAL)) {
        depth.read(part[equal].type);
        ++equal;
    }
    const std::string_view name = text_of(text, part[0]);
    if (equal >= part.size()) {
        if (is_declaration) {
            forget(name, statement);
            values_[to_upper(name)].is_null = statement.conditions == 0;
        } else if (statement.tokens.front().type == SET) {  // SET @x.modify (…)
            forget(name, statement);
        }
        return;
    }
    if (!is_declaration && equal > 1 && (equal > 2 || part[1].type != PLUS)) {  // @x -= …
        forget(name, statement);
        return;
    }
    std::size_t begin = equal + 1;
    // @x += …, or @x = @x + …
    const bool repeats = type_at(part, begin) == VARIABLE && type_at(part, begin + 1) == PLUS &&
                         to_upper(text_of(text, part[begin])) == to_upper(name);
    const bool appends = repeats || part[equal - 1].type == PLUS;
    begin += repeats ? 2U : 0U;
    const Tokens expression = part.subspan(begin);
    const bool creates = creates_table(text, expression);
    std::optional<DynamicText> more = read_part_of_string(text, expression, *this);
    Value& value = place_of(name, statement);
    value.is_null = false;
    if (!appends) {
        value.is_known = more.has_value();
        value.creates_table = creates;
        value.text = more ? std::move(*more) : DynamicText{};
    } else {
        value.creates_table |= creates;
        value.is_known = value.is_known && more && !value.text.is_number && !more->is_number;
        if (value.is_known) {
            value.text.append(*more);
        }
    }
    if (!value.is_known || value.text.text.size() > longest_dynamic_text) {
        value.is_known = false;
        value.text = {};
    }
}

// What follows a variable: does it set the variable? In a DECLARE, the type comes first.
bool StringVariables::is_set(Tokens behind, bool is_declaration) {
    ParenthesisDepth depth;
    for (const Token& token : behind) {
        if (depth.value() == 0 && (token.type == EQUAL || token.type == COMMA)) {
            return token.type == EQUAL;
        }
        if (token.type == VARIABLE || (!is_declaration && token.type != PLUS)) {
            return false;
        }
        depth.read(token.type);
    }
    return false;
}

void StringVariables::note_changes(std::string_view text, Tokens statement) {
    const bool is_declaration = is_word(text_of(text, statement.front()), "DECLARE");
    const bool fetches = is_word(text_of(text, statement.front()), "FETCH");
    std::map<std::string, std::size_t> mentions;
    for (const Token& token : statement) {
        if (token.type == VARIABLE) {
            ++mentions[to_upper(text_of(text, token))];
        }
    }
    for (std::size_t index = 0; index < statement.size(); ++index) {
        const Tokens behind = statement.subspan(index + 1);
        if (statement[index].type != VARIABLE || !(fetches || is_set(behind, is_declaration))) {
            continue;
        }
        const std::string name = to_upper(text_of(text, statement[index]));
        std::vector<Tokens>& changes = changes_[name];
        const bool goes_on = type_at(behind, 0) == PLUS || mentions[name] > 1;
        if (!goes_on) {
            changes.clear();
        }
        if (changes.empty() || changes.back().data() != statement.data()) {
            changes.push_back(statement);
        }
    }
}

const std::vector<Tokens>& StringVariables::changes_of(std::string_view name) const {
    static const std::vector<Tokens> none;
    const auto found = changes_.find(to_upper(name));
    return found == changes_.end() ? none : found->second;
}

void StringVariables::forget_changed(std::string_view text, const StatementRange& statement) {
    const Tokens tokens = statement.tokens;
    for (std::size_t index = 1; index < tokens.size(); ++index) {
        if (tokens[index].type != VARIABLE || !might_change(text, statement, index)) {
            continue;
        }
        const std::string_view name = text_of(text, tokens[index]);
        forget(name, statement);
        if (is_call(statement)) {  // what it was made of before says nothing of it now
            changes_.erase(to_upper(name));
        }
    }
}

void StringVariables::forget_all() {
    const auto clear = [](Value& value) { value = {.text = {}, .noted_under = value.noted_under}; };
    for (auto& [name, value] : values_) {
        clear(value);
    }
    for (Change& change : conditional_) {
        clear(change.before);
    }
    changes_.clear();
}

StringVariables::Value& StringVariables::place_of(std::string_view name,
                                                  const StatementRange& statement) {
    Value& place = values_[to_upper(name)];
    if (statement.conditions > 0 && place.noted_under != statement.condition) {
        conditional_.push_back({.conditions = statement.conditions,
                                .condition = statement.condition,
                                .repeats = statement.is_repeated,
                                .value = &place,
                                .before = place});
        place.noted_under = statement.condition;
    }
    return place;
}

void StringVariables::forget(std::string_view name, const StatementRange& statement) {
    Value& value = place_of(name, statement);
    value.text = {};
    value.is_known = false;
    value.is_null = false;
    value.creates_table = false;
}

const DynamicText* StringVariables::find(std::string_view name) const {
    const auto found = values_.find(to_upper(name));
    return found != values_.end() && found->second.is_known ? &found->second.text : nullptr;
}

bool StringVariables::is_null(std::string_view name) const {
    const auto found = values_.find(to_upper(name));
    return found != values_.end() && found->second.is_null;
}

bool StringVariables::creates_table(std::string_view text, Tokens expression) const {
    return std::ranges::any_of(expression, [&](const Token& token) {
        const std::string_view written = text_of(text, token);
        if (token.type == VARIABLE) {
            const auto found = values_.find(to_upper(written));
            return found != values_.end() && found->second.creates_table;
        }
        return token.type == STRING && holds_create_table(written);
    });
}

}  // namespace tsqlaudit::syntax
