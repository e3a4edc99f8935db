// The result types of built-in functions and of the methods of CLR types. Internal to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/expression_type.h"

namespace tsqlaudit::catalog {

// Unknown for functions whose result is not known here, user-defined ones among them.
ExpressionType function_type(std::string_view name, const std::vector<ExpressionType>& arguments,
                             const std::vector<ExpressionPtr>& expressions);
// A method or property of a spatial or hierarchyid value.
sqlserver::DataType member_type(const sqlserver::DataType& object, std::string_view member);

}  // namespace tsqlaudit::catalog
