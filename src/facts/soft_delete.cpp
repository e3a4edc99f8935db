#include "facts/soft_delete.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

#include "facts/table_kind.h"
#include "facts/vocabulary.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using syntax::Expression;
using syntax::ExpressionKind;

constexpr std::string_view unknown_literal = "…";

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
    const auto& words = vocabulary().soft_delete;
    const Words& name = words_of(column.name);
    return words.live.matches(name) || words.doubtful_live.matches(name) ||
           words.doubtful_current.matches(name);
}

// Who deleted it, in the rows that are.
bool is_deleter(const catalog::Column& column) {
    const sqlserver::DataType& type = column.type;
    const bool may_refer = type.is_whole() || type.id == sqlserver::TypeId::UniqueIdentifier ||
                           (type.is_character() && !type.is_lob());
    return column.is_nullable && may_refer && !column.computed && !column.is_encrypted &&
           vocabulary().soft_delete.deleters.matches(words_of(column.name));
}

// Short text, or whole numbers: numeric(1, 0), where there was no bit.
bool may_be_mark(const catalog::Column& column) {
    constexpr int longest = 10;  // characters
    const sqlserver::DataType& type = column.type;
    const bool is_short_text = type.is_character() && !type.is_lob() && type.length <= longest;
    const bool is_whole = type.id == sqlserver::TypeId::Bit || type.is_whole();
    return (is_short_text || is_whole) && !column.is_encrypted;
}

// A mark that is no bit: IsDeleted char(1), with 'Y' or 'N' in it, or 'T', or '1'.
bool is_mark_by_name(const catalog::Column& column) {
    const auto& words = vocabulary().soft_delete;
    const Words& name = words_of(column.name);
    // The act of a play is no flag.
    return may_be_mark(column) && column.type.id != sqlserver::TypeId::Bit &&
           !vocabulary().natural_keys.levels.matches(name) &&
           (words.live.matches(name) || words.dead.matches(name) || words.states.matches(name));
}

// A mark that may mean something else as well, of whatever type.
bool is_doubtful_mark(const catalog::Column& column, bool has_versions) {
    const auto& words = vocabulary().soft_delete;
    const Words& name = words_of(column.name);
    return may_be_mark(column) &&
           (words.doubtful_live.matches(name) || words.doubtful_dead.matches(name) ||
            (!has_versions && words.doubtful_current.matches(name)));
}

// 'N' of IsActive, 1 of IsDeleted: new rows would be deleted ones.
bool contradicts_name(const catalog::Column& column, std::string_view value) {
    constexpr std::string_view yes = "1yYjJtT";
    constexpr std::string_view no = "0nNfF";
    const std::string_view wrong = is_true_of_live_rows(column) ? no : yes;
    return !value.empty() && wrong.find(value.front()) != std::string_view::npos;
}

// New rows are live: what the default gives them is what live rows have.
std::string live_literal(const catalog::Column& column) {
    const catalog::ExpressionPtr value =
        column.default_constraint ? column.default_constraint->value : nullptr;
    // A state that is new may be a draft, and live rows have others as well.
    if (vocabulary().soft_delete.states.matches(words_of(column.name)) ||
        (value != nullptr && contradicts_name(column, value->text))) {
        return std::string{unknown_literal};
    }
    const bool is_number = value != nullptr && value->kind == ExpressionKind::Number;
    if (is_number && !column.type.is_character()) {
        return value->text;
    }
    if (is_number || (value != nullptr && value->kind == ExpressionKind::String)) {
        // A filter does not convert its column (10611): no number beside a char, and no N before
        // its text.
        const std::string quoted = sqlserver::quote_string(value->text);
        return column.type.is_unicode() ? quoted : quoted.substr(1);
    }
    if (column.type.is_character()) {
        return std::string{unknown_literal};
    }
    return is_true_of_live_rows(column) ? "1" : "0";
}

