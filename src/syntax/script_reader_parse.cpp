// The statements that the parser reads.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/foreign_signs.h"
#include "syntax/script_reader.h"
#include "syntax/syntax_error.h"
#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// Deeper nesting would exhaust the stack of a recursive parser; nobody writes that by hand.
constexpr std::size_t max_nesting = 500;

void check_nesting(Tokens tokens) {
    std::size_t depth = 0;
    for (const Token& token : tokens) {
        if (token.type == TokenType::OPEN || token.type == TokenType::CASE) {
            ++depth;
        } else if ((token.type == TokenType::CLOSE || token.type == TokenType::END) && depth > 0) {
            --depth;
        }
        if (depth > max_nesting) {
            throw SyntaxError(token.begin, "the statement is nested more than " +
                                               std::to_string(max_nesting) + " levels deep");
        }
    }
}

// WITH c AS (…, WITH c (a) AS (…, WITH XMLNAMESPACES (…, on a line of its own.
bool starts_query(Tokens tokens) {
    return tokens.size() > 2 && tokens[0].type == TokenType::WITH && tokens[0].starts_line &&
           is_name(tokens[1].type) &&
           (tokens[2].type == TokenType::AS || tokens[2].type == TokenType::OPEN);
}

// The place of the query in front of which SQL Server wants a semicolon, if it is where the error
// is: the first word behind WITH, or the second, is what no option can be.
std::size_t find_query(Tokens tokens, std::size_t error) {
    for (std::size_t with = error - std::min<std::size_t>(error, 2); with < error; ++with) {
        if (starts_query(tokens.subspan(with))) {
            return with;
        }
    }
    return tokens.size();
}

bool begins_clause(Tokens tokens, std::size_t index) {
    switch (tokens[index].type) {
        case TokenType::AS:
            return tokens[1].type == TokenType::TABLE;
        case TokenType::FILESTREAM_ON:
        case TokenType::ON:
        case TokenType::TEXTIMAGE_ON:
        case TokenType::WITH:
            return true;
        default:
            return false;
    }
}

// The last clause behind the lists of columns that begins in front of the error.
std::size_t find_clause(Tokens tokens, std::size_t error) {
    std::size_t found = tokens.size();
    ParenthesisDepth depth;
    bool is_behind_list = false;
    for (std::size_t index = 0; index < error; ++index) {
        depth.read(tokens[index].type);
        is_behind_list = is_behind_list || tokens[index].type == TokenType::CLOSE;
        if (depth.value() == 0 && is_behind_list && begins_clause(tokens, index)) {
            found = index;
        }
    }
    return found;
}

// Is the list of a table closed too early, so that what follows belongs to it?
bool goes_on_as_list(Tokens rest) {
    const std::size_t begin = rest.front().type == TokenType::CLOSE ? 1 : 0;
    return find_close(rest, begin) < rest.size();
}

bool ends_whole_statement(std::string_view text, Tokens rest) {
    const Token& culprit = rest.front();
    return culprit.starts_line || culprit.type == TokenType::GO ||
           culprit.type == TokenType::CLOSE || is_clause_of_sybase(text, rest) ||
           is_other_sign(text_of(text, culprit)) ||
           (culprit.type == TokenType::COMMA && rest.size() == 1);  // else more was to come
}

// What says of which rows an index is must not be lost: a unique one would be of all. It may be
// what is filled in for {filter}, <%= filter %>, ${filter} or %filter%.
Tokens unless_condition_follows(std::string_view text, Tokens tokens, std::size_t end) {
    constexpr std::string_view template_openers = "$%<{";
    const Tokens rest = tokens.subspan(end);
    const bool is_lost = (!rest.empty() && template_openers.find(text[rest.front().begin]) !=
                                               std::string_view::npos) ||
                         std::ranges::any_of(rest, [](const Token& token) {
                             return token.type == TokenType::WHERE;
                         });
    return is_lost && tokens[1].type != TokenType::TABLE ? tokens : tokens.first(end);
}

// What is wrong behind a whole statement must not cost that statement: a line of something else,
// GO, a parenthesis too many, a sign, a clause. All tokens if there is no such thing.
Tokens before_intruder(std::string_view text, Tokens tokens, const SyntaxError& error) {
    const auto culprit = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.begin == error.offset;
    });
    const auto place = static_cast<std::size_t>(culprit - tokens.begin());
    if (culprit != tokens.end()) {
        const Tokens rest = tokens.subspan(place);
        if (error.follows_whole_statement && ends_whole_statement(text, rest)) {
            return goes_on_as_list(rest) ? tokens : unless_condition_follows(text, tokens, place);
        }
        if (const std::size_t query = find_query(tokens, place); query < tokens.size()) {
            return tokens.first(query);
        }
    }
    return unless_condition_follows(text, tokens, find_clause(tokens, place));
}

}  // namespace

void ScriptReader::parse_statement(const SourceText& source, const StatementRange& range,
                                   const Surroundings& surroundings,
                                   const StringVariables& strings) {
    check_nesting(range.tokens);
    try {
        parse_tokens(source, range, surroundings, strings);
    } catch (const SyntaxError& error) {
        StatementRange whole = range;
        if (!surroundings.is_guess) {
            whole.tokens = before_intruder(source.text(), range.tokens, error);
        }
        if (whole.tokens.size() < range.tokens.size()) {
            try {
                parse_tokens(source, whole, surroundings, strings);
            } catch (const SyntaxError&) {  // then it is the first error that counts
            }
        }
        throw;
    }
}

void ScriptReader::parse_tokens(const SourceText& source, const StatementRange& range,
                                const Surroundings& surroundings, const StringVariables& strings) {
    const auto* context = parser_.parse(source.text(), range.tokens, range.quoted_identifier);
    std::vector<WrittenExpression> written;
    std::vector<SyntaxError> refusals;
    const TreeReader tree(source, parser_.tokens(), strings,
                          surroundings.depth > 0 ? &written : nullptr, refusals);
    for (StatementNode& node : transform_statement(tree, context)) {
        place_in_schema(node, range);
        add_statement(std::move(node), source, range, surroundings);
        result_.script.statements.back().written = std::exchange(written, {});
    }
    for (const SyntaxError& refusal : refusals) {
        report(source, refusal.offset, refusal.what());
    }
}

}  // namespace tsqlaudit::syntax
