#include "rules/computed_keys.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "facts/expressions.h"
#include "sqlserver/data_type.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Table;
using syntax::Expression;
using syntax::ExpressionKind;

// Of whatever arguments.
constexpr std::array<std::string_view, 13> steady_functions{
    "ABS", "SIGN", "ISNULL", "COALESCE", "NULLIF",   "IIF",     "CHOOSE",
    "DAY", "YEAR", "MONTH",  "DATEADD",  "DATEDIFF", "CHECKSUM"};
// Of dates they are not: these become text by the language of the session.
constexpr std::array<std::string_view, 23> steady_functions_of_text{
    "LEN",   "LEFT",    "RIGHT",     "SUBSTRING", "UPPER",    "LOWER",   "LTRIM",     "RTRIM",
    "TRIM",  "REPLACE", "REPLICATE", "REVERSE",   "STUFF",    "ASCII",   "CHAR",      "NCHAR",
    "SPACE", "CONCAT",  "CHARINDEX", "HASHBYTES", "PATINDEX", "UNICODE", "JSON_VALUE"};

// DATEDIFF(day, …): read as the name of a column.
constexpr std::array<std::string_view, 7> date_parts{"year", "quarter", "month", "day",
                                                     "hour", "minute",  "second"};

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::any_of(
        names, [&](std::string_view each) { return text::equals_ignoring_case(each, name); });
}

sqlserver::DataType type_of(const syntax::DataType& type) {
    return sqlserver::make_system_type({}, type.name, type.length, type.scale, type.is_max, {});
}

// What a name is in the table; nullptr: `Place.Lat` is a property of a column or a column of a
// table.
const Column* column_of(const Table& table, const Expression& name) {
    return name.operands.empty() ? table.find_column(name.text) : nullptr;
}

bool has_time(const Table& table, const catalog::ExpressionPtr& expression) {
    return facts::any_part(expression, [&](const Expression& part) {
        const Column* const column =
            part.kind == ExpressionKind::Column ? column_of(table, part) : nullptr;
        return (column != nullptr && column->type.is_temporal()) ||
               (part.kind == ExpressionKind::Cast && part.type != nullptr &&
                type_of(*part.type).is_temporal());
    });
}

// A style of CONVERT that tells the order of day, month and year, and has no names of them.
bool has_steady_style(const Expression& conversion) {
    if (conversion.operands.size() != 2 || conversion.operands[1] == nullptr ||
        conversion.operands[1]->kind != ExpressionKind::Number) {
        return false;
    }
    constexpr std::array<std::string_view, 10> styles{"20",  "21",  "101", "102", "103",
                                                      "104", "105", "111", "112", "120"};
    return is_one_of(styles, conversion.operands[1]->text);
}

// Text and times become one another by the language.
bool is_steady_conversion(const Table& table, const Expression& part, bool has_time) {
    if (part.type == nullptr || part.text.ends_with("PARSE") ||
        text::equals_ignoring_case(part.type->name, "sql_variant")) {
        return false;
    }
    if (!has_time) {
        return true;
    }
    const Expression& value = *part.operands.at(0);
    const Column* const time =
        value.kind == ExpressionKind::Column ? column_of(table, value) : nullptr;
    return time != nullptr && time->type.is_temporal() &&
           (type_of(*part.type).is_temporal() || has_steady_style(part));
}

// The same value each time, whatever the settings of the session.
bool is_steady(const Table& table, const Expression& part, bool has_time) {
    switch (part.kind) {
        case ExpressionKind::Null:
        case ExpressionKind::Number:
        case ExpressionKind::Money:
        case ExpressionKind::String:
        case ExpressionKind::Binary:
        case ExpressionKind::Unary:
        case ExpressionKind::BinaryOperator:
        case ExpressionKind::Case:
        case ExpressionKind::In:
        case ExpressionKind::Between:
        case ExpressionKind::IsNull:
        case ExpressionKind::Collate:
            return true;
        case ExpressionKind::Column:
            return column_of(table, part) != nullptr || is_one_of(date_parts, part.text);
        case ExpressionKind::Cast:
            return is_steady_conversion(table, part, has_time);
        case ExpressionKind::Function:
            return is_one_of(steady_functions, part.text) ||
                   (!has_time && is_one_of(steady_functions_of_text, part.text));
        default:
            return false;
    }
}

}  // namespace

bool is_nondeterministic(const Column& computed) {
    return facts::is_current_time(computed.computed->expression) ||
           facts::generates_key(computed.computed->expression);
}

bool is_imprecise(const Table& table, const Column& computed) {
    return computed.type.is_approximate() ||
           facts::any_part(computed.computed->expression, [&](const Expression& part) {
               switch (part.kind) {
                   case ExpressionKind::Column: {
                       const Column* const other = column_of(table, part);
                       return other != nullptr && other->type.is_approximate();
                   }
                   case ExpressionKind::Cast:
                       return part.type != nullptr && type_of(*part.type).is_approximate();
                   case ExpressionKind::Number:
                       return part.text.find_first_of("eE") != std::string::npos;
                   default:
                       return false;
               }
           });
}

bool is_surely_key(const Table& table, const Column& column) {
    if (!column.computed || column.computed->is_persisted) {
        return true;
    }
    const catalog::ExpressionPtr& expression = column.computed->expression;
    const bool has_a_time = has_time(table, expression);
    return expression != nullptr && !is_imprecise(table, column) &&
           !facts::any_part(expression, [&](const Expression& part) {
               return !is_steady(table, part, has_a_time);
           });
}

}  // namespace tsqlaudit::rules
