// Turns the parser's flat lists of operands and operators into expressions; precedence is made
// here.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "syntax/tree_reader.h"

namespace tsqlaudit::syntax {

class ExpressionReader {
public:
    explicit ExpressionReader(const TreeReader& tree) : tree_(tree) {}

    ExpressionPtr expression(const TSqlParser::ExpressionContext* context) const;
    ExpressionPtr filter(const TSqlParser::IndexFilterContext* context) const;
    // For a ScalarContext or a ConstantContext.
    template <typename Context>
    ExpressionPtr arithmetic(const Context* context) const;
    void append_arguments(std::vector<ExpressionPtr>& operands,
                          const TSqlParser::ArgumentListContext* list) const;

private:
    using MutableExpression = std::shared_ptr<Expression>;

    template <typename Term, typename Read>
    ExpressionPtr disjunction(const std::vector<Term*>& terms,
                              const std::vector<antlr4::Token*>& connectors, Read read) const;
    ExpressionPtr predicate(const TSqlParser::PredicateContext* context) const;
    ExpressionPtr predicate_tail(ExpressionPtr value,
                                 const TSqlParser::PredicateTailContext* tail) const;
    ExpressionPtr comparison(ExpressionPtr left,
                             const TSqlParser::ComparisonTailContext* tail) const;
    ExpressionPtr is_null_or_distinct(ExpressionPtr value,
                                      const TSqlParser::IsTailContext* tail) const;
    MutableExpression in_list(const ExpressionPtr& value,
                              const TSqlParser::InTailContext* tail) const;
    ExpressionPtr filter_term(const TSqlParser::FilterTermContext* context) const;

    template <typename Tail>
    ExpressionPtr applied_to_last_factor(const ExpressionPtr& value, const Tail* tail) const;
    ExpressionPtr applied(const ExpressionPtr& value,
                          const TSqlParser::ScalarTailContext* tail) const;
    ExpressionPtr applied(const ExpressionPtr& value,
                          const TSqlParser::ConstantTailContext* tail) const;
    ExpressionPtr with_signs(const std::vector<antlr4::Token*>& signs, ExpressionPtr value) const;
    std::string operator_text(const antlr4::ParserRuleContext* context) const;
    text::Span from_to(const ExpressionPtr& first, const antlr4::ParserRuleContext* last) const;

    // In expression_operand.cpp.
    ExpressionPtr operand(const TSqlParser::OperandContext* context) const;
    ExpressionPtr primary(const TSqlParser::OperandContext* context, std::size_t& postfixes) const;
    ExpressionPtr in_parentheses(const TSqlParser::OperandContext* context) const;
    ExpressionPtr literal(const antlr4::Token* token) const;
    ExpressionPtr name(const TSqlParser::OperandContext* context, std::size_t& postfixes) const;
    ExpressionPtr column(const TSqlParser::OperandContext* context, std::size_t postfixes) const;
    ExpressionPtr member(ExpressionPtr object, const TSqlParser::PostfixContext* postfix) const;
    ExpressionPtr call(std::string function, const TSqlParser::ArgumentListContext* list,
                       text::Span span) const;
    ExpressionPtr conversion(const TSqlParser::OperandContext* context) const;
    ExpressionPtr case_expression(const TSqlParser::CaseExpressionContext* context) const;

    const TreeReader& tree_;
};

// The two that the rest of the library needs.
extern template ExpressionPtr ExpressionReader::arithmetic(
    const TSqlParser::ScalarContext* context) const;
extern template ExpressionPtr ExpressionReader::arithmetic(
    const TSqlParser::ConstantContext* context) const;

inline std::shared_ptr<Expression> make_expression(ExpressionKind kind, std::string text,
                                                   text::Span span,
                                                   std::vector<ExpressionPtr> operands = {}) {
    auto result = std::make_shared<Expression>();
    result->kind = kind;
    result->text = std::move(text);
    result->span = span;
    result->operands = std::move(operands);
    return result;
}

// Throws SyntaxError: a longer chain of operators would make trees that nobody can walk by
// recursion.
void check_operator_count(const antlr4::ParserRuleContext* context, std::size_t operators);

}  // namespace tsqlaudit::syntax
