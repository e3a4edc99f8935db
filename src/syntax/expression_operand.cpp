// The operands of expressions: literals, names, calls.
#include <array>
#include <string_view>
#include <utility>

#include "syntax/expression_reader.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// The methods and properties of the CLR types and of xml, which tell x.Lat (a property of column x)
// from a.b (column b of a) and x.STArea() from dbo.f(). Like SQL Server, this minds their case.
bool is_type_member(std::string_view name) {
    constexpr std::array<std::string_view, 27> members{"AsGml",
                                                       "AsTextZM",
                                                       "BufferWithTolerance",
                                                       "Filter",
                                                       "GetAncestor",
                                                       "GetDescendant",
                                                       "GetLevel",
                                                       "GetReparentedValue",
                                                       "HasM",
                                                       "HasZ",
                                                       "InstanceOf",
                                                       "IsDescendantOf",
                                                       "Lat",
                                                       "Long",
                                                       "MakeValid",
                                                       "MinDbCompatibilityLevel",
                                                       "NumRings",
                                                       "Reduce",
                                                       "ReorientObject",
                                                       "RingN",
                                                       "ShortestLineTo",
                                                       "ToString",
                                                       "exist",
                                                       "modify",
                                                       "nodes",
                                                       "query",
                                                       "value"};
    const bool is_standard =
        name.size() > 2 && name.starts_with("ST") && name[2] >= 'A' && name[2] <= 'Z';
    return is_standard || is_one_of(name, members);
}

}  // namespace

ExpressionPtr ExpressionReader::operand(const TSqlParser::OperandContext* context) const {
    check_operator_count(context, context->postfixes.size() + context->signs.size());
    std::size_t postfixes = 0;
    ExpressionPtr value = primary(context, postfixes);
    for (; postfixes < context->postfixes.size(); ++postfixes) {
        value = member(std::move(value), context->postfixes[postfixes]);
    }
    return with_signs(context->signs, std::move(value));
}

// postfixes: how many of the operand's postfixes became part of the value.
ExpressionPtr ExpressionReader::primary(const TSqlParser::OperandContext* context,
                                        std::size_t& postfixes) const {
    if (context->inner != nullptr) {
        return in_parentheses(context);
    }
    if (context->case_ != nullptr) {
        return case_expression(context->case_);
    }
    if (context->convert != nullptr) {
        return conversion(context);
    }
    if (context->word != nullptr) {
        return call(to_upper(tree_.text(context->word)), context->arguments,
                    tree_.span(context->word));
    }
    if (context->exists != nullptr) {
        return make_expression(ExpressionKind::Exists, {}, tree_.span(context));
    }
    if (context->name != nullptr) {
        return name(context, postfixes);
    }
    return literal(context->literal);
}

// The parentheses leave no trace but the span: what is written begins and ends with them.
ExpressionPtr ExpressionReader::in_parentheses(const TSqlParser::OperandContext* context) const {
    auto result = std::make_shared<Expression>(*expression(context->inner));
    result->span = tree_.span_in_parentheses(context->inner);
    return result;
}

ExpressionPtr ExpressionReader::literal(const antlr4::Token* token) const {
    const std::string_view written = tree_.text(token);
    const auto make = [&](ExpressionKind kind, std::string text) {
        return make_expression(kind, std::move(text), tree_.span(token));
    };
    switch (token->getType()) {
        case TSqlParser::NUMBER:
            return make(ExpressionKind::Number, std::string(written));
        case TSqlParser::STRING: {
            const auto result = make(ExpressionKind::String, tree_.string(token));
            result->is_unicode = written.front() == 'N' || written.front() == 'n';
            return result;
        }
        case TSqlParser::BINARY:
            return make(ExpressionKind::Binary, std::string(written));
        case TSqlParser::MONEY:
            return make(ExpressionKind::Money, std::string(written));
        case TSqlParser::DEFAULT:
            return make(ExpressionKind::Default, "DEFAULT");
        case TSqlParser::VARIABLE:
            return make(ExpressionKind::Variable, std::string(written));
        case TSqlParser::SUBQUERY:
            return make(ExpressionKind::Subquery, {});
        default:
            return make(ExpressionKind::Null, "NULL");
    }
}

