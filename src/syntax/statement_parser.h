// Runs the generated parser over one statement.
#pragma once

#include <string>
#include <string_view>

#include "TSqlParser.h"
#include "syntax/statement_tokens.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

using generated::TSqlParser;

// What a transformation reads: the parser's contexts, and the text and tokens behind them.
class Expectations;

class StatementParser {
public:
    StatementParser();

    // The context lives until the next call. Throws SyntaxError.
    TSqlParser::StatementContext* parse(std::string_view text, Tokens tokens,
                                        bool quoted_identifier);

    const StatementTokens& tokens() const { return tokens_; }

private:
    [[noreturn]] void fail(std::string_view text, const Expectations& expectations) const;

    StatementTokens tokens_;
    TSqlParser parser_;
};

}  // namespace tsqlaudit::syntax
