#include "syntax/dynamic_sql.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "syntax/string_expression.h"
#include "syntax/string_variables.h"
#include "syntax/syntax_error.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

bool speaks_of_tables(std::string_view text, const Token& token) {
    return token.type == STRING &&
           to_upper(text_of(text, token)).find("TABLE ") != std::string::npos;
}

// EXEC ('… DEFAULT 'x')'): between literals of EXEC there is nothing but +.
void check_apostrophes(std::string_view text, Tokens expression) {
    for (std::size_t index = 0; index + 2 < expression.size(); ++index) {
        const Token& literal = expression[index];
        const Token& next = expression[index + 1];
        const bool is_inner = (next.type == ID || next.type == NUMBER) &&
                              literal.end == next.begin && expression[index + 2].type == STRING &&
                              next.end == expression[index + 2].begin;
        if (is_inner && speaks_of_tables(text, literal)) {
            throw SyntaxError(next.begin, "the string ends before " + quote(text_of(text, next)) +
                                              ": an apostrophe inside of it is doubled");
        }
    }
}

void check_closed(std::string_view text, Tokens statement, std::size_t close) {
    if (close == statement.size() &&
        std::ranges::any_of(statement, [&](const Token& t) { return speaks_of_tables(text, t); })) {
        throw SyntaxError(statement[1].begin, "the '(' of EXEC is not closed");
    }
}

// A call of a system procedure: @result = sys.procedure @name = value, …
class Call {
public:
    Call(std::string_view text, Tokens statement, const StringVariables& variables)
        : text_(text), variables_(variables) {
        std::size_t begin = type_at(statement, 0) == EXECUTE ? 1 : 0;
        if (type_at(statement, begin) == VARIABLE && type_at(statement, begin + 1) == EQUAL) {
            begin += 2;
        }
        if (type_at(statement, begin) == VARIABLE) {
            procedure_ = procedure_in(text_of(text, statement[begin++]));
        }
        // The name of the procedure; a word behind it is its first argument.
        while (is_name(type_at(statement, begin)) || type_at(statement, begin) == DOT) {
            const bool goes_on =
                type_at(statement, begin) == DOT || type_at(statement, begin + 1) == DOT;
            procedure_ = name_of(text_of(text, statement[begin++]));
            if (!goes_on) {
                break;
            }
        }
        arguments_ = split_at_commas(statement.subspan(begin));
    }

    bool calls(std::string_view upper_case_name) const {
        return is_word(procedure_, upper_case_name);
    }

    // Of a procedure that is known to run nothing that it is given.
    bool is_of_another() const { return !procedure_.empty() && !calls("SP_EXECUTESQL"); }

    // By one of its names, or by its place if it has none.
    std::optional<DynamicText> argument(std::size_t place,
                                        std::initializer_list<std::string_view> names) const {
        for (const Tokens argument : arguments_) {
            if (is_named(argument) && std::ranges::any_of(names, [&](std::string_view name) {
                    return is_word(text_of(text_, argument[0]).substr(1), name);
                })) {
                return value_of(argument.subspan(2));
            }
        }
        return place < arguments_.size() && !is_named(arguments_[place])
                   ? value_of(arguments_[place])
                   : std::nullopt;
    }

private:
    // The last part of the name that a variable holds; empty if that is not known.
    std::string procedure_in(std::string_view variable) const {
        const DynamicText* const name = variables_.find(variable);
        return name == nullptr
                   ? std::string()
                   : name_of(std::string_view(name->text).substr(name->text.find_last_of('.') + 1));
    }

    static bool is_named(Tokens argument) {
        return type_at(argument, 0) == VARIABLE && type_at(argument, 1) == EQUAL;
    }

    // A bare word is a string here.
    std::optional<DynamicText> value_of(Tokens value) const {
        if (value.size() == 1 && is_name(value[0].type) && value[0].type != QUOTED_ID) {
            DynamicText word;
            word.append(name_of(text_of(text_, value[0])), value[0].begin);
            return word;
        }
        return read_string_expression(text_, value, variables_);
    }

    std::string_view text_;
    const StringVariables& variables_;
    std::string procedure_;
    std::vector<Tokens> arguments_;
};

// sp_addtype name, 'varchar(11)', 'NOT NULL'
std::optional<DynamicText> read_type(const Call& call) {
    const std::optional<DynamicText> name = call.argument(0, {"TYPENAME"});
    const std::optional<DynamicText> type = call.argument(1, {"PHYSTYPE"});
    if (!name || !type || name->text.empty()) {
        return std::nullopt;
    }
    DynamicText statement;
    statement.append("CREATE TYPE ", name->pieces.front().file_begin);
    statement.append(bracketed(*name));
    statement.append(" FROM ", type->pieces.front().file_begin);
    statement.append(*type);
    if (const auto nullability = call.argument(2, {"NULLTYPE"})) {
        const bool is_nullable = is_word(nullability->text, "NULL");
        statement.append(is_nullable ? " NULL" : " NOT NULL",
                         nullability->pieces.front().file_begin);
        statement.is_guess |= nullability->is_guess;
    }
    return statement;
}

std::optional<DynamicText> read_dropped_type(const Call& call) {
    const std::optional<DynamicText> name = call.argument(0, {"TYPENAME"});
    if (!name || name->text.empty()) {
        return std::nullopt;
    }
    DynamicText statement;
    statement.append("DROP TYPE ", name->pieces.front().file_begin);
    statement.append(bracketed(*name));
    return statement;
}

}  // namespace

bool runs_elsewhere(Tokens statement) {
    return type_at(statement, 1) == OPEN && type_at(statement, find_close(statement, 2) + 1) == AT;
}

std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement,
                                             const StringVariables& variables) {
    if (type_at(statement, 0) == EXECUTE && type_at(statement, 1) == OPEN) {
        const std::size_t close = find_close(statement, 2);
        const Tokens expression = statement.subspan(2, close - 2);
        check_apostrophes(text, expression);
        check_closed(text, statement, close);
        return close < statement.size() ? read_string_expression(text, expression, variables)
                                        : std::nullopt;
    }
    const Call call(text, statement, variables);
    if (call.calls("SP_ADDTYPE")) {
        return read_type(call);
    }
    if (call.calls("SP_DROPTYPE")) {
        return read_dropped_type(call);
    }
    if (call.is_of_another()) {
        return DynamicText{};
    }
    return call.calls("SP_EXECUTESQL") ? call.argument(0, {"STMT", "STATEMENT"}) : std::nullopt;
}

}  // namespace tsqlaudit::syntax