// a, a.b, a.f(…), type::f(…), NEXT VALUE FOR a.b: the dotted parts as far as the first call. The
// method of a CLR type is left to the caller.
ExpressionPtr ExpressionReader::name(const TSqlParser::OperandContext* context,
                                     std::size_t& postfixes) const {
    std::string dotted = tree_.identifier(context->name).text;
    if (context->arguments != nullptr) {
        return call(std::move(dotted), context->arguments, tree_.span(context->name));
    }
    const auto& parts = context->postfixes;
    const bool is_sequence = context->sequence != nullptr;
    while (postfixes < parts.size() && parts[postfixes]->static_ == nullptr) {
        const auto* part = parts[postfixes];
        const std::string part_name = tree_.identifier(part->name).text;
        if (!is_sequence && is_type_member(part_name)) {
            return column(context, postfixes);
        }
        dotted += '.' + part_name;
        ++postfixes;
        if (part->arguments != nullptr) {
            return call(std::move(dotted), part->arguments,
                        text::cover(tree_.span(context->name), tree_.span(part)));
        }
    }
    if (is_sequence) {
        return make_expression(ExpressionKind::NextValueFor, std::move(dotted),
                               tree_.span(context));
    }
    if (postfixes == parts.size()) {
        return column(context, postfixes);
    }
    const auto* method = parts[postfixes++];
    auto result = make_expression(ExpressionKind::StaticMethod,
                                  dotted + "::" + tree_.identifier(method->name).text,
                                  text::cover(tree_.span(context->name), tree_.span(method)));
    append_arguments(result->operands, method->arguments);
    return result;
}

// The name and its first postfixes as a column with its qualifiers.
ExpressionPtr ExpressionReader::column(const TSqlParser::OperandContext* context,
                                       std::size_t postfixes) const {
    const auto make = [&](const TSqlParser::IdentifierContext* part) {
        return make_expression(ExpressionKind::Column, tree_.identifier(part).text,
                               tree_.span(part));
    };
    std::vector<ExpressionPtr> qualifiers;
    auto result = make(context->name);
    for (std::size_t index = 0; index < postfixes; ++index) {
        qualifiers.push_back(result);
        result = make(context->postfixes[index]->name);
    }
    result->span = text::cover(tree_.span(context->name), result->span);
    result->operands = std::move(qualifiers);
    return result;
}

ExpressionPtr ExpressionReader::member(ExpressionPtr object,
                                       const TSqlParser::PostfixContext* postfix) const {
    const bool is_call = postfix->arguments != nullptr;
    const text::Span span = from_to(object, postfix);
    auto result = make_expression(is_call ? ExpressionKind::Method : ExpressionKind::Property,
                                  tree_.identifier(postfix->name).text, span, {std::move(object)});
    append_arguments(result->operands, postfix->arguments);
    return result;
}

// CAST (value AS type) is a call like any other to the grammar.
ExpressionPtr ExpressionReader::call(std::string function,
                                     const TSqlParser::ArgumentListContext* list,
                                     text::Span span) const {
    auto result = make_expression(ExpressionKind::Function, std::move(function), span);
    if (list == nullptr) {
        return result;
    }
    result->span = text::cover(span, tree_.span(list));
    append_arguments(result->operands, list);
    if (list->arguments.size() == 1 && list->arguments.front()->type != nullptr) {
        const auto* argument = list->arguments.front();
        result->kind = ExpressionKind::Cast;
        result->text = to_upper(result->text);
        result->type = std::make_shared<DataType>(tree_.data_type(argument->type));
    } else if (!list->arguments.empty() && list->arguments.back()->returned != nullptr) {
        const auto* argument = list->arguments.back();
        result->type = std::make_shared<DataType>(tree_.data_type(argument->returned));
    }
    return result;
}

void ExpressionReader::append_arguments(std::vector<ExpressionPtr>& operands,
                                        const TSqlParser::ArgumentListContext* list) const {
    if (list == nullptr) {
        return;
    }
    for (const auto* argument : list->arguments) {
        if (argument->star != nullptr) {
            operands.push_back(make_expression(ExpressionKind::Star, "*", tree_.span(argument)));
            continue;
        }
        for (const auto* value : {argument->value, argument->second, argument->style,
                                  argument->source, argument->parameters}) {
            if (value != nullptr) {
                operands.push_back(expression(value));
            }
        }
    }
}

ExpressionPtr ExpressionReader::conversion(const TSqlParser::OperandContext* context) const {
    auto result = make_expression(ExpressionKind::Cast, to_upper(tree_.text(context->convert)),
                                  tree_.span(context));
    result->type = std::make_shared<DataType>(tree_.data_type(context->type));
    for (const auto* value : context->values) {
        result->operands.push_back(expression(value));
    }
    return result;
}

ExpressionPtr ExpressionReader::case_expression(
    const TSqlParser::CaseExpressionContext* context) const {
    auto result = make_expression(ExpressionKind::Case, {}, tree_.span(context));
    result->has_input = context->input != nullptr;
    result->has_else = context->otherwise != nullptr;
    if (result->has_input) {
        result->operands.push_back(expression(context->input));
    }
    for (const auto* when : context->whens) {
        result->operands.push_back(expression(when->condition));
        result->operands.push_back(expression(when->result));
    }
    if (result->has_else) {
        result->operands.push_back(expression(context->otherwise));
    }
    return result;
}

}  // namespace tsqlaudit::syntax
