#include "rules/expressions.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <vector>

#include "facts/expressions.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

using syntax::Expression;
using syntax::ExpressionKind;
using syntax::ExpressionPtr;

namespace {

// The parenthesis that opens the text is closed by the one that ends it.
bool is_wrapped(std::string_view text) {
    if (!text.starts_with('(') || !text.ends_with(')')) {
        return false;
    }
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        in_string = in_string != (text[i] == '\'');
        if (in_string) {
            continue;
        }
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0 && i + 1 < text.size()) {
            return false;
        }
    }
    return depth == 0;
}

bool is_literal(const Expression& expression) {
    return expression.kind == ExpressionKind::Number || expression.kind == ExpressionKind::Money ||
           expression.kind == ExpressionKind::String || expression.kind == ExpressionKind::Binary;
}

bool is_opaque(const Expression& expression) {
    return expression.kind == ExpressionKind::Subquery || expression.kind == ExpressionKind::Exists;
}

bool same_type(const std::shared_ptr<const syntax::DataType>& left,
               const std::shared_ptr<const syntax::DataType>& right) {
    if (left == nullptr || right == nullptr) {
        return left == right;
    }
    return text::equals_ignoring_case(left->schema, right->schema) &&
           text::equals_ignoring_case(left->name, right->name) && left->length == right->length &&
           left->scale == right->scale && left->is_max == right->is_max &&
           text::equals_ignoring_case(left->argument, right->argument);
}

// The parts of an AND, however deep; else the expression alone.
void collect_parts(const syntax::ExpressionPtr& expression,
                   std::vector<syntax::ExpressionPtr>& parts) {
    if (expression->kind == ExpressionKind::BinaryOperator && expression->text == "AND") {
        for (const syntax::ExpressionPtr& operand : expression->operands) {
            collect_parts(operand, parts);
        }
    } else {
        parts.push_back(expression);
    }
}

bool same_expression(const Expression& left, const Expression& right) {
    const bool same_text = is_literal(left) ? left.text == right.text
                                            : text::equals_ignoring_case(left.text, right.text);
    return left.kind == right.kind && !is_opaque(left) && same_text &&
           left.negated == right.negated && left.is_unicode == right.is_unicode &&
           left.has_input == right.has_input && left.has_else == right.has_else &&
           same_type(left.type, right.type) &&
           std::ranges::equal(left.operands, right.operands, same_condition);
}

bool is_function(const Expression& expression, std::initializer_list<std::string_view> names) {
    return expression.kind == ExpressionKind::Function &&
           std::ranges::any_of(names, [&](std::string_view name) {
               return text::equals_ignoring_case(expression.text, name);
           });
}

// ISNULL(column, '{}').
bool is_column_or_json(const Expression& expression, std::string_view column) {
    return is_column(expression, column) ||
           (is_function(expression, {"ISNULL", "COALESCE"}) && expression.operands.size() == 2 &&
            is_column(*expression.operands.front(), column) &&
            facts::is_json_literal(expression.operands.back()));
}

// ISJSON(column), without a second argument that asks for an object or an array.
bool is_plain_isjson(const Expression& expression, std::string_view column) {
    return is_function(expression, {"ISJSON"}) && expression.operands.size() == 1 &&
           is_column_or_json(*expression.operands.front(), column);
}

bool takes_json(const Expression& expression) {
    return expression.kind == ExpressionKind::IsNull || expression.kind == ExpressionKind::Cast ||
           is_function(expression,
                       {"ISJSON", "JSON_VALUE", "JSON_QUERY", "JSON_MODIFY", "JSON_PATH_EXISTS"});
}

bool is_missing(const Expression& expression, std::string_view column) {
    return expression.kind == ExpressionKind::IsNull && !expression.negated &&
           is_column(*expression.operands.at(0), column);
}

