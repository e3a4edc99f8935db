#include "facts/expressions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using syntax::Expression;
using syntax::ExpressionKind;
using text::equals_ignoring_case;

template <std::size_t count>
bool names_one_of(const Expression& expression, const std::array<std::string_view, count>& names) {
    return expression.kind == ExpressionKind::Function &&
           std::any_of(names.begin(), names.end(), [&](std::string_view name) {
               return equals_ignoring_case(expression.text, name);
           });
}

// The column that is the first argument, perhaps with something in the place of NULL; nullptr if
// that is none.
const Expression* first_column(const Expression& function) {
    constexpr std::array<std::string_view, 2> stand_ins{"ISNULL", "COALESCE"};
    const Expression* first = function.operands.empty() ? nullptr : function.operands.front().get();
    if (first != nullptr && names_one_of(*first, stand_ins) && !first->operands.empty()) {
        first = first->operands.front().get();
    }
    return first != nullptr && first->kind == ExpressionKind::Column ? first : nullptr;
}

template <std::size_t count>
std::vector<std::string> first_arguments(const catalog::ExpressionPtr& expression,
                                         const std::array<std::string_view, count>& functions) {
    std::vector<std::string> columns;
    any_part(expression, [&](const Expression& part) {
        const Expression* const column =
            names_one_of(part, functions) ? first_column(part) : nullptr;
        if (column != nullptr) {
            columns.push_back(column->text);
        }
        return false;
    });
    return columns;
}

}  // namespace

bool any_part(const catalog::ExpressionPtr& expression,
              const std::function<bool(const Expression&)>& predicate) {
    if (expression == nullptr) {
        return false;
    }
    return predicate(*expression) ||
           std::any_of(expression->operands.begin(), expression->operands.end(),
                       [&](const auto& operand) { return any_part(operand, predicate); });
}

bool is_current_time(const catalog::ExpressionPtr& expression) {
    constexpr std::array<std::string_view, 6> clocks{"GETDATE",           "GETUTCDATE",
                                                     "SYSDATETIME",       "SYSUTCDATETIME",
                                                     "SYSDATETIMEOFFSET", "CURRENT_TIMESTAMP"};
    return any_part(expression, [&](const Expression& part) { return names_one_of(part, clocks); });
}

bool is_set_by_clock(const catalog::Column& column) {
    return !column.is_nullable && column.default_constraint &&
           is_current_time(column.default_constraint->value);
}

bool is_current_user(const catalog::ExpressionPtr& expression) {
    constexpr std::array<std::string_view, 8> users{
        "SUSER_SNAME",  "SUSER_NAME",   "ORIGINAL_LOGIN", "USER_NAME",
        "CURRENT_USER", "SESSION_USER", "SYSTEM_USER",    "SESSION_CONTEXT"};
    return any_part(expression, [&](const Expression& part) { return names_one_of(part, users); });
}

bool generates_key(const catalog::ExpressionPtr& expression) {
    constexpr std::array<std::string_view, 2> generators{"NEWID", "NEWSEQUENTIALID"};
    return any_part(expression, [&](const Expression& part) {
        return part.kind == ExpressionKind::NextValueFor || names_one_of(part, generators);
    });
}

bool is_zero(const catalog::ExpressionPtr& expression) {
    return expression != nullptr && expression->kind == ExpressionKind::Number &&
           expression->text.find_first_not_of("0.") == std::string::npos;
}

bool is_json_literal(const catalog::ExpressionPtr& expression) {
    return expression != nullptr && expression->kind == ExpressionKind::String &&
           (expression->text.starts_with('{') || expression->text.starts_with('['));
}

std::vector<std::string> columns_checked_as_json(const catalog::ExpressionPtr& expression) {
    constexpr std::array<std::string_view, 1> functions{"ISJSON"};
    return first_arguments(expression, functions);
}

std::vector<std::string> columns_read_as_json(const catalog::ExpressionPtr& expression) {
    constexpr std::array<std::string_view, 3> functions{"JSON_VALUE", "JSON_QUERY", "JSON_MODIFY"};
    return first_arguments(expression, functions);
}

std::vector<std::string> columns_of(const catalog::ExpressionPtr& expression) {
    std::vector<std::string> columns;
    any_part(expression, [&](const Expression& part) {
        if (part.kind == ExpressionKind::Column) {
            columns.push_back(part.text);
        }
        return false;
    });
    return columns;
}

}  // namespace tsqlaudit::facts
