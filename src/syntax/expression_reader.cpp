#include "syntax/expression_reader.h"

#include <ranges>
#include <string_view>
#include <utility>

#include "syntax/syntax_error.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t max_operators = 5000;

bool is_multiplicative(std::string_view operator_text) {
    return operator_text == "*" || operator_text == "/" || operator_text == "%";
}

ExpressionPtr make_binary(std::string operator_text, ExpressionPtr left, ExpressionPtr right) {
    const text::Span span = text::cover(left->span, right->span);
    return make_expression(ExpressionKind::BinaryOperator, std::move(operator_text), span,
                           {std::move(left), std::move(right)});
}

}  // namespace

void check_operator_count(const antlr4::ParserRuleContext* context, std::size_t operators) {
    if (operators > max_operators) {
        throw SyntaxError(
            static_cast<std::uint32_t>(context->start->getStartIndex()),
            "the expression has more than " + std::to_string(max_operators) + " operators");
    }
}

text::Span ExpressionReader::from_to(const ExpressionPtr& first,
                                     const antlr4::ParserRuleContext* last) const {
    return text::cover(first->span, tree_.span(last));
}

// The signs of an operator may stand apart; != and its like have a standard form.
std::string ExpressionReader::operator_text(const antlr4::ParserRuleContext* context) const {
    std::string result;
    for (auto index = context->start->getTokenIndex(); index <= context->stop->getTokenIndex();
         ++index) {
        result += tree_.text(index);
    }
    if (result == "!=") {
        return "<>";
    }
    if (result == "!<") {
        return ">=";
    }
    return result == "!>" ? "<=" : result;
}

ExpressionPtr ExpressionReader::with_signs(const std::vector<antlr4::Token*>& signs,
                                           ExpressionPtr value) const {
    for (const antlr4::Token* sign : std::ranges::reverse_view(signs)) {
        const text::Span span = text::cover(tree_.span(sign), value->span);
        value = make_expression(ExpressionKind::Unary, to_upper(tree_.text(sign)), span, {value});
    }
    return value;
}

// ------------------------------------------------------------------------------------- conditions

// OR binds looser than AND.
template <typename Term, typename Read>
ExpressionPtr ExpressionReader::disjunction(const std::vector<Term*>& terms,
                                            const std::vector<antlr4::Token*>& connectors,
                                            Read read) const {
    check_operator_count(terms.front(), connectors.size());
    ExpressionPtr alternatives;
    ExpressionPtr conjunction = read(terms.front());
    const auto close_alternative = [&] {
        alternatives = alternatives == nullptr
                           ? std::move(conjunction)
                           : make_binary("OR", std::move(alternatives), std::move(conjunction));
    };
    for (std::size_t index = 0; index < connectors.size(); ++index) {
        ExpressionPtr term = read(terms[index + 1]);
        if (connectors[index]->getType() == TSqlParser::AND) {
            conjunction = make_binary("AND", std::move(conjunction), std::move(term));
        } else {
            close_alternative();
            conjunction = std::move(term);
        }
    }
    close_alternative();
    return alternatives;
}

ExpressionPtr ExpressionReader::expression(const TSqlParser::ExpressionContext* context) const {
    return disjunction(context->terms, context->connectors,
                       [&](const TSqlParser::PredicateContext* term) { return predicate(term); });
}

ExpressionPtr ExpressionReader::filter(const TSqlParser::IndexFilterContext* context) const {
    return disjunction(
        context->terms, context->connectors,
        [&](const TSqlParser::FilterTermContext* term) { return filter_term(term); });
}

ExpressionPtr ExpressionReader::predicate(const TSqlParser::PredicateContext* context) const {
    check_operator_count(context, context->tails.size() + context->negations.size());
    ExpressionPtr value = arithmetic(context->value);
    for (const auto* tail : context->tails) {
        value = predicate_tail(std::move(value), tail);
    }
    return with_signs(context->negations, std::move(value));
}

ExpressionPtr ExpressionReader::predicate_tail(ExpressionPtr value,
                                               const TSqlParser::PredicateTailContext* tail) const {
    if (tail->comparison != nullptr) {
        return comparison(std::move(value), tail->comparison);
    }
    if (tail->is != nullptr) {
        return is_null_or_distinct(std::move(value), tail->is);
    }
    MutableExpression result;
    if (tail->in != nullptr) {
        result = in_list(value, tail->in);
    } else if (tail->low != nullptr) {
        result = make_expression(ExpressionKind::Between, {}, from_to(value, tail),
                                 {value, arithmetic(tail->low), arithmetic(tail->high)});
    } else {
        result = make_expression(ExpressionKind::Like, {}, from_to(value, tail),
                                 {value, arithmetic(tail->pattern)});
        if (tail->escape != nullptr) {
            result->operands.push_back(arithmetic(tail->escape));
        }
    }
    result->negated = tail->negated != nullptr;
    return result;
}

ExpressionPtr ExpressionReader::comparison(ExpressionPtr left,
                                           const TSqlParser::ComparisonTailContext* tail) const {
    ExpressionPtr right = tail->value != nullptr ? arithmetic(tail->value)
                                                 : make_expression(ExpressionKind::Subquery, {},
                                                                   tree_.span(tail->subquery));
    return make_binary(operator_text(tail->operator_), std::move(left), std::move(right));
}

