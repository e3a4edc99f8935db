// The names of SQL Server's system types and the arguments that they take.
#pragma once

#include <string_view>

#include "sqlserver/data_type.h"

namespace tsqlaudit::sqlserver {

enum class TypeArguments {
    None,
    Length,          // char(n), varchar(n | max)
    PrecisionScale,  // decimal(p, s)
    Mantissa,        // float(n): the bits decide between real and float
    Fraction,        // datetime2(n): digits of a second
    Dimensions,      // vector(n, base type)
    Collection,      // xml(collection)
};

TypeArguments arguments_of(TypeId id);
// "nvarchar", "decimal"; empty for Unknown and UserDefined.
std::string_view system_name(TypeId id);

}  // namespace tsqlaudit::sqlserver
