// The type of an operator's result by the types of its operands. Internal to this folder.
// Sources: "Data type precedence", "Precision, scale, and length".
#pragma once

#include <string_view>

#include "sqlserver/data_type.h"

namespace tsqlaudit::catalog {

// A type with its default or given arguments, named as SQL Server writes it.
sqlserver::DataType plain_type(sqlserver::TypeId id, int length = 0);
sqlserver::DataType max_type(sqlserver::TypeId id);
sqlserver::DataType decimal_type(int precision, int scale);
// varchar(n) or nvarchar(n); beyond 8000 bytes the type stays at its largest length.
sqlserver::DataType string_type(bool is_unicode, int length);

// The common type of the branches of CASE, IIF, COALESCE; Unknown when there is none that is sure.
sqlserver::DataType common_type(const sqlserver::DataType& left, const sqlserver::DataType& right);
// "+", "-", "*", "/", "%", "&", "|", "^" with strings concatenated by "+".
sqlserver::DataType operator_type(std::string_view operation, const sqlserver::DataType& left,
                                  const sqlserver::DataType& right);

}  // namespace tsqlaudit::catalog
