// The formats of the audit.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/audit.h"

namespace tsqlaudit::report {

// How much of the audit a report shows, and how. JSON is always whole.
struct Extent {
    // Tables without findings, what a table looks like and what is good about it are left out.
    bool only_findings = false;
    std::optional<std::size_t>
        top;                     // so many of the worst tables in full, the rest in the contents
    bool opportunities = false;  // in the reports for gates too: reported.h
    bool colours = false;        // escape sequences for a terminal, in `console`
    unsigned jobs = 1;           // threads that write, at most
};

// Takes a report in parts.
using Sink = std::function<void(std::string_view)>;

// In parts, since the report on a large schema is larger than all that it is made from.
void write_markdown(const Audit& audit, const Extent& extent, const Sink& sink);
std::string to_markdown(const Audit& audit, const Extent& extent = {});
std::string to_json(const Audit& audit);  // version 1 of the contract, docs/audit.schema.json
std::string to_sarif(const Audit& audit, const Extent& extent);  // 2.1.0
std::string to_console(const Audit& audit, const Extent& extent);
std::string to_gitlab(const Audit& audit, const Extent& extent);  // code quality
std::string to_junit(const Audit& audit, const Extent& extent);
std::string to_github(const Audit& audit, const Extent& extent);  // workflow commands

// How many of the reported findings each rule has, the most first, for a terminal.
std::string count_by_rule(const Audit& audit, const Extent& extent);
// These steps of the plan, in the order of a script, with what each is for and its statements.
std::string changes_to_markdown(const Audit& audit, const std::vector<std::size_t>& steps);

// The sum of each table's score as text, for a terminal.
std::string explain_scores(const Audit& audit);

}  // namespace tsqlaudit::report
