// Partitioning by the key of a parent.
#pragma once

#include <optional>
#include <string>

#include "facts/partition_column.h"

namespace tsqlaudit::facts {

struct ParentKey {
    const catalog::Column* column = nullptr;
    const catalog::Table* parent = nullptr;
    int ownership = 0;          // how much says that the row is a part of the parent
    bool is_chain = false;      // the row references the parent of this parent too
    bool is_store = false;      // the parent is the content store
    bool is_of_tenant = false;  // each row of the parent belongs to one tenant
    int depth = 0;              // of the parent: the deeper, the more selective
    int scale = 0;
};

// The foreign key that keeps the most together; none where no parent divides the rows.
std::optional<ParentKey> best_parent_key(const Subject& subject);

// `points` are those of a parent that divides the rows well: some are taken off where it does not.
std::optional<PartitionColumn> by_parent(const Subject& subject, const ParentKey& key, int points);

// Whether ranges of its values are ranges of something: those of a GUID are not.
bool has_ranges(const sqlserver::DataType& type);

// None: there is no such column, or it may not partition.
std::optional<PartitionColumn> choose(const catalog::Column* column, int points,
                                      std::string reason);

}  // namespace tsqlaudit::facts
