// What a column of a type may be part of.
#include "sqlserver/data_type.h"
#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::sqlserver {
namespace {

bool is_opaque(const DataType& type) {
    return type.id == TypeId::Unknown || type.id == TypeId::UserDefined;
}

bool is_declared_through_alias(const DataType& type) {
    return !type.alias.empty();
}

// Types that no columnstore and no memory-optimised table takes.
bool is_row_table_only(const DataType& type) {
    return is_opaque(type) || type.is_legacy_lob() || type.id == TypeId::Json ||
           (is_refused_in_memory(type) && type.id != TypeId::DateTimeOffset);
}

}  // namespace

bool can_be_index_key(const DataType& type) {
    return !is_opaque(type) && !type.is_lob() && !type.is_spatial() && type.id != TypeId::Vector;
}

bool can_be_included(const DataType& type) {
    return !is_opaque(type) && !type.is_legacy_lob();
}

bool can_be_in_clustered_columnstore(const DataType& type, Target target) {
    return !is_row_table_only(type) && (!type.is_max || has_feature(target, "cci_lob"));
}

bool can_be_in_nonclustered_columnstore(const DataType& type, Target target) {
    return !is_row_table_only(type) && (!type.is_max || has_feature(target, "ncci_lob"));
}

bool can_be_memory_optimized(const DataType& type, Target target) {
    // sysname is an alias that SQL Server itself defines.
    const bool alias = is_declared_through_alias(type) && type.alias != "sysname";
    return !is_row_table_only(type) && !alias && !is_refused_in_memory(type) &&
           (!type.is_max || has_feature(target, "memory_optimized_lob"));
}

bool can_partition(const DataType& type) {
    return can_be_index_key(type) && !is_declared_through_alias(type) &&
           type.id != TypeId::RowVersion && type.id != TypeId::HierarchyId;
}

}  // namespace tsqlaudit::sqlserver
