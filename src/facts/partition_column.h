// Which column a table would be partitioned by.
#pragma once

#include <optional>
#include <string>

#include "facts/suitability_parts.h"

namespace tsqlaudit::facts {

struct PartitionColumn {
    std::string name;
    bool is_nullable = false;
    bool is_missing = false;  // a tenant column that the table should have
    int points = 0;           // what the column adds to the score
    std::string reason;       // why this one
    PartitionBy by = PartitionBy::Time;
};

// None: no column divides the rows into sensible ranges, or may be a partitioning column.
std::optional<PartitionColumn> find_partition_column(const Subject& subject);

}  // namespace tsqlaudit::facts
