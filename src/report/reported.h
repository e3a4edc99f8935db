// What a gate looks at: its reports show nothing else, and nothing else makes it fail. The Markdown
// and the JSON have everything, whatever this says.
#pragma once

#include <cstddef>
#include <vector>

#include "report/audit.h"
#include "report/reporter.h"

namespace tsqlaudit::report {

// Into Judgement::findings, rising: without known ones, without opportunities unless they are asked
// for, and of Audit::changes only.
std::vector<std::size_t> reported_findings(const Audit& audit, const Extent& extent);

// In their order; of Audit::changes only, and of paths that could not be read at all.
text::Diagnostics reported_diagnostics(const Audit& audit);

// Into Audit::tables, rising; of Audit::changes only.
std::vector<std::size_t> reported_tables(const Audit& audit);

// What is left out of them, each finding by the first reason.
struct NotReported {
    std::size_t known = 0;
    std::size_t unchanged = 0;  // neither in a file that changed nor about a table that one touches
    std::size_t opportunities = 0;
};
NotReported not_reported(const Audit& audit, const Extent& extent);

bool is_known(const Audit& audit, std::size_t finding);

// The most severe first, else in their given order: readers that stop early have seen what counts.
std::vector<std::size_t> most_severe_first(const Audit& audit, std::vector<std::size_t> findings);

}  // namespace tsqlaudit::report
