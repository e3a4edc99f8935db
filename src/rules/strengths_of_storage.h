// Strengths of how SQL Server keeps a table: its indexes, partitions, versions and policies. Within
// this library only.
#pragma once

#include "rules/strength_parts.h"

namespace tsqlaudit::rules::of_storage {

Result columnstore_on_temporal(const StrengthContext& context);
Result system_versioning(const StrengthContext& context);
Result spatial_index(const StrengthContext& context);
Result row_level_security(const StrengthContext& context);
Result partitioned(const StrengthContext& context);
Result compressed(const StrengthContext& context);
Result memory_optimized(const StrengthContext& context);
Result graph_table(const StrengthContext& context);
Result temporal_retention(const StrengthContext& context);

}  // namespace tsqlaudit::rules::of_storage
