#include "rules/unjudged.h"

#include "catalog/platform.h"

namespace tsqlaudit::rules {

std::optional<NotJudged> why_not_judged(const catalog::Table& table) {
    using catalog::Platform;
    switch (catalog::platform(table)) {
        case Platform::Synapse:
            return NotJudged{"distributed table of Azure Synapse",
                             "it is a distributed table of Azure Synapse, where other rules hold "
                             "than in SQL Server"};
        case Platform::Fabric:
            return NotJudged{"table of a Fabric warehouse",
                             "it is a table of a Fabric warehouse, where other rules hold than in "
                             "SQL Server"};
        case Platform::SynapseOrFabric:
            return NotJudged{"table of Azure Synapse or a Fabric warehouse",
                             "it has a key that is not enforced, so it is a table of Azure Synapse "
                             "or a Fabric warehouse, where other rules hold than in SQL Server"};
        case Platform::SqlServer:
            break;
    }
    switch (table.kind) {
        case catalog::TableKind::External:
            return NotJudged{"external table", "it is an external table, whose rows are elsewhere"};
        case catalog::TableKind::FileTable:
            return NotJudged{"FileTable", "it is a FileTable, whose columns SQL Server prescribes"};
        default:
            break;
    }
    if (table.columns_unknown) {
        return NotJudged{"table of unknown columns", "its columns are unknown here"};
    }
    return std::nullopt;
}

bool is_examined(const catalog::Table& table) {
    return !table.columns_unknown && catalog::platform(table) == catalog::Platform::SqlServer;
}

}  // namespace tsqlaudit::rules
