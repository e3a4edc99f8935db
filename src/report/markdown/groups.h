// Findings brought together by rule, as a reader wants them: one line for one kind of problem.
#pragma once

#include <cstddef>
#include <functional>
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

bool is_missing_index(const rules::Finding& finding);

// Tables of the findings, each once, in the order of the catalog.
std::vector<std::size_t> tables_of(const FindingList& findings);

// Linked names; a long list is cut and says how many more there are.
std::string table_links(const Audit& audit, std::span<const std::size_t> tables);
std::string table_link(const Audit& audit, std::size_t table);

// The tables of findings, each with the columns that they name.
std::string table_links_with_columns(const Audit& audit, const FindingList& findings);

std::string_view strength_title(std::string_view id);

std::string_view mark(rules::Severity severity);       // 🔴, ⚠️, ℹ️
std::string_view mark(const rules::Finding& finding);  // the same, 💡 for an opportunity
std::string_view mark(score::Grade grade);             // a disc in the colour of the grade

// "1 table", "2 tables"
std::string counted(std::size_t number, std::string_view singular);

// 12,345,678
std::string grouped_digits(long long number);

// "missing-index" → "Missing index": ids as people would write them
std::string sentence_case(std::string_view id);

}  // namespace tsqlaudit::report::markdown
