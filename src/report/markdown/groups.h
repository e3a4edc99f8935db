// Findings brought together by rule, as a reader wants them: one line for one kind of problem.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/audit.h"

namespace tsqlaudit::report::markdown {

using FindingList = std::vector<const rules::Finding*>;

FindingList all_findings(const Audit& audit);
FindingList findings_of(const Audit& audit, const TableAudit& table);
FindingList of_kind(const FindingList& findings, rules::Kind kind);

struct RuleGroup {
    std::string_view rule;
    std::string_view title;  // as in the rule's data
    rules::Severity worst = rules::Severity::Info;
    FindingList findings;  // most severe first, else in their given order
    std::size_t tables = 0;
};

// Most severe first, then what touches more tables, then by rule.
std::vector<RuleGroup> group_by_rule(const FindingList& findings);

// The same, but a rule whose findings differ in severity, or in the mark of it, makes several.
std::vector<RuleGroup> group_by_severity_and_rule(const FindingList& findings);
std::vector<RuleGroup> group_by_mark_and_rule(const FindingList& findings);

// What a finding is about, coarsely: the sections of the summary.
enum class Aspect { Security, Performance, Schema };
FindingList about(const FindingList& findings, Aspect aspect);

// Findings by the mark that they get; what is worth knowing only is not counted.
struct MarkCounts {
    std::size_t red = 0;
    std::size_t yellow = 0;
    std::size_t opportunities = 0;
};
MarkCounts count_marks(const FindingList& findings);

bool is_missing_index(const rules::Finding& finding);
FindingList missing_indexes(const FindingList& findings);

// Tables of the findings, each once, in the order of the catalog.
std::vector<std::size_t> tables_of(const FindingList& findings);

// Linked names; a long list is cut and says how many more there are.
std::string table_links(const Audit& audit, std::span<const std::size_t> tables);
std::string table_link(const Audit& audit, std::size_t table);

// The tables of findings, each with the columns that they name.
std::string table_links_with_columns(const Audit& audit, const FindingList& findings);

}  // namespace tsqlaudit::report::markdown
