#include <algorithm>

#include "report/markdown/sections.h"
#include "report/reporter.h"

namespace tsqlaudit::report {

namespace {

using markdown::MemoryOptimized;

MemoryOptimized memory_optimized_in(const Audit& audit) {
    const bool is_considered =
        audit.schema.is_multi_tenant || audit.schema.atom_store ||
        std::ranges::any_of(audit.catalog.tables, &catalog::Table::is_memory_optimized);
    return is_considered ? MemoryOptimized::Considered : MemoryOptimized::NotConsidered;
}

}  // namespace

std::string to_markdown(const Audit& audit) {
    const MemoryOptimized memory_optimized = memory_optimized_in(audit);
    std::string out;
    markdown::write_overview(out, audit);
    for (const TableAudit& table : audit.tables) {
        markdown::write_table(out, audit, table, memory_optimized);
    }
    markdown::write_summary(out, audit, memory_optimized);
    // One line ending at the end of the file, whatever the last section was.
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

}  // namespace tsqlaudit::report
