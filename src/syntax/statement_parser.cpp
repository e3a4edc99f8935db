#include "syntax/statement_parser.h"

#include <cstdio>
#include <memory>

#include "syntax/expectations.h"
#include "syntax/syntax_error.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t longest_quotation = 40;

// Gives up at the first error, after noting what would have been right there.
class DescribingStrategy final : public antlr4::BailErrorStrategy {
public:
    // error_index: the token at which the first, faster attempt failed.
    explicit DescribingStrategy(std::size_t error_index) : error_index_(error_index) {}

    const Expectations& expectations() const { return expectations_; }

    // Called before each decision: several may have been passed on the way to the error.
    void sync(antlr4::Parser* parser) override {
        if (parser->getTokenStream()->index() == error_index_) {
            expectations_.add(*parser, parser->getState(), parser->getContext());
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

std::string quote(std::string_view text) {
    if (text.size() > longest_quotation) {
        std::size_t length = longest_quotation;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
            --length;  // not in the middle of a character
        }
        return "'" + std::string(text.substr(0, length)) + "…'";
    }
    return "'" + std::string(text) + "'";
}

std::string describe_bad_character(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (text.size() > 1 || byte > ' ') {
        return "unexpected character " + quote(text);
    }
    char name[8];
    std::snprintf(name, sizeof name, "U+%04X", byte);
    return std::string("unexpected character ") + name;
}

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
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
        antlr4::atn::PredictionMode::SLL);
    parser_.setTokenStream(&tokens_);
    try {
        return parser_.statement();
    } catch (const antlr4::ParseCancellationException&) {
    }
    const auto describing = std::make_shared<DescribingStrategy>(tokens_.index());
    parser_.setErrorHandler(describing);
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
        antlr4::atn::PredictionMode::LL);
    tokens_.seek(0);
    parser_.setTokenStream(&tokens_);
    try {
        return parser_.statement();
    } catch (const antlr4::ParseCancellationException&) {
        fail(text, describing->expectations().text());
    }
}

void StatementParser::fail(std::string_view text, const std::string& expected) const {
    const std::size_t index = tokens_.position();
    const StatementToken& found = tokens_.at(index);
    const auto text_of = [&](const StatementToken& token) {
        return text.substr(token.begin, token.end - token.begin);
    };
    if (found.type == TSqlParser::BAD_CHARACTER) {
        throw SyntaxError(found.begin, describe_bad_character(text_of(found)));
    }
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
    throw SyntaxError(found.begin, message);
}

}  // namespace tsqlaudit::syntax
