// Which findings a report for a gate shows, and in which order.
#pragma once

#include <cstddef>
#include <vector>

#include "report/audit.h"
#include "report/reporter.h"

namespace tsqlaudit::report {

// Into Judgement::findings, rising: without opportunities, unless they are asked for. The Markdown
// and the JSON have all findings, whatever this says.
std::vector<std::size_t> reported_findings(const Audit& audit, const Extent& extent);

// The most severe first, else in their given order: readers that stop early have seen what counts.
std::vector<std::size_t> most_severe_first(const Audit& audit, std::vector<std::size_t> findings);

}  // namespace tsqlaudit::report
