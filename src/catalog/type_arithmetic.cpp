#include "catalog/type_arithmetic.h"

#include <algorithm>

namespace tsqlaudit::catalog {
namespace {

using sqlserver::DataType;
using sqlserver::TypeId;

constexpr int max_precision = 38;
constexpr int max_string_bytes = 8000;

DataType named(DataType type) {
    type.name = sqlserver::to_sql(type);
    return type;
}

int max_length(bool is_unicode) {
    return is_unicode ? max_string_bytes / 2 : max_string_bytes;
}

bool is_binary(const DataType& type) {
    return type.id == TypeId::Binary || type.id == TypeId::VarBinary;
}

// char, varchar, nchar, nvarchar, binary, varbinary.
bool is_string(const DataType& type) {
    return (type.is_character() && !type.is_legacy_lob()) || is_binary(type);
}

bool is_fixed_length(const DataType& type) {
    return type.id == TypeId::Char || type.id == TypeId::NChar || type.id == TypeId::Binary;
}

// The type that holds strings of both types, with a length.
DataType string_of_both(const DataType& left, const DataType& right, int length) {
    DataType type;
    const bool is_unicode = left.is_unicode() || right.is_unicode();
    if (left.id == right.id) {
        type.id = left.id;
    } else if (is_binary(left)) {
        type.id = TypeId::VarBinary;
    } else if (is_fixed_length(left) && is_fixed_length(right)) {
        type.id = TypeId::NChar;
    } else {
        type.id = is_unicode ? TypeId::NVarChar : TypeId::VarChar;
    }
    type.is_max = left.is_max || right.is_max;
    type.length = type.is_max ? 0 : std::min(length, max_length(is_unicode));
    return named(type);
}

// The decimal that an exact number takes part as; precision 0: none.
DataType as_decimal(const DataType& type) {
    switch (type.id) {
        case TypeId::TinyInt:
            return decimal_type(3, 0);
        case TypeId::SmallInt:
            return decimal_type(5, 0);
        case TypeId::Int:
            return decimal_type(10, 0);
        case TypeId::BigInt:
            return decimal_type(19, 0);
        case TypeId::Decimal:
            return type;
        default:
            return {};
    }
}

// Above 38 digits the scale gives way, though not below 6.
DataType limited_decimal(int precision, int scale) {
    if (precision > max_precision) {
        const int integral = precision - scale;
        scale = std::max(std::min(scale, 6), max_precision - integral);
        scale = std::min(scale, max_precision);
        precision = max_precision;
    }
    return decimal_type(precision, scale);
}

DataType decimal_operator(std::string_view operation, const DataType& left, const DataType& right) {
    const int p1 = left.precision;
    const int s1 = left.scale;
    const int p2 = right.precision;
    const int s2 = right.scale;
    const int scale = std::max(s1, s2);
    if (operation == "+" || operation == "-") {
        return limited_decimal(scale + std::max(p1 - s1, p2 - s2) + 1, scale);
    }
    if (operation == "*") {
        return limited_decimal(p1 + p2 + 1, s1 + s2);
    }
    if (operation == "/") {
        const int quotient = std::max(6, s1 + p2 + 1);
        return limited_decimal(p1 - s1 + s2 + quotient, quotient);
    }
    if (operation == "%") {
        return limited_decimal(std::min(p1 - s1, p2 - s2) + scale, scale);
    }
    return {};
}

DataType number_operator(std::string_view operation, const DataType& left, const DataType& right) {
    if (left.is_integer() && right.is_integer()) {
        return plain_type(std::max(left.id, right.id));
    }
    if (operation == "&" || operation == "|" || operation == "^") {
        return {};
    }
    if (left.is_approximate() && right.is_approximate()) {
        return plain_type(std::max(left.id, right.id));
    }
    if (left.is_approximate() || right.is_approximate()) {
        return plain_type(left.is_approximate() ? left.id : right.id);
    }
    if (left.id == right.id && left.id != TypeId::Decimal) {
        return plain_type(left.id);  // money
    }
    const DataType l = as_decimal(left);
    const DataType r = as_decimal(right);
    return l.precision == 0 || r.precision == 0 ? DataType{} : decimal_operator(operation, l, r);
}

}  // namespace

DataType plain_type(TypeId id, int length) {
    DataType type{.id = id, .length = length};
    if (id == TypeId::Real || id == TypeId::Float) {
        type.precision = id == TypeId::Real ? 24 : 53;
    } else if (id == TypeId::Time || id == TypeId::DateTime2 || id == TypeId::DateTimeOffset) {
        type.precision = 7;
    }
    return named(type);
}

DataType max_type(TypeId id) {
    return named({.id = id, .is_max = true});
}

DataType decimal_type(int precision, int scale) {
    return named({.id = TypeId::Decimal, .precision = precision, .scale = scale});
}

DataType string_type(bool is_unicode, int length) {
    return plain_type(is_unicode ? TypeId::NVarChar : TypeId::VarChar,
                      std::min(length, max_length(is_unicode)));
}

DataType common_type(const DataType& left, const DataType& right) {
    if (sqlserver::same_type(left, right)) {
        return left;
    }
    if (is_string(left) && is_string(right) && is_binary(left) == is_binary(right)) {
        return string_of_both(left, right, std::max(left.length, right.length));
    }
    if (left.is_integer() && right.is_integer()) {
        return plain_type(std::max(left.id, right.id));
    }
    const DataType l = as_decimal(left);
    const DataType r = as_decimal(right);
    if (l.precision != 0 && r.precision != 0) {
        const int scale = std::max(l.scale, r.scale);
        return limited_decimal(scale + std::max(l.precision - l.scale, r.precision - r.scale),
                               scale);
    }
    return {};
}

DataType operator_type(std::string_view operation, const DataType& left, const DataType& right) {
    if (operation == "+" && is_string(left) && is_string(right) &&
        is_binary(left) == is_binary(right)) {
        return string_of_both(left, right, left.length + right.length);
    }
    if (left.is_number() && right.is_number()) {
        return number_operator(operation, left, right);
    }
    const bool adds_days = operation == "+" || operation == "-";
    const bool is_legacy_date = left.id == TypeId::DateTime || left.id == TypeId::SmallDateTime;
    return adds_days && is_legacy_date && right.is_integer() ? left : DataType{};
}

}  // namespace tsqlaudit::catalog
