// Sizes in bytes. Source: the storage sections of the data type pages.
#include <algorithm>

#include "sqlserver/data_type.h"

namespace tsqlaudit::sqlserver {
namespace {

constexpr int legacy_lob_pointer = 16;
constexpr int lob_pointer = 24;
constexpr int hierarchyid_max = 892;
constexpr int sql_variant_max = 8016;
constexpr int vector_header = 8;

int decimal_bytes(int precision) {
    if (precision <= 9) {
        return 5;
    }
    if (precision <= 19) {
        return 9;
    }
    return precision <= 28 ? 13 : 17;
}

// What the digits of a second add to the smallest size of the type.
int fraction_bytes(int digits) {
    if (digits <= 2) {
        return 0;
    }
    return digits <= 4 ? 1 : 2;
}

int number_bytes(const DataType& type) {
    switch (type.id) {
        case TypeId::Bit:
        case TypeId::TinyInt:
            return 1;
        case TypeId::SmallInt:
            return 2;
        case TypeId::Int:
        case TypeId::SmallMoney:
        case TypeId::Real:
            return 4;
        case TypeId::Decimal:
            return decimal_bytes(type.precision);
        default:  // bigint, money, float
            return 8;
    }
}

int temporal_bytes(const DataType& type) {
    switch (type.id) {
        case TypeId::Date:
            return 3;
        case TypeId::Time:
            return 3 + fraction_bytes(type.precision);
        case TypeId::SmallDateTime:
            return 4;
        case TypeId::DateTime2:
            return 6 + fraction_bytes(type.precision);
        case TypeId::DateTimeOffset:
            return 8 + fraction_bytes(type.precision);
        default:  // datetime
            return 8;
    }
}

ByteSize string_size(const DataType& type) {
    const bool is_unicode = type.id == TypeId::NChar || type.id == TypeId::NVarChar;
    const int bytes = is_unicode ? 2 * type.length : type.length;
    const bool fixed =
        type.id == TypeId::Char || type.id == TypeId::NChar || type.id == TypeId::Binary;
    return fixed ? ByteSize{.fixed = bytes} : ByteSize{.variable_max = bytes};
}

int vector_bytes(const DataType& type) {
    return vector_header + type.length * (type.argument == "float16" ? 2 : 4);
}

// Short strings are mostly full; of longer ones the optimizer reckons with half, and few hold long
// prose.
int estimated_string_bytes(const DataType& type) {
    constexpr int short_length = 10;
    constexpr int longest_estimate = 100;
    const int units = type.length <= short_length
                          ? type.length
                          : std::clamp(type.length / 2, short_length, longest_estimate);
    return type.is_unicode() ? 2 * units : units;
}

int estimated_lob_bytes(const DataType& type) {
    switch (type.id) {
        case TypeId::VarBinary:
        case TypeId::Image:
            return 8000;
        case TypeId::NVarChar:
        case TypeId::NText:
        case TypeId::Xml:
            return 2000;
        default:  // varchar(max), text, json
            return 1000;
    }
}

}  // namespace

ByteSize byte_size(const DataType& type) {
    if (type.id <= TypeId::Float) {
        return type.id == TypeId::Unknown ? ByteSize{} : ByteSize{.fixed = number_bytes(type)};
    }
    if (type.is_max) {
        return {.variable_max = lob_pointer, .off_row = true};
    }
    switch (type.id) {
        case TypeId::Date:
        case TypeId::Time:
        case TypeId::SmallDateTime:
        case TypeId::DateTime:
        case TypeId::DateTime2:
        case TypeId::DateTimeOffset:
            return {.fixed = temporal_bytes(type)};
        case TypeId::Text:
        case TypeId::NText:
        case TypeId::Image:
            return {.variable_max = legacy_lob_pointer, .off_row = true};
        case TypeId::Xml:
        case TypeId::Json:
        case TypeId::Geometry:
        case TypeId::Geography:
            return {.variable_max = lob_pointer, .off_row = true};
        case TypeId::UniqueIdentifier:
            return {.fixed = 16};
        case TypeId::RowVersion:
            return {.fixed = 8};
        case TypeId::Vector:
            return {.variable_max = vector_bytes(type)};
        case TypeId::SqlVariant:
            return {.variable_max = sql_variant_max};
        case TypeId::HierarchyId:
            return {.variable_max = hierarchyid_max};
        case TypeId::UserDefined:
            return {};
        default:
            return string_size(type);
    }
}

int estimated_bytes(const DataType& type) {
    if (type.is_lob()) {
        return estimated_lob_bytes(type);
    }
    switch (type.id) {
        case TypeId::VarChar:
        case TypeId::NVarChar:
        case TypeId::VarBinary:
            return estimated_string_bytes(type);
        case TypeId::SqlVariant:
            return 16;
        case TypeId::HierarchyId:
            return 8;
        case TypeId::Geometry:
        case TypeId::Geography:
            return 100;
        default: {
            const ByteSize size = byte_size(type);
            return size.fixed + size.variable_max;
        }
    }
}

}  // namespace tsqlaudit::sqlserver