ExpressionPtr ExpressionReader::is_null_or_distinct(ExpressionPtr value,
                                                    const TSqlParser::IsTailContext* tail) const {
    const bool negated = tail->negated != nullptr;
    if (tail->value != nullptr) {
        return make_binary(negated ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM", std::move(value),
                           arithmetic(tail->value));
    }
    const auto result = make_expression(ExpressionKind::IsNull, {}, from_to(value, tail), {value});
    result->negated = negated;
    return result;
}

ExpressionReader::MutableExpression ExpressionReader::in_list(
    const ExpressionPtr& value, const TSqlParser::InTailContext* tail) const {
    auto result = make_expression(ExpressionKind::In, {}, from_to(value, tail), {value});
    for (const auto* item : tail->values) {
        result->operands.push_back(expression(item));
    }
    if (tail->subquery != nullptr) {
        result->operands.push_back(
            make_expression(ExpressionKind::Subquery, {}, tree_.span(tail->subquery)));
    }
    return result;
}

ExpressionPtr ExpressionReader::filter_term(const TSqlParser::FilterTermContext* context) const {
    ExpressionPtr value = arithmetic(context->value);
    if (context->operator_ != nullptr) {
        return make_binary(operator_text(context->operator_), std::move(value),
                           arithmetic(context->right));
    }
    if (context->in != nullptr) {
        return in_list(value, context->in);
    }
    if (context->is == nullptr) {
        if (context->start->getType() != TSqlParser::OPEN) {
            tree_.fail_behind(context->stop->getTokenIndex(), "an operator");
        }
        return value;
    }
    const auto result = make_expression(ExpressionKind::IsNull, {}, tree_.span(context), {value});
    result->negated = context->negated != nullptr;
    return result;
}

// ------------------------------------------------------------------------------------- arithmetic

// * / % bind tighter than + - & | ^; all of them group to the left.
template <typename Context>
ExpressionPtr ExpressionReader::arithmetic(const Context* context) const {
    check_operator_count(context, context->tails.size());
    ExpressionPtr sum;
    std::string sum_operator;
    ExpressionPtr product = operand(context->first);
    const auto close_product = [&] {
        sum = sum == nullptr ? std::move(product)
                             : make_binary(sum_operator, std::move(sum), std::move(product));
    };
    for (const auto* tail : context->tails) {
        if (tail->operator_ == nullptr) {
            product = applied_to_last_factor(product, tail);
            continue;
        }
        std::string written = operator_text(tail->operator_);
        ExpressionPtr right = operand(tail->right);
        if (is_multiplicative(written)) {
            product = make_binary(std::move(written), std::move(product), std::move(right));
        } else {
            close_product();
            sum_operator = std::move(written);
            product = std::move(right);
        }
    }
    close_product();
    return sum;
}

template ExpressionPtr ExpressionReader::arithmetic(const TSqlParser::ScalarContext* context) const;
template ExpressionPtr ExpressionReader::arithmetic(
    const TSqlParser::ConstantContext* context) const;

// COLLATE and AT TIME ZONE bind to the operand right before them.
template <typename Tail>
ExpressionPtr ExpressionReader::applied_to_last_factor(const ExpressionPtr& value,
                                                       const Tail* tail) const {
    if (value->kind == ExpressionKind::BinaryOperator && is_multiplicative(value->text)) {
        return make_binary(value->text, value->operands[0], applied(value->operands[1], tail));
    }
    return applied(value, tail);
}

ExpressionPtr ExpressionReader::applied(const ExpressionPtr& value,
                                        const TSqlParser::ScalarTailContext* tail) const {
    if (tail->collation != nullptr) {
        return make_expression(ExpressionKind::Collate, tree_.identifier(tail->collation).text,
                               from_to(value, tail), {value});
    }
    return make_expression(ExpressionKind::AtTimeZone, {}, from_to(value, tail),
                           {value, operand(tail->zone)});
}

ExpressionPtr ExpressionReader::applied(const ExpressionPtr& value,
                                        const TSqlParser::ConstantTailContext* tail) const {
    return make_expression(ExpressionKind::AtTimeZone, {}, from_to(value, tail),
                           {value, operand(tail->zone)});
}

// ----------------------------------------------------------------- entry points of the tree reader

ExpressionPtr TreeReader::expression(const TSqlParser::ExpressionContext* context) const {
    return noted(ExpressionReader(*this).expression(context), context);
}

ExpressionPtr TreeReader::scalar(const TSqlParser::ScalarContext* context) const {
    return noted(ExpressionReader(*this).arithmetic(context), context);
}

ExpressionPtr TreeReader::constant(const TSqlParser::ConstantContext* context) const {
    return noted(ExpressionReader(*this).arithmetic(context), context);
}

ExpressionPtr TreeReader::filter(const TSqlParser::IndexFilterContext* context) const {
    return noted(ExpressionReader(*this).filter(context), context);
}

std::vector<ExpressionPtr> TreeReader::arguments(
    const TSqlParser::ArgumentListContext* list) const {
    std::vector<ExpressionPtr> result;
    ExpressionReader(*this).append_arguments(result, list);
    return result;
}

}  // namespace tsqlaudit::syntax
