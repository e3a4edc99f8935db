// The type that SQL Server derives for the expression of a computed column. Internal to this
// folder.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::catalog {

struct ExpressionType {
    sqlserver::DataType type;  // Unknown where it is not derivable
    bool is_nullable = true;   // false only where that is sure
};

// The columns of the table must have their own types already.
ExpressionType type_of(const ExpressionPtr& expression, const Table& table);

}  // namespace tsqlaudit::catalog