// Whether the constant is what a live row has there, by its default or its name. Where nothing says
// what that is, whoever asks for a value knows.
bool is_of_live_rows(const Expression& constant, std::string_view live_literal, bool is_equal) {
    if (constant.kind == ExpressionKind::Cast && constant.operands.size() == 1) {
        return is_of_live_rows(*constant.operands[0], live_literal, is_equal);
    }
    const bool is_literal =
        constant.kind == ExpressionKind::Number || constant.kind == ExpressionKind::String;
    if (live_literal == unknown_literal || !is_literal) {
        return true;
    }
    const std::string national = sqlserver::quote_string(constant.text);
    const bool is_live = text::equals_ignoring_case(live_literal, constant.text) ||
                         text::equals_ignoring_case(live_literal, national) ||
                         text::equals_ignoring_case(live_literal, national.substr(1));
    return is_live == is_equal;
}

// Each of them, with the role of its column.
std::optional<SoftDelete> as_flag(const catalog::Column& column, ColumnRole role,
                                  bool has_versions) {
    if (role == ColumnRole::SoftDeleteFlag) {
        return SoftDelete{.column = column.name, .live_value = is_true_of_live_rows(column)};
    }
    if (role == ColumnRole::Deprecated) {
        return std::nullopt;
    }
    if (is_deleter(column)) {
        return SoftDelete{.column = column.name, .is_null_live = true};
    }
    if (role == ColumnRole::ForeignKey) {
        return std::nullopt;
    }
    if (is_time_of_deletion(column)) {
        return SoftDelete{.column = column.name, .is_null_live = true};
    }
    if (is_mark_by_name(column) || is_doubtful_mark(column, has_versions)) {
        const auto& words = vocabulary().soft_delete;
        const Words& name = words_of(column.name);
        return SoftDelete{
            .column = column.name,
            .live_value = !words.dead.matches(name) && !words.doubtful_dead.matches(name),
            .live_literal = live_literal(column)};
    }
    return std::nullopt;
}

// The lower the better.
int doubt_about(const SoftDelete& flag, const catalog::Column& column) {
    constexpr int of_state = 3;
    constexpr int of_other_meaning = 6;
    if (flag.is_null_live) {
        return column.type.is_temporal() ? 1 : 2;
    }
    if (is_doubtful_mark(column, false)) {
        return of_other_meaning;
    }
    const bool is_unclear = column.is_nullable || column.computed || !flag.live_literal.empty();
    return (is_unclear ? 2 : 0) + (flag.live_value ? of_state : 0);
}

}  // namespace

bool is_time_of_deletion(const catalog::Column& column) {
    return column.is_nullable && column.type.is_temporal() && !column.computed &&
           !column.is_encrypted && vocabulary().soft_delete.times.matches(words_of(column.name));
}

SoftDelete soft_delete_of(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    SoftDelete best;
    int least_doubt = std::numeric_limits<int>::max();
    const bool has_versions = has_role(facts, ColumnRole::Version);
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const std::optional<SoftDelete> flag =
            as_flag(column, facts.columns[index].role, has_versions);
        if (flag && doubt_about(*flag, column) < least_doubt) {
            best = *flag;
            least_doubt = doubt_about(*flag, column);
        }
    }
    return best;
}

bool asks_for_live_rows(const Expression& condition, const SoftDelete& flag) {
    if (condition.kind == ExpressionKind::IsNull) {
        return flag.is_null_live && !condition.negated && is_flag(*condition.operands.at(0), flag);
    }
    if (flag.is_null_live) {
        return false;
    }
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
    const Expression& constant = is_flag(left, flag) ? right : left;
    if (!flag.live_literal.empty()) {
        return is_of_live_rows(constant, flag.live_literal, is_equal);
    }
    const std::optional<bool> value = bit_value(constant);
    return value && (*value == flag.live_value) == is_equal;
}

bool asks_for_live_rows(const Expression& condition, const catalog::Table& table,
                        const TableFacts& facts) {
    if (condition.kind == ExpressionKind::BinaryOperator && condition.text == "AND") {
        return std::ranges::all_of(condition.operands, [&](const catalog::ExpressionPtr& part) {
            return asks_for_live_rows(*part, table, facts);
        });
    }
    const bool has_versions = has_role(facts, ColumnRole::Version);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto flag = as_flag(table.columns[column], facts.columns[column].role, has_versions);
        if (flag && asks_for_live_rows(condition, *flag)) {
            return true;
        }
    }
    return false;
}

}  // namespace tsqlaudit::facts
