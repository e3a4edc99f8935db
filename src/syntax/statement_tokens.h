// The tokens of one statement as ANTLR's parser wants them.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

struct StatementToken final : antlr4::Token {
    std::size_t type = 0;
    std::size_t index = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    // Only the type, the offsets and the index are ever asked for; text and lines are the caller's.
    std::string getText() const override { return {}; }
    std::size_t getType() const override { return type; }
    std::size_t getLine() const override { return 0; }
    std::size_t getCharPositionInLine() const override { return 0; }
    std::size_t getChannel() const override { return DEFAULT_CHANNEL; }
    std::size_t getTokenIndex() const override { return index; }
    std::size_t getStartIndex() const override { return begin; }
    std::size_t getStopIndex() const override { return end; }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    antlr4::CharStream* getInputStream() const override { return nullptr; }
    std::string toString() const override { return {}; }
};

// Reused from statement to statement. Replaces some groups of tokens by one, as listed in the lexer
// grammar, so that the parser can decide on the next token alone.
class StatementTokens final : public antlr4::TokenStream {
public:
    // quoted_identifier: is "x" a name, or a string?
    void assign(std::string_view text, syntax::Tokens tokens, bool quoted_identifier);

    std::size_t position() const { return position_; }
    const StatementToken& at(std::size_t index) const { return tokens_.at(index); }

    antlr4::Token* LT(ssize_t k) override;
    antlr4::Token* get(std::size_t index) const override;
    std::size_t LA(ssize_t k) override { return token(k)->type; }
    void consume() override { ++position_; }
    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    std::size_t index() override { return position_; }
    void seek(std::size_t index) override { position_ = index; }
    std::size_t size() override { return tokens_.size(); }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string getText() override { return {}; }
    std::string getText(antlr4::RuleContext*) override { return {}; }
    std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }
    std::string getSourceName() const override { return {}; }

private:
    void add(std::size_t type, std::uint32_t begin, std::uint32_t end);
    StatementToken* token(ssize_t k);  // as LT

    mutable std::vector<StatementToken> tokens_;  // the last is the end of the statement
    std::size_t position_ = 0;
};

}  // namespace tsqlaudit::syntax