bool is_number(const Expression& expression, std::string_view number) {
    return expression.kind == ExpressionKind::Number && expression.text == number;
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return begin == std::string_view::npos ? "" : text.substr(begin, end - begin + 1);
}

}  // namespace

bool is_constant(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::Number:
        case ExpressionKind::Money:
        case ExpressionKind::String:
        case ExpressionKind::Binary:
            return true;
        case ExpressionKind::Unary:
        case ExpressionKind::Cast:
        case ExpressionKind::Collate:
            return is_constant(*expression.operands.at(0));
        default:
            return false;
    }
}

bool is_column(const syntax::Expression& expression, std::string_view column) {
    return expression.kind == ExpressionKind::Column &&
           text::equals_ignoring_case(expression.text, column);
}

bool names_column(const Expression& expression, std::string_view column) {
    if (is_column(expression, column)) {
        return true;
    }
    return std::ranges::any_of(expression.operands, [&](const syntax::ExpressionPtr& operand) {
        return names_column(*operand, column);
    });
}

bool same_condition(const syntax::ExpressionPtr& left, const syntax::ExpressionPtr& right) {
    if (left == nullptr || right == nullptr) {
        return left == right;
    }
    std::vector<syntax::ExpressionPtr> ours;
    std::vector<syntax::ExpressionPtr> theirs;
    collect_parts(left, ours);
    collect_parts(right, theirs);
    return std::ranges::is_permutation(
        ours, theirs, [](const auto& one, const auto& two) { return same_expression(*one, *two); });
}

std::size_t hash_of_condition(const ExpressionPtr& condition) {
    constexpr std::size_t apart = 31;
    if (condition == nullptr) {
        return 0;
    }
    std::vector<ExpressionPtr> parts;
    collect_parts(condition, parts);
    std::size_t sum = 1;  // of the parts in any order
    for (const ExpressionPtr& part : parts) {
        std::size_t hash = text::hash_ignoring_case(part->text);
        for (const ExpressionPtr& operand : part->operands) {
            hash = apart * hash + hash_of_condition(operand);
        }
        sum += hash;
    }
    return sum;
}

bool asks_for_json_alone(const syntax::ExpressionPtr& condition, std::string_view column) {
    if (condition == nullptr || condition->operands.empty()) {
        return false;
    }
    if (condition->kind != ExpressionKind::BinaryOperator || condition->operands.size() != 2) {
        return false;
    }
    const Expression& first = *condition->operands.front();
    const Expression& second = *condition->operands.back();
    const std::string& sign = condition->text;
    if (sign == "OR") {
        const bool does_first = asks_for_json_alone(condition->operands.front(), column);
        const bool does_second = asks_for_json_alone(condition->operands.back(), column);
        return (does_first && (does_second || is_missing(second, column))) ||
               (does_second && is_missing(first, column));
    }
    return is_plain_isjson(first, column) &&
           ((sign == "=" && is_number(second, "1")) ||
            ((sign == ">" || sign == "<>" || sign == "!=") && is_number(second, "0")));
}

bool is_condition_for_json(const Expression& condition, std::string_view column) {
    const bool takes_first = takes_json(condition);
    for (std::size_t i = 0; i < condition.operands.size(); ++i) {
        const Expression& operand = *condition.operands[i];
        const bool is_taken = i == 0 && takes_first && is_column(operand, column);
        if (!is_taken && !is_condition_for_json(operand, column)) {
            return false;
        }
    }
    return !is_column(condition, column);
}

std::vector<ExpressionPtr> parts_of_and(const ExpressionPtr& condition) {
    std::vector<ExpressionPtr> parts;
    if (condition != nullptr) {
        collect_parts(condition, parts);
    }
    return parts;
}

std::string without_parentheses(std::string_view text) {
    text = trim(text);
    while (is_wrapped(text)) {
        text = trim(text.substr(1, text.size() - 2));
    }
    return std::string{text};
}

}  // namespace tsqlaudit::rules
