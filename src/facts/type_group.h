// Groups of data types that the vocabulary speaks of.
#pragma once

#include <cstdint>
#include <string_view>

#include "sqlserver/data_type.h"

namespace tsqlaudit::facts {

// A set of groups, one bit each: "integer", "text", "date-time", …
using TypeGroups = std::uint32_t;

// All groups that the type belongs to; 0: nothing is known about the type.
TypeGroups type_groups(const sqlserver::DataType& type);

// By the word used in rules/data/vocabulary.json; throws std::logic_error for an unknown one.
TypeGroups type_group_named(std::string_view name);

}  // namespace tsqlaudit::facts
