#include "sqlserver/system_type.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/compare.h"

namespace tsqlaudit::sqlserver {
namespace {

struct TypeName {
    std::string_view name;
    TypeId id;
};

// The name that SQL Server itself shows is the first of its TypeId.
constexpr std::array type_names{
    TypeName{"bit", TypeId::Bit},
    TypeName{"tinyint", TypeId::TinyInt},
    TypeName{"smallint", TypeId::SmallInt},
    TypeName{"int", TypeId::Int},
    TypeName{"integer", TypeId::Int},
    TypeName{"bigint", TypeId::BigInt},
    TypeName{"decimal", TypeId::Decimal},
    TypeName{"dec", TypeId::Decimal},
    TypeName{"numeric", TypeId::Decimal},
    TypeName{"smallmoney", TypeId::SmallMoney},
    TypeName{"money", TypeId::Money},
    TypeName{"real", TypeId::Real},
    TypeName{"float", TypeId::Float},
    TypeName{"double precision", TypeId::Float},
    TypeName{"date", TypeId::Date},
    TypeName{"time", TypeId::Time},
    TypeName{"smalldatetime", TypeId::SmallDateTime},
    TypeName{"datetime", TypeId::DateTime},
    TypeName{"datetime2", TypeId::DateTime2},
    TypeName{"datetimeoffset", TypeId::DateTimeOffset},
    TypeName{"char", TypeId::Char},
    TypeName{"character", TypeId::Char},
    TypeName{"varchar", TypeId::VarChar},
    TypeName{"char varying", TypeId::VarChar},
    TypeName{"character varying", TypeId::VarChar},
    TypeName{"nchar", TypeId::NChar},
    TypeName{"national char", TypeId::NChar},
    TypeName{"national character", TypeId::NChar},
    TypeName{"nvarchar", TypeId::NVarChar},
    TypeName{"nchar varying", TypeId::NVarChar},
    TypeName{"national char varying", TypeId::NVarChar},
    TypeName{"national character varying", TypeId::NVarChar},
    TypeName{"sysname", TypeId::NVarChar},
    TypeName{"text", TypeId::Text},
    TypeName{"ntext", TypeId::NText},
    TypeName{"national text", TypeId::NText},
    TypeName{"binary", TypeId::Binary},
    TypeName{"varbinary", TypeId::VarBinary},
    TypeName{"binary varying", TypeId::VarBinary},
    TypeName{"image", TypeId::Image},
    TypeName{"uniqueidentifier", TypeId::UniqueIdentifier},
    TypeName{"rowversion", TypeId::RowVersion},
    TypeName{"timestamp", TypeId::RowVersion},
    TypeName{"xml", TypeId::Xml},
    TypeName{"json", TypeId::Json},
    TypeName{"vector", TypeId::Vector},
    TypeName{"sql_variant", TypeId::SqlVariant},
    TypeName{"hierarchyid", TypeId::HierarchyId},
    TypeName{"geometry", TypeId::Geometry},
    TypeName{"geography", TypeId::Geography},
};

constexpr int sysname_length = 128;
constexpr int default_decimal_precision = 18;
constexpr int default_fraction = 7;
constexpr int real_mantissa = 24;
constexpr int float_mantissa = 53;

bool takes_max(TypeId id) {
    return id == TypeId::VarChar || id == TypeId::NVarChar || id == TypeId::VarBinary;
}

constexpr int max_string_bytes = 8000;
// A rule says how many a vector may have; beyond this nobody meant a number of dimensions.
constexpr int max_countable_dimensions = 1'000'000;
constexpr int max_decimal_precision = 38;
constexpr int max_mantissa = 53;
constexpr int max_fraction = 7;

bool is_within(std::optional<int> value, int least, int most) {
    return !value || (*value >= least && *value <= most);
}

// Whether the numbers are those that the type takes. Source: the pages of the data types.
bool fits_limits(TypeId id, std::optional<int> length, std::optional<int> scale) {
    switch (arguments_of(id)) {
        case TypeArguments::Length: {
            const bool is_unicode = id == TypeId::NChar || id == TypeId::NVarChar;
            return is_within(length, 1, is_unicode ? max_string_bytes / 2 : max_string_bytes);
        }
        case TypeArguments::PrecisionScale:
            return is_within(length, 1, max_decimal_precision) &&
                   is_within(scale, 0, length.value_or(default_decimal_precision));
        case TypeArguments::Mantissa:
            return is_within(length, 1, max_mantissa);
        case TypeArguments::Fraction:
            return is_within(length, 0, max_fraction);
        case TypeArguments::Dimensions:
            return is_within(length, 1, max_countable_dimensions);
        default:
            return true;
    }
}

std::string declared_name(std::string_view name, std::optional<int> length,
                          std::optional<int> scale, bool is_max, std::string_view argument) {
    std::string arguments;
    const auto append = [&arguments](std::string_view value) {
        arguments += arguments.empty() ? "" : ", ";
        arguments += value;
    };
    if (is_max) {
        append("max");
    }
    if (length) {
        append(std::to_string(*length));
    }
    if (scale) {
        append(std::to_string(*scale));
    }
    if (!argument.empty()) {
        append(argument);
    }
    return arguments.empty() ? std::string{name} : std::string{name} + '(' + arguments + ')';
}

void fill_arguments(DataType& type, std::optional<int> length, std::optional<int> scale,
                    std::string_view argument) {
    switch (arguments_of(type.id)) {
        case TypeArguments::Length:
            type.length = type.is_max ? 0 : length.value_or(1);
            break;
        case TypeArguments::PrecisionScale:
            type.precision = length.value_or(default_decimal_precision);
            type.scale = scale.value_or(0);
            break;
        case TypeArguments::Mantissa:
            if (type.id == TypeId::Float && length.value_or(float_mantissa) <= real_mantissa) {
                type.id = TypeId::Real;
            }
            type.precision = type.id == TypeId::Real ? real_mantissa : float_mantissa;
            break;
        case TypeArguments::Fraction:
            type.precision = length.value_or(default_fraction);
            break;
        case TypeArguments::Dimensions:
            type.length = length.value_or(0);
            type.argument = argument.empty() ? "float32" : text::to_lower(argument);
            break;
        case TypeArguments::Collection:
            type.argument = argument;
            break;
        case TypeArguments::None:
            break;
    }
}

}  // namespace

TypeArguments arguments_of(TypeId id) {
    switch (id) {
        case TypeId::Char:
        case TypeId::VarChar:
        case TypeId::NChar:
        case TypeId::NVarChar:
        case TypeId::Binary:
        case TypeId::VarBinary:
            return TypeArguments::Length;
        case TypeId::Decimal:
            return TypeArguments::PrecisionScale;
        case TypeId::Real:
        case TypeId::Float:
            return TypeArguments::Mantissa;
        case TypeId::Time:
        case TypeId::DateTime2:
        case TypeId::DateTimeOffset:
            return TypeArguments::Fraction;
        case TypeId::Vector:
            return TypeArguments::Dimensions;
        case TypeId::Xml:
            return TypeArguments::Collection;
        default:
            return TypeArguments::None;
    }
}

std::string_view system_name(TypeId id) {
    const auto* const found = std::find_if(type_names.begin(), type_names.end(),
                                           [id](const TypeName& entry) { return entry.id == id; });
    return found == type_names.end() ? std::string_view{} : found->name;
}

DataType make_system_type(std::string_view schema, std::string_view name, std::optional<int> length,
                          std::optional<int> scale, bool is_max, std::string_view argument) {
    DataType type;
    type.name = declared_name(name, length, scale, is_max, argument);
    if (!schema.empty() && !text::equals_ignoring_case(schema, "sys")) {
        return type;
    }
    const std::string lower = text::to_lower(name);
    const auto* const found =
        std::find_if(type_names.begin(), type_names.end(),
                     [&](const TypeName& entry) { return entry.name == lower; });
    if (found == type_names.end() || (is_max && !takes_max(found->id)) ||
        !fits_limits(found->id, length, scale)) {
        return type;
    }
    type.id = found->id;
    type.is_max = is_max;
    type.is_legacy_name = found->name == "timestamp";
    fill_arguments(type, length, scale, argument);
    if (found->name == "sysname") {
        type.length = sysname_length;
        type.alias = found->name;
        type.alias_sql = found->name;
    }
    return type;
}

}  // namespace tsqlaudit::sqlserver
