#include "sqlserver/data_type.h"

#include "sqlserver/system_type.h"
#include "text/compare.h"

namespace tsqlaudit::sqlserver {

bool DataType::is_character() const {
    return (id >= TypeId::Char && id <= TypeId::NVarChar) || id == TypeId::Text ||
           id == TypeId::NText;
}

bool DataType::is_unicode() const {
    return id == TypeId::NChar || id == TypeId::NVarChar || id == TypeId::NText;
}

bool DataType::is_integer() const {
    return id >= TypeId::TinyInt && id <= TypeId::BigInt;
}

bool DataType::is_whole() const {
    return is_integer() || (id == TypeId::Decimal && scale == 0);
}

bool DataType::is_exact_number() const {
    return is_integer() || id == TypeId::Decimal || id == TypeId::SmallMoney || id == TypeId::Money;
}

bool DataType::is_approximate() const {
    return id == TypeId::Real || id == TypeId::Float;
}

bool DataType::is_number() const {
    return is_exact_number() || is_approximate();
}

bool DataType::is_temporal() const {
    return id >= TypeId::Date && id <= TypeId::DateTimeOffset;
}

bool DataType::is_spatial() const {
    return id == TypeId::Geometry || id == TypeId::Geography;
}

bool DataType::is_lob() const {
    return is_max || is_legacy_lob() || id == TypeId::Xml || id == TypeId::Json;
}

bool DataType::is_legacy_lob() const {
    return id == TypeId::Text || id == TypeId::NText || id == TypeId::Image;
}

bool same_type(const DataType& left, const DataType& right) {
    if (left.id != right.id || left.id == TypeId::Unknown) {
        return false;
    }
    if (left.id == TypeId::UserDefined) {
        return text::equals_ignoring_case(left.alias, right.alias);
    }
    return left.length == right.length && left.precision == right.precision &&
           left.scale == right.scale && left.is_max == right.is_max;
}

std::string to_sql(const DataType& type) {
    if (!type.alias_sql.empty()) {
        return type.alias_sql;
    }
    std::string sql{type.id == TypeId::Unknown ? type.name : system_name(type.id)};
    switch (arguments_of(type.id)) {
        case TypeArguments::Length:
            return sql + (type.is_max ? "(max)" : '(' + std::to_string(type.length) + ')');
        case TypeArguments::Fraction:
            return sql + '(' + std::to_string(type.precision) + ')';
        case TypeArguments::PrecisionScale:
            return sql + '(' + std::to_string(type.precision) + ", " + std::to_string(type.scale) +
                   ')';
        case TypeArguments::Dimensions:
            return sql + '(' + std::to_string(type.length) +
                   (type.argument == "float32" ? ")" : ", " + type.argument + ')');
        case TypeArguments::Collection:
            return type.argument.empty() ? sql : sql + '(' + type.argument + ')';
        case TypeArguments::None:
        case TypeArguments::Mantissa:
            return sql;
    }
    return sql;
}

}  // namespace tsqlaudit::sqlserver
