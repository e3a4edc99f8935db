#include "syntax/looked_up_drop.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "syntax/constraint_lookup.h"
#include "syntax/constraint_query.h"
#include "syntax/names_in_strings.h"
#include "syntax/string_expression.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

// More statements than anybody needs to make up one.
constexpr std::size_t most_statements = 32;

// Takes the length of a statement off the budget, as far as there is enough of it.
bool afford(Tokens statement, std::size_t& budget) {
    const std::size_t length = statement.back().end - statement.front().begin;
    const bool is_enough = length <= budget;
    budget -= is_enough ? length : 0;
    return is_enough;
}

// The statement, and those that its variables come from.
std::vector<Tokens> gather(std::string_view text, Tokens statement,
                           const StringVariables& variables, std::size_t& budget) {
    std::vector<Tokens> statements;
    if (afford(statement, budget)) {
        statements.push_back(statement);
    }
    std::set<std::string> seen;
    for (std::size_t index = 0; index < statements.size(); ++index) {
        const Tokens tokens = statements[index];  // a copy: the list grows
        for (const Token& token : tokens) {
            if (token.type != VARIABLE || !seen.insert(to_upper(text_of(text, token))).second) {
                continue;
            }
            for (const Tokens change : variables.changes_of(text_of(text, token))) {
                if (statements.size() == most_statements || !afford(change, budget)) {
                    break;
                }
                statements.push_back(change);
            }
        }
    }
    return statements;
}

class DropReader {
public:
    DropReader(const SourceText& source, const StringVariables& variables)
        : source_(source), variables_(variables) {}

    // Finds the string that says DROP CONSTRAINT.
    bool find(const std::vector<Tokens>& statements) {
        for (const Tokens statement : statements) {
            for (std::size_t index = 0; index < statement.size(); ++index) {
                if (holds(statement[index], "DROP CONSTRAINT")) {
                    statement_ = statement;
                    index_ = index;
                    return true;
                }
            }
        }
        return false;
    }

    // Between ALTER TABLE and DROP; empty where that is not known.
    std::string table() const {
        std::size_t begin = index_ + 1;
        while (begin > 0 && !holds(statement_[begin - 1], "ALTER TABLE")) {
            --begin;
        }
        if (begin == 0) {
            return {};
        }
        const Tokens expression = statement_.subspan(begin - 1, index_ + 2 - begin);
        const auto known = read_string_expression(source_.text(), expression, variables_);
        return known && !known->is_guess ? between_words(known->text) : std::string{};
    }

    text::Span span() const {
        return source_.span(statement_[index_].begin, statement_[index_].end);
    }

private:
    bool holds(const Token& token, std::string_view words) const {
        return token.type == STRING &&
               to_upper(text_of(source_.text(), token)).find(words) != std::string::npos;
    }

    static std::string between_words(std::string_view text) {
        constexpr std::string_view alter = "ALTER TABLE";
        const std::string upper = to_upper(text);
        const std::size_t drop = upper.find("DROP CONSTRAINT");
        const std::size_t found = upper.rfind(alter, drop);
        if (found == std::string::npos || drop == std::string::npos) {
            return {};
        }
        const std::string_view name =
            text.substr(found + alter.size(), drop - found - alter.size());
        constexpr std::string_view space = " \t\r\n";
        const std::size_t first = name.find_first_not_of(space);
        return first == std::string_view::npos
                   ? std::string{}
                   : std::string{name.substr(first, name.find_last_not_of(space) + 1 - first)};
    }

    const SourceText& source_;
    const StringVariables& variables_;
    Tokens statement_;
    std::size_t index_ = 0;
};

}  // namespace

std::optional<AlterTable> read_looked_up_drop(const SourceText& source, Tokens statement,
                                              const StringVariables& variables,
                                              std::size_t& budget) {
    const std::string_view text = source.text();
    const std::vector<Tokens> statements = gather(text, statement, variables, budget);
    DropReader reader(source, variables);
    // Some are read where the name is looked up.
    const bool is_read = std::ranges::any_of(statements, [&](Tokens each) {
        return looks_up_constraint(text, each) && read_constraint_lookup(source, each);
    });
    if (is_read || !reader.find(statements)) {
        return std::nullopt;
    }
    const auto value_of = [&](const Token& token) -> std::optional<std::string> {
        if (token.type == STRING) {
            return source.string(text_of(text, token));
        }
        const DynamicText* const known =
            token.type == VARIABLE ? variables.find(text_of(text, token)) : nullptr;
        return known == nullptr || !is_known_anywhere(*known) ? std::nullopt
                                                              : std::optional(known->text);
    };
    ConstraintQuery query = read_constraint_query(text, statements, reader.table(), value_of);
    if (query.table.empty()) {
        return std::nullopt;
    }
    AlterTable alter;
    alter.name = join_name(split_name(query.table), reader.span());
    alter.action = std::move(query.drop);
    return alter;
}

}  // namespace tsqlaudit::syntax
