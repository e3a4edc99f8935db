// What a columnstore index can hold.
#pragma once

#include "catalog/catalog.h"
#include "sqlserver/target.h"

namespace tsqlaudit::facts {

// Unclear: the type is not known, or it is written nowhere. Nothing is claimed about such a column,
// and it is in no index that is proposed.
enum class ColumnstoreFit { Fits, Unclear, Refused };

ColumnstoreFit fits_nonclustered_columnstore(const catalog::Column& column,
                                             sqlserver::Target target);
ColumnstoreFit fits_clustered_columnstore(const catalog::Column& column, sqlserver::Target target);

}  // namespace tsqlaudit::facts
