#include "sqlserver/limits.h"

#include "text/compare.h"

namespace tsqlaudit::sqlserver {

IndexLimits index_limits(Target target) {
    IndexLimits limits{
        .key_columns = 16, .clustered_key_bytes = 900, .nonclustered_key_bytes = 900};
    if (has_feature(target, "index_32_columns")) {
        limits.key_columns = 32;
    }
    if (has_feature(target, "nonclustered_key_1700")) {
        limits.nonclustered_key_bytes = 1700;
    }
    return limits;
}

int default_cells_per_object(std::string_view tessellation) {
    if (text::equals_ignoring_case(tessellation, "GEOMETRY_AUTO_GRID")) {
        return 8;
    }
    if (text::equals_ignoring_case(tessellation, "GEOGRAPHY_AUTO_GRID")) {
        return 12;
    }
    if (text::equals_ignoring_case(tessellation, "GEOMETRY_GRID") ||
        text::equals_ignoring_case(tessellation, "GEOGRAPHY_GRID")) {
        return 16;
    }
    return 0;
}

}  // namespace tsqlaudit::sqlserver
