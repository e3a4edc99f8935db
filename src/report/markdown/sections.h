// The sections of the Markdown report. Each appends to `out`, and nothing where there is nothing to
// say; each begins at a new line and ends with an empty one.
#pragma once

#include <string>
#include <vector>

#include "report/audit.h"

namespace tsqlaudit::report::markdown {

// Whether memory-optimised storage is a subject in this schema at all. It pays where many sessions
// write at once: to the usual schema of one tenant it would be noise.
enum class MemoryOptimized { Considered, NotConsidered };

// How much of a table is written.
enum class Detail { Everything, Findings };

// `has_section`: parallel to Audit::tables. The row of a table without one is what links lead to.
void write_overview(std::string& out, const Audit& audit, const std::vector<bool>& has_section);
void write_table(std::string& out, const Audit& audit, const TableAudit& entry,
                 MemoryOptimized memory_optimized, Detail detail);
void write_summary(std::string& out, const Audit& audit);

// Keys and relations, for Mermaid; part of the overview.
void write_diagram(std::string& out, const Audit& audit);

// Parts of a table's section.
void write_table_facts(std::string& out, const Audit& audit, const TableAudit& entry);
void write_columns(std::string& out, const Audit& audit, const TableAudit& entry);
void write_indexes(std::string& out, const Audit& audit, const TableAudit& entry);
void write_assessment(std::string& out, const Audit& audit, const TableAudit& entry, Detail detail);
void write_capabilities(std::string& out, const Audit& audit, const TableAudit& entry,
                        MemoryOptimized memory_optimized);
void write_fixes(std::string& out, const Audit& audit, const TableAudit& entry);
void write_atomization(std::string& out, const Audit& audit, const TableAudit& entry);

// What follows the summary.
void write_issues(std::string& out, const Audit& audit);
void write_candidates(std::string& out, const Audit& audit, MemoryOptimized memory_optimized);
void write_progress(std::string& out, const Audit& audit);

}  // namespace tsqlaudit::report::markdown
