#include "catalog/platform.h"

#include <algorithm>

#include "catalog/options.h"

namespace tsqlaudit::catalog {
namespace {

// WITH (CLUSTERED COLUMNSTORE INDEX): the indexes of SQL Server have names, or are constraints.
bool is_index_option(const Index& index) {
    return index.is_inline && index.name.empty() && !index.is_constraint();
}

bool is_distributed(const Table& table) {
    return find_option(table.options, "DISTRIBUTION") != nullptr ||
           find_option(table.options, "HEAP") != nullptr ||
           (table.storage.is_partitioned() && !table.storage.has_scheme()) ||
           std::ranges::any_of(table.indexes, is_index_option);
}

bool has_key_that_is_not_enforced(const Table& table) {
    return std::ranges::any_of(table.indexes, &Index::not_enforced) ||
           std::ranges::any_of(table.foreign_keys, &ForeignKey::not_enforced);
}

}  // namespace

Platform platform(const Table& table) {
    if (table.kind == TableKind::External) {
        return Platform::SqlServer;
    }
    if (table.is_cloned) {  // there are clones in Fabric alone
        return Platform::Fabric;
    }
    if (is_distributed(table)) {
        return Platform::Synapse;
    }
    return has_key_that_is_not_enforced(table) ? Platform::SynapseOrFabric : Platform::SqlServer;
}

}  // namespace tsqlaudit::catalog
