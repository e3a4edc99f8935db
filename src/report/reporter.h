// The formats of the audit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "report/audit.h"

namespace tsqlaudit::report {

// How much of the audit a report shows. JSON is always whole.
struct Extent {
    // Tables without findings, what a table looks like and what is good about it are left out.
    bool only_findings = false;
    std::optional<std::size_t>
        top;                     // so many of the worst tables in full, the rest in the contents
    bool opportunities = false;  // in the reports for gates too: reported.h
};

std::string to_markdown(const Audit& audit, const Extent& extent = {});
std::string to_json(const Audit& audit);  // version 1 of the contract, docs/audit.schema.json
std::string to_sarif(const Audit& audit, const Extent& extent);   // 2.1.0
std::string to_github(const Audit& audit, const Extent& extent);  // workflow commands

// The sum of each table's score as text, for a terminal.
std::string explain_scores(const Audit& audit);

}  // namespace tsqlaudit::report
