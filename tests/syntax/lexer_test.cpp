// The table that the build derives from the generated lexer must read every text as that lexer
// does.
#include "syntax/lexer.h"

#include <antlr4-runtime.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "TSqlLexer.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::syntax {
namespace {

using generated::TSqlLexer;

// "type:text" of each token.
using TokenTexts = std::vector<std::string>;

// Upper-cases what the lexer compares, as the grammar demands.
class UpperCaseStream final : public antlr4::ANTLRInputStream {
public:
    explicit UpperCaseStream(const std::string& text) : ANTLRInputStream(text) {}

    std::size_t LA(ssize_t offset) override {
        const std::size_t character = ANTLRInputStream::LA(offset);
        return character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character;
    }
};

TokenTexts tokens_of_generated_lexer(const std::string& text) {
    UpperCaseStream input(text);
    TSqlLexer lexer(&input);
    lexer.removeErrorListeners();
    TokenTexts result;
    for (auto token = lexer.nextToken(); token->getType() != antlr4::Token::EOF;
         token = lexer.nextToken()) {
        if (token->getChannel() != TSqlLexer::COMMENTS) {
            result.push_back(std::to_string(token->getType()) + ':' + token->getText());
        }
    }
    return result;
}

TokenTexts tokens_of_table(const std::string& text) {
    const TokenizedText tokenized = tokenize(text);
    TokenTexts result;
    auto directive = tokenized.directives.begin();
    const auto add = [&](const Token& token) {
        result.push_back(std::to_string(static_cast<int>(token.type)) + ':' +
                         std::string(text_of(text, token)));
    };
    for (const Token& token : tokenized.tokens) {
        for (; directive != tokenized.directives.end() && directive->begin < token.begin;
             ++directive) {
            add(*directive);
        }
        add(token);
    }
    for (; directive != tokenized.directives.end(); ++directive) {
        add(*directive);
    }
    return result;
}

// A line end in front: the table reads the first line as if there were one.
void expect_same_tokens(const std::string& text) {
    EXPECT_EQ(tokens_of_table("\n" + text), tokens_of_generated_lexer("\n" + text)) << text;
}

TEST(LexerTable, AgreesWithTheGeneratedLexerOnScripts) {
    std::size_t count = 0;
    const std::filesystem::path fixtures = test::source_dir() / "fixtures";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(fixtures)) {
        if (entry.path().extension() == ".sql") {
            expect_same_tokens(test::read_file(entry.path()));
            ++count;
        }
    }
    EXPECT_GT(count, 5U);
}

TEST(LexerTable, AgreesWithTheGeneratedLexerOnOddTokens) {
    for (const std::string text :
         {"{%a%} {% if x == {'y': 1} %}{%%}{# {% b %} #}{#{# c #} {{#d}}{{/d}} {{!e}} {{{f}}} {{ "
          "g('h') }}",
          "{% a {% b %} @@c@@d @@e <%=f%>g <%h <% i %> <?= j ?> <? k <? l->m ?>n",
          "[a]]b] [c\nd]]\r\n] [e\n[f] [g\n'h'[i] \"c\"\"d\" 'e''f' N'g' n'h' [i",
          "1 1.5 .5 1. 1e5 1E-5 1e 0x 0xAF 0xg $1 $-2.5 $.5 $",
          "a.b..c::d ->= <= <> != !< !> || += {fn x} {d '1'}",
          "@a @@b @ @c@ @c@d #e ##f _g h$i@j#k",
          "$(a) x$(b)y {c} {d}{e}f ${g} #{h} <i, j, k> <l,m(1),> <n,,> a<b, c> d<e", "--x\r\n--y",
          "/* a /* b */ c */ d /**/ e /*/ f */ g", "a\n :setvar x 'y\n:r z\n!! q\n\n\t:on error",
          "caf\u00e9 \u00a3"
          "5 \u4e2d\u6587 \u2003x\u00a0y \U0001F600 \ufeffz",
          "create CREATE cReAtE creates", "\"unclosed", "'unclosed"}) {
        expect_same_tokens(text);
    }
}

// <name>, %name%, [[name]]
bool has_joined_name(const std::string& text) {
    const std::vector<Token> tokens = tokenize(text).tokens;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.type == TokenType::ID &&
               text_of(text, token).find_first_of("<%[") != std::string_view::npos;
    });
}

TEST(LexerTable, AgreesWithTheGeneratedLexerOnRandomText) {
    const std::vector<std::string> pieces{
        "a",    "N",      "0",      "x",  "e", "E",  "1",  ".",  "'x'",   "[",
        "]",    "\"y\"",  "(",      ")",  "-", "--", "/*", "*/", "\n",    "\r",
        " ",    ":",      "::",     "!!", "@", "#",  "$",  "$(", "{",     "}",
        "<",    ">",      ",",      ";",  "=", "!",  "+",  "|",  "TABLE", "create",
        "NULL", "\u00e9", "\u20ac", "\\", "`", "{%", "%}", "{#", "#}",    "{{"};
    std::mt19937 random(42);
    std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int piece = 0; piece < 20; ++piece) {
            text += pieces[pick(random)];
        }
        // Reading on after an unclosed comment is the program's own doing, and so are some names.
        if (tokenize(text).errors.empty() && !has_joined_name(text)) {
            expect_same_tokens(text);
        }
    }
}

TEST(Tokenize, KnowsWhichTokensStartALine) {
    const TokenizedText tokenized = tokenize("a b\n  c /* \n */ d -- e\nf");
    std::vector<bool> starts;
    for (const Token& token : tokenized.tokens) {
        starts.push_back(token.starts_line);
    }
    EXPECT_THAT(starts, testing::ElementsAre(true, false, true, true, true));
}

TEST(Tokenize, JoinsNestedComments) {
    const TokenizedText tokenized = tokenize("a /* b /* c */ d */ e -- f");
    ASSERT_EQ(tokenized.comments.size(), 2U);
    EXPECT_EQ(tokenized.comments[0].begin, 2U);
    EXPECT_EQ(tokenized.comments[0].end, 19U);
    EXPECT_EQ(tokenized.comments[1].end, 26U);
}

TEST(Tokenize, SurvivesBytesThatAreNoUtf8) {
    for (int byte = 0x80; byte < 0x100; ++byte) {
        tokenize(std::string("a ") + static_cast<char>(byte));
        tokenize(std::string("a '") + static_cast<char>(byte) + "' b");
    }
}

}  // namespace
}  // namespace tsqlaudit::syntax
