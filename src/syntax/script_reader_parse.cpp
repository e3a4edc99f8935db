// The statements that the parser reads.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "syntax/script_reader.h"
#include "syntax/syntax_error.h"
#include "syntax/transform.h"

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

// A line of something else behind a whole statement must not cost that statement, nor GO. Neither
// must a query that SQL Server wants a semicolon before. All tokens if there is no such thing.
Tokens before_intruder(Tokens tokens, const SyntaxError& error) {
    const auto culprit = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.begin == error.offset;
    });
    if (culprit == tokens.end()) {
        return tokens;
    }
    if (error.follows_whole_statement && (culprit->starts_line || culprit->type == TokenType::GO)) {
        return {tokens.begin(), culprit};
    }
    // The first word behind WITH, or the second, is what no option can be.
    const auto place = static_cast<std::size_t>(culprit - tokens.begin());
    for (std::size_t with = place - std::min<std::size_t>(place, 2); with < place; ++with) {
        if (starts_query(tokens.subspan(with))) {
            return tokens.first(with);
        }
    }
    return tokens;
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
        whole.tokens = before_intruder(range.tokens, error);
        if (whole.tokens.size() < range.tokens.size()) {
            parse_tokens(source, whole, surroundings, strings);
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
