// Groups of data types that the vocabulary speaks of.
#pragma once

#include <cstdint>

#include "sqlserver/data_type.h"

namespace tsqlaudit::facts {

// A set of groups, one bit each.
using TypeGroups = std::uint32_t;

// In rules/data/vocabulary.json with dashes: "date-time".
struct TypeGroup {
    enum : TypeGroups {
        Bit = 1U << 0U,
        SmallInteger = 1U << 1U,
        Bigint = 1U << 2U,
        Integer = 1U << 3U,
        Decimal = 1U << 4U,
        Money = 1U << 5U,
        Approximate = 1U << 6U,
        Number = 1U << 7U,
        Date = 1U << 8U,
        DateTime = 1U << 9U,
        Time = 1U << 10U,
        SingleLetter = 1U << 11U,
        Text = 1U << 12U,
        Binary = 1U << 13U,
        Guid = 1U << 14U,
        Json = 1U << 15U,
        Xml = 1U << 16U,
        Vector = 1U << 17U,
        Spatial = 1U << 18U,
        Rowversion = 1U << 19U,
        Hierarchy = 1U << 20U,
    };
};

// All groups that the type belongs to; 0: nothing is known about the type.
TypeGroups type_groups(const sqlserver::DataType& type);

}  // namespace tsqlaudit::facts
