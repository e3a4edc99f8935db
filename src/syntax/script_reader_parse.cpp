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

}  // namespace

void ScriptReader::parse_statement(const SourceText& source, const StatementRange& range,
                                   const Surroundings& surroundings,
                                   const StringVariables& strings) {
    check_nesting(range.tokens);
    try {
        parse_tokens(source, range, surroundings, strings);
    } catch (const SyntaxError& error) {
        // A line of something else behind a whole statement must not cost that statement, nor GO.
        const auto culprit =
            std::find_if(range.tokens.begin(), range.tokens.end(), [&](const Token& token) {
                return token.begin == error.offset &&
                       (token.starts_line || token.type == TokenType::GO);
            });
        if (error.follows_whole_statement && culprit != range.tokens.end()) {
            StatementRange whole = range;
            whole.tokens = {range.tokens.begin(), culprit};
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
