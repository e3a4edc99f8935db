#include "rules/allowed_values.h"

#include <algorithm>

#include "rules/expressions.h"

namespace tsqlaudit::rules {

namespace {

using syntax::Expression;
using syntax::ExpressionKind;

bool is_operator(const Expression& expression, std::string_view sign) {
    return expression.kind == ExpressionKind::BinaryOperator && expression.text == sign &&
           expression.operands.size() > 1;
}

std::optional<std::size_t> listed(const Expression& condition, std::string_view column);

// OR: each side lists some. AND: the shorter list of those that there are.
std::optional<std::size_t> combined(const Expression& condition, std::string_view column) {
    std::optional<std::size_t> count;
    for (const auto& part : condition.operands) {
        const std::optional<std::size_t> values = listed(*part, column);
        if (condition.text == "OR") {
            if (!values) {
                return std::nullopt;
            }
            count = count.value_or(0) + *values;
        } else if (values) {
            count = std::min(count.value_or(*values), *values);
        }
    }
    return count;
}

std::optional<std::size_t> listed(const Expression& condition, std::string_view column) {
    const auto& operands = condition.operands;
    if (condition.kind == ExpressionKind::In && !condition.negated &&
        is_column(*operands.at(0), column) &&
        std::all_of(operands.begin() + 1, operands.end(),
                    [](const auto& value) { return is_constant(*value); })) {
        return operands.size() - 1;
    }
    if (is_operator(condition, "=") &&
        ((is_column(*operands[0], column) && is_constant(*operands[1])) ||
         (is_column(*operands[1], column) && is_constant(*operands[0])))) {
        return 1;
    }
    // NULL is no value: Status IS NULL OR Status IN (…).
    if (condition.kind == ExpressionKind::IsNull && !condition.negated &&
        is_column(*condition.operands.at(0), column)) {
        return 0;
    }
    return is_operator(condition, "OR") || is_operator(condition, "AND")
               ? combined(condition, column)
               : std::nullopt;
}

}  // namespace

std::optional<std::size_t> allowed_values(const catalog::Table& table, std::string_view column) {
    std::optional<std::size_t> fewest;
    for (const catalog::CheckConstraint& check : table.checks) {
        if (check.is_disabled || check.condition == nullptr) {
            continue;
        }
        if (const auto values = listed(*check.condition, column); values && *values > 0) {
            fewest = std::min(fewest.value_or(*values), *values);
        }
    }
    return fewest;
}

}  // namespace tsqlaudit::rules
