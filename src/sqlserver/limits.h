// Limits of SQL Server by target version. Source: "Maximum capacity specifications for SQL Server",
// "CREATE INDEX".
#pragma once

#include <string_view>

#include "sqlserver/target.h"

namespace tsqlaudit::sqlserver {

struct IndexLimits {
    int key_columns;  // of a rowstore index
    int clustered_key_bytes;
    int nonclustered_key_bytes;
};
IndexLimits index_limits(Target target);

inline constexpr int max_row_bytes = 8060;
inline constexpr int max_sparse_row_bytes = 8018;  // of a table with sparse columns
inline constexpr int max_columns = 1024;
inline constexpr int max_temporal_columns = 1023;
inline constexpr int max_columns_with_column_set = 30'000;
inline constexpr int max_vector_dimensions = 1998;  // of float32
inline constexpr int max_vector_dimensions_float16 = 3996;
inline constexpr int max_compression_delay_minutes = 10'080;
inline constexpr int max_cells_per_object = 8192;       // CREATE SPATIAL INDEX
inline constexpr int spatial_primary_key_columns = 15;  // CREATE SPATIAL INDEX
inline constexpr int spatial_primary_key_bytes = 895;
inline constexpr int json_clustering_key_columns = 31;  // CREATE JSON INDEX
inline constexpr int json_clustering_key_bytes = 128;   // must be below
// Default of CELLS_PER_OBJECT by tessellation scheme, e.g. 8 for GEOMETRY_AUTO_GRID; 0 for an
// unknown scheme.
int default_cells_per_object(std::string_view tessellation);

}  // namespace tsqlaudit::sqlserver
