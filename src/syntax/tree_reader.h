// Turns the parser's contexts into the parts of the AST that all statements share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "TSqlParser.h"
#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/statement_tokens.h"

namespace tsqlaudit::syntax {

using generated::TSqlParser;

class StringVariables;
struct SyntaxError;

class TreeReader {
public:
    // `written` takes the text of each expression, which a statement that is put together from
    // strings does not have in its file; nullptr for one that stands there. `refusals`: see refuse.
    TreeReader(const SourceText& source, const StatementTokens& tokens,
               const StringVariables& variables, std::vector<WrittenExpression>* written,
               std::vector<SyntaxError>& refusals)
        : source_(source),
          tokens_(tokens),
          variables_(variables),
          written_(written),
          refusals_(refusals) {}

    std::string_view text(std::size_t token_index) const;
    std::string_view text(const antlr4::Token* token) const;
    // As written, from the first to the last token.
    std::string_view text(const antlr4::ParserRuleContext* context) const;
    text::Span span(const antlr4::Token* token) const;
    text::Span span(const antlr4::ParserRuleContext* context) const;
    // With the parentheses around the context.
    text::Span span_in_parentheses(const antlr4::ParserRuleContext* context) const;
    // The token behind a context; the last one of a statement is its end.
    const StatementToken& after(const antlr4::ParserRuleContext* context) const;

    // Throws SyntaxError: behind a token, something is missing that the grammar leaves out
    // elsewhere.
    [[noreturn]] void fail_behind(std::size_t token_index, std::string_view expected) const;

    // Notes an error about a part of the statement that does not hide what the statement means.
    void refuse(const antlr4::ParserRuleContext* part, const std::string& message) const;

    // Content of a string literal; empty for none.
    std::string string(const antlr4::Token* token) const;
    // What a variable holds; nothing if that is not known, or is a guess.
    std::optional<std::string> value(std::string_view variable) const;
    // Throws SyntaxError if the number does not fit.
    int integer(const antlr4::Token* token) const;
    // PARTITION = 3; none for an expression, whose value is not known.
    std::optional<int> partition(const TSqlParser::ScalarContext* context) const;

    Identifier identifier(const antlr4::ParserRuleContext* context) const;
    std::vector<Identifier> identifiers(
        const std::vector<TSqlParser::IdentifierContext*>& contexts) const;
    std::vector<Identifier> columns(const TSqlParser::ColumnListContext* list) const;
    std::vector<KeyColumn> key_columns(const TSqlParser::KeyColumnsContext* list) const;
    ObjectName object_name(const TSqlParser::ObjectNameContext* context) const;
    DataType data_type(const TSqlParser::DataTypeContext* context) const;
    Placement placement(const TSqlParser::OnPlacementContext* context) const;

    ExpressionPtr expression(const TSqlParser::ExpressionContext* context) const;
    ExpressionPtr scalar(const TSqlParser::ScalarContext* context) const;
    ExpressionPtr constant(const TSqlParser::ConstantContext* context) const;
    ExpressionPtr filter(const TSqlParser::IndexFilterContext* context) const;
    std::vector<ExpressionPtr> arguments(const TSqlParser::ArgumentListContext* list) const;

    std::vector<Option> options(const TSqlParser::OptionListContext* list) const;
    // MOVE TO filegroup or scheme (column), among those of a dropped clustered index or key.
    Rare<Placement> move_target(const TSqlParser::OptionListContext* list) const;
    // ENCRYPTION_TYPE = RANDOMIZED, among those of ENCRYPTED WITH.
    bool is_random(const TSqlParser::OptionListContext* encryption) const;
    Option legacy_option(const TSqlParser::LegacyOptionContext* context) const;

private:
    ExpressionPtr noted(ExpressionPtr expression, const antlr4::ParserRuleContext* context) const;
    void read_type_arguments(const TSqlParser::DataTypeContext* context, DataType& type) const;
    std::optional<int> resolved_number(std::string_view written) const;
    void read_type_words(const TSqlParser::TypeArgumentContext* context, DataType& type) const;

    const SourceText& source_;
    const StatementTokens& tokens_;
    const StringVariables& variables_;
    std::vector<WrittenExpression>* written_;
    std::vector<SyntaxError>& refusals_;
};

inline Clustering clustering_of(const antlr4::Token* token) {
    if (token == nullptr) {
        return Clustering::Unspecified;
    }
    return token->getType() == TSqlParser::CLUSTERED ? Clustering::Clustered
                                                     : Clustering::Nonclustered;
}

}  // namespace tsqlaudit::syntax
