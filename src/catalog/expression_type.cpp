#include "catalog/expression_type.h"

#include <algorithm>
#include <charconv>

#include "catalog/elements.h"
#include "catalog/function_type.h"
#include "catalog/type_arithmetic.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using sqlserver::DataType;
using sqlserver::TypeId;
using syntax::Expression;
using syntax::ExpressionKind;

// Deeper expressions are rare, and nothing is lost but a type.
constexpr int deepest = 200;

ExpressionType type_at(const ExpressionPtr& expression, const Table& table, int depth);

DataType number_type(const std::string& text) {
    if (text.find_first_of("eE") != std::string::npos) {
        return plain_type(TypeId::Float);
    }
    const std::size_t point = text.find('.');
    if (point != std::string::npos) {
        const auto digits = static_cast<int>(text.size() - 1);
        return decimal_type(std::max(digits, 1), static_cast<int>(text.size() - point - 1));
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? plain_type(TypeId::Int)
                                : decimal_type(static_cast<int>(text.size()), 0);
}

// In UTF-16 code units: a character of four bytes has two.
int string_length(const std::string& text) {
    int units = 0;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        const bool continues = (value & 0xC0U) == 0x80U;
        units += continues ? 0 : (value >= 0xF0U ? 2 : 1);
    }
    return std::max(units, 1);
}

// 0x1F
int binary_length(const std::string& text) {
    constexpr int prefix = 2;
    return std::max((static_cast<int>(text.size()) - prefix + 1) / 2, 1);
}

// CAST and CONVERT take 30 where a declaration takes 1.
DataType cast_type(const Expression& cast) {
    constexpr int default_cast_length = 30;
    if (!cast.type) {
        return {};
    }
    DataType type = make_type(*cast.type);
    const bool has_length = type.is_max || cast.type->length || !type.alias.empty();
    const bool takes_length = (type.is_character() && !type.is_legacy_lob()) ||
                              type.id == TypeId::Binary || type.id == TypeId::VarBinary;
    if (takes_length && !has_length) {
        type.length = default_cast_length;
        type.name = sqlserver::to_sql(type);
    }
    return type;
}

// geometry::Point(…): what stands before the colons.
DataType static_method_type(std::string_view text) {
    std::string_view type = text.substr(0, text.find("::"));
    const std::size_t dot = type.rfind('.');
    if (dot != std::string_view::npos) {
        type.remove_prefix(dot + 1);
    }
    const DataType owner = sqlserver::make_system_type({}, type, {}, {}, false, {});
    return owner.is_spatial() || owner.id == TypeId::HierarchyId ? owner : DataType{};
}

std::vector<ExpressionType> types_of(const Expression& expression, const Table& table, int depth) {
    std::vector<ExpressionType> types;
    types.reserve(expression.operands.size());
    for (const ExpressionPtr& operand : expression.operands) {
        types.push_back(type_at(operand, table, depth + 1));
    }
    return types;
}

// The results of the branches: every second operand after the input, and ELSE.
ExpressionType case_type(const Expression& expression, const Table& table, int depth) {
    const std::size_t first = expression.has_input ? 1 : 0;
    const std::size_t end = expression.operands.size() - (expression.has_else ? 1 : 0);
    std::vector<ExpressionPtr> branches;
    for (std::size_t at = first + 1; at < end; at += 2) {
        branches.push_back(expression.operands[at]);
    }
    if (expression.has_else && !expression.operands.empty()) {
        branches.push_back(expression.operands.back());
    }
    std::vector<ExpressionType> types;
    types.reserve(branches.size());
    for (const ExpressionPtr& branch : branches) {
        types.push_back(type_at(branch, table, depth + 1));
    }
    return function_type("COALESCE", types, branches);
}

ExpressionType column_type(const std::string& name, const Table& table) {
    const Column* const column = table.find_column(name);
    return column == nullptr || column->computed
               ? ExpressionType{}
               : ExpressionType{.type = column->type, .is_nullable = column->is_nullable};
}

ExpressionType type_of_operands(const Expression& expression, const Table& table, int depth) {
    const std::vector<ExpressionType> operands = types_of(expression, table, depth);
    switch (expression.kind) {
        case ExpressionKind::Function:
            return function_type(expression.text, operands, expression.operands);
        case ExpressionKind::Unary:
            return {.type = operands.empty() ? DataType{} : operands.front().type};
        case ExpressionKind::BinaryOperator:
            return {.type = operands.size() == 2
                                ? operator_type(expression.text, operands[0].type, operands[1].type)
                                : DataType{}};
        case ExpressionKind::Method:
        case ExpressionKind::Property:
            return {.type = operands.empty() ? DataType{}
                                             : member_type(operands.front().type, expression.text)};
        case ExpressionKind::Collate:
            return operands.empty() ? ExpressionType{} : operands.front();
        default:
            return {};
    }
}

ExpressionType type_at(const ExpressionPtr& expression, const Table& table, int depth) {
    if (!expression || depth > deepest) {
        return {};
    }
    switch (expression->kind) {
        case ExpressionKind::Number:
            return {.type = number_type(expression->text), .is_nullable = false};
        case ExpressionKind::Money:
            return {.type = plain_type(TypeId::Money), .is_nullable = false};
        case ExpressionKind::String:
            return {.type = string_type(expression->is_unicode, string_length(expression->text)),
                    .is_nullable = false};
        case ExpressionKind::Binary:
            return {.type = plain_type(TypeId::VarBinary, binary_length(expression->text)),
                    .is_nullable = false};
        case ExpressionKind::Column:
            return column_type(expression->text, table);
        case ExpressionKind::Cast:
            return {.type = cast_type(*expression)};
        case ExpressionKind::Function:
            return expression->type ? ExpressionType{.type = cast_type(*expression)}
                                    : type_of_operands(*expression, table, depth);
        case ExpressionKind::StaticMethod:
            return {.type = static_method_type(expression->text)};
        case ExpressionKind::Case:
            return case_type(*expression, table, depth);
        case ExpressionKind::AtTimeZone:
            return {.type = plain_type(TypeId::DateTimeOffset)};
        default:
            return type_of_operands(*expression, table, depth);
    }
}

}  // namespace

ExpressionType type_of(const ExpressionPtr& expression, const Table& table) {
    return type_at(expression, table, 0);
}

}  // namespace tsqlaudit::catalog
