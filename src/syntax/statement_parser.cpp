#include "syntax/statement_parser.h"

#include <memory>

#include "syntax/expectations.h"
#include "syntax/syntax_error.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// Gives up at the first error, after noting what would have been right there.
class DescribingStrategy final : public antlr4::BailErrorStrategy {
public:
    // error_index: the token at which the first, faster attempt failed.
    explicit DescribingStrategy(std::size_t error_index) : error_index_(error_index) {}

    const Expectations& expectations() const { return expectations_; }

    // Called before each decision: several may have been passed on the way to the error.
    void sync(antlr4::Parser* parser) override {
        if (parser->getTokenStream()->index() == error_index_) {
            expectations_.add(*parser, error_index_);
        }
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override {
        sync(parser);
        return BailErrorStrategy::recoverInline(parser);
    }
    void recover(antlr4::Parser* parser, std::exception_ptr error) override {
        sync(parser);
        BailErrorStrategy::recover(parser, error);
    }

private:
    std::size_t error_index_;
    Expectations expectations_;
};

bool is_reserved_word(std::size_t type) {
    return type >= TSqlParser::ADD && type <= TSqlParser::RESERVED_WORD;
}

}  // namespace

StatementParser::StatementParser() : parser_(&tokens_) {
    parser_.setBuildParseTree(false);
    parser_.removeErrorListeners();
}

TSqlParser::StatementContext* StatementParser::parse(std::string_view text, Tokens tokens,
                                                     bool quoted_identifier) {
    static const auto bail = std::make_shared<antlr4::BailErrorStrategy>();
    tokens_.assign(text, tokens, quoted_identifier);
    parser_.setErrorHandler(bail);
    parser_.setTokenStream(&tokens_);
    try {
        return parser_.statement();
    } catch (const antlr4::ParseCancellationException&) {
    }
    TSqlParser::readAutomaton();
    const auto describing = std::make_shared<DescribingStrategy>(tokens_.index());
    parser_.setErrorHandler(describing);
    tokens_.seek(0);
    parser_.setTokenStream(&tokens_);
    try {
        return parser_.statement();
    } catch (const antlr4::ParseCancellationException&) {
        fail(text, describing->expectations());
    }
}

void StatementParser::fail(std::string_view text, const Expectations& expectations) const {
    const std::size_t index = tokens_.position();
    const StatementToken& found = tokens_.at(index);
    const auto text_of = [&](const StatementToken& token) {
        return text.substr(token.begin, token.end - token.begin);
    };
    if (found.type == TSqlParser::BAD_CHARACTER) {
        throw SyntaxError(found.begin, describe_bad_character(text_of(found)),
                          expectations.include_end());
    }
    const std::string expected = expectations.text();
    std::string message = "expected " + expected;
    if (index > 0) {
        message += " after " + quote(text_of(tokens_.at(index - 1)));
    }
    if (found.type == antlr4::Token::EOF) {
        message += ", not the end of the statement";
    } else {
        message += ", not " + quote(text_of(found));
        if (is_reserved_word(found.type) && expected.find("name") != std::string::npos) {
            message += "; a reserved word is no name unless it stands in brackets";
        }
    }
    throw SyntaxError(found.begin, message, expectations.include_end());
}

}  // namespace tsqlaudit::syntax
