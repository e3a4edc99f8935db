#include <fmt/format.h>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"

namespace tsqlaudit::report::markdown {

namespace {

void write_strengths(std::string& out, const Audit& audit, const TableAudit& entry) {
    if (entry.strengths.empty()) {
        return;
    }
    out += "### Strengths\n\n";
    for (const std::size_t index : entry.strengths) {
        const rules::Strength& strength = audit.judgement.strengths.at(index);
        out += fmt::format("- ✅ **{}** — {}\n", inline_text(strength_title(strength.id)),
                           inline_text(strength.message));
    }
    out += "\n";
}

void write_group(std::string& out, const RuleGroup& group) {
    const std::string_view group_mark = mark(*group.findings.front());
    out += fmt::format("- {} **{}** {}", group_mark, inline_text(group.title), code(group.rule));
    if (group.findings.size() == 1) {
        out += fmt::format(" — {}\n", inline_text(group.findings.front()->message));
        return;
    }
    out += "\n";
    for (const rules::Finding* finding : group.findings) {
        const bool is_milder = mark(*finding) != group_mark;
        out += fmt::format("  - {}{}\n", is_milder ? fmt::format("{} ", mark(*finding)) : "",
                           inline_text(finding->message));
    }
}

void write_findings(std::string& out, std::string_view heading, const FindingList& findings) {
    if (findings.empty()) {
        return;
    }
    out += fmt::format("### {}\n\n", heading);
    for (const RuleGroup& group : group_by_rule(findings)) {
        write_group(out, group);
    }
    out += "\n";
}

// One line of what concerns an aspect: the rules, and the columns they are about.
void write_aspect(std::string& out, std::string_view label, const FindingList& findings) {
    if (findings.empty()) {
        return;
    }
    std::string line;
    for (const RuleGroup& group : group_by_rule(findings)) {
        std::vector<std::string> columns;
        for (const rules::Finding* finding : group.findings) {
            columns.insert(columns.end(), finding->columns.begin(), finding->columns.end());
        }
        line += fmt::format("{}{} {}{}", line.empty() ? "" : " · ", mark(group.worst),
                            inline_text(group.title),
                            columns.empty() ? "" : " (" + code_list(columns) + ")");
    }
    out += fmt::format("**{}:** {}\n\n", label, line);
}

void write_score(std::string& out, const score::Score& score) {
    if (score.parts.empty()) {
        return;
    }
    out +=
        "<details>\n<summary>How the score comes about</summary>\n\n"
        "| Theme | Rules | Points |\n|:------|:------|-------:|\n"
        "| | best score | " +
        fmt::format("{} |\n", score::best_score());
    for (const score::Part& part : score.parts) {
        const std::string cap =
            part.points < part.uncapped ? fmt::format(" (capped, else −{})", part.uncapped) : "";
        out += fmt::format("| {} | {} | −{}{} |\n", inline_text(sentence_case(part.theme)),
                           code_list(part.rules), part.points, cap);
    }
    out += fmt::format("| | **score** | **{}** |\n\n</details>\n\n", score.value);
}

}  // namespace

void write_assessment(std::string& out, const Audit& audit, const TableAudit& entry,
                      Detail detail) {
    const FindingList findings = findings_of(audit, entry);
    const FindingList defects = of_kind(findings, rules::Kind::Defect);
    if (detail == Detail::Everything) {
        write_strengths(out, audit, entry);
    }
    write_findings(out, "Weaknesses", defects);
    write_findings(out, "Opportunities", of_kind(findings, rules::Kind::Opportunity));
    write_aspect(out, "Performance", about(defects, Aspect::Performance));
    write_aspect(out, "Security", about(findings, Aspect::Security));
    write_score(out, entry.score);
}

}  // namespace tsqlaudit::report::markdown
