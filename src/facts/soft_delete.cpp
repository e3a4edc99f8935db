#include "facts/soft_delete.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "facts/vocabulary.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using syntax::Expression;
using syntax::ExpressionKind;

bool is_flag(const Expression& expression, const SoftDelete& flag) {
    return expression.kind == ExpressionKind::Column && !flag.column.empty() &&
           text::equals_ignoring_case(expression.text, flag.column);
}

// 0 or 1, perhaps as CONVERT(bit, 1).
std::optional<bool> bit_value(const Expression& expression) {
    if (expression.kind == ExpressionKind::Cast && expression.operands.size() == 1) {
        return bit_value(*expression.operands[0]);
    }
    if (expression.kind != ExpressionKind::Number ||
        (expression.text != "0" && expression.text != "1")) {
        return std::nullopt;
    }
    return expression.text == "1";
}

bool is_true_of_live_rows(const catalog::Column& column) {
    return vocabulary().soft_delete.live.matches(words_of(column.name));
}

}  // namespace

SoftDelete soft_delete_of(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    SoftDelete found;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (facts.columns[column].role != ColumnRole::SoftDeleteFlag) {
            continue;
        }
        const SoftDelete flag{table.columns[column].name,
                              is_true_of_live_rows(table.columns[column])};
        if (!flag.live_value) {
            return flag;  // IsActive beside IsDeleted is a state of rows that are there
        }
        found = found.column.empty() ? flag : found;
    }
    return found;
}

bool asks_for_live_rows(const Expression& condition, const SoftDelete& flag) {
    const bool is_equal = condition.text == "=";
    if (condition.kind != ExpressionKind::BinaryOperator || condition.operands.size() != 2 ||
        (!is_equal && condition.text != "<>" && condition.text != "!=")) {
        return false;
    }
    const Expression& left = *condition.operands[0];
    const Expression& right = *condition.operands[1];
    if (!is_flag(left, flag) && !is_flag(right, flag)) {
        return false;
    }
    const std::optional<bool> value = bit_value(is_flag(left, flag) ? right : left);
    return value && (*value == flag.live_value) == is_equal;
}

bool asks_for_live_rows(const Expression& condition, const catalog::Table& table,
                        const TableFacts& facts) {
    if (condition.kind == ExpressionKind::BinaryOperator && condition.text == "AND") {
        return std::ranges::all_of(condition.operands, [&](const catalog::ExpressionPtr& part) {
            return asks_for_live_rows(*part, table, facts);
        });
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const catalog::Column& flag = table.columns[column];
        if (facts.columns[column].role == ColumnRole::SoftDeleteFlag &&
            asks_for_live_rows(condition, SoftDelete{flag.name, is_true_of_live_rows(flag)})) {
            return true;
        }
    }
    return false;
}

}  // namespace tsqlaudit::facts
