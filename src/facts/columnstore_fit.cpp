// Source: CREATE COLUMNSTORE INDEX.
#include "facts/columnstore_fit.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using sqlserver::TypeId;

// Whether json can be part of one is not written anywhere.
ColumnstoreFit by_type(const Column& column, bool is_supported) {
    if (is_supported) {
        return ColumnstoreFit::Fits;
    }
    const TypeId type = column.type.id;
    const bool is_unclear =
        type == TypeId::Unknown || type == TypeId::UserDefined || type == TypeId::Json;
    return is_unclear ? ColumnstoreFit::Unclear : ColumnstoreFit::Refused;
}

}  // namespace

ColumnstoreFit fits_nonclustered_columnstore(const Column& column, sqlserver::Target target) {
    if (column.computed || column.is_filestream || column.is_column_set || column.is_sparse) {
        return ColumnstoreFit::Refused;
    }
    return by_type(column, sqlserver::can_be_in_nonclustered_columnstore(column.type, target));
}

ColumnstoreFit fits_clustered_columnstore(const Column& column, sqlserver::Target target) {
    const bool is_refused_computed =
        column.computed &&
        (column.computed->is_persisted || !has_feature(target, "cci_computed_nonpersisted"));
    if (is_refused_computed || column.is_filestream || column.is_column_set) {
        return ColumnstoreFit::Refused;
    }
    const ColumnstoreFit fit =
        by_type(column, sqlserver::can_be_in_clustered_columnstore(column.type, target));
    // That it holds no sparse columns is said of the nonclustered index alone.
    return fit == ColumnstoreFit::Fits && column.is_sparse ? ColumnstoreFit::Unclear : fit;
}

}  // namespace tsqlaudit::facts
