#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

void write_strengths(std::string& out, const Audit& audit, const TableAudit& entry) {
    if (entry.strengths.empty()) {
        return;
    }
    out += "### Strengths\n\n";
    for (const std::size_t index : entry.strengths) {
        const rules::Strength& strength = audit.judgement.strengths.at(index);
        out += "- ✅ **";
        append_inline_text(out, strength_title(strength.id));
        out += "** — ";
        append_inline_text(out, strength.message);
        out += "\n";
    }
    out += "\n";
}

void write_group(std::string& out, const RuleGroup& group) {
    const std::string_view group_mark = mark(*group.findings.front());
    text::append(out, "- ", group_mark, " **");
    append_inline_text(out, group.title);
    out += "** ";
    append_code(out, group.rule);
    if (group.findings.size() == 1) {
        out += " — ";
        append_inline_text(out, group.findings.front()->message);
        out += "\n";
        return;
    }
    out += "\n";
    for (const rules::Finding* finding : group.findings) {
        out += "  - ";
        if (mark(*finding) != group_mark) {  // a milder one
            text::append(out, mark(*finding), " ");
        }
        append_inline_text(out, finding->message);
        out += "\n";
    }
}

void write_findings(std::string& out, std::string_view heading, const FindingList& findings) {
    if (findings.empty()) {
        return;
    }
    text::append(out, "### ", heading, "\n\n");
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
    text::append(out, "**", label, ":** ");
    std::string_view separator;
    for (const RuleGroup& group : group_by_rule(findings)) {
        std::vector<std::string> columns;
        for (const rules::Finding* finding : group.findings) {
            columns.insert(columns.end(), finding->columns.begin(), finding->columns.end());
        }
        text::append(out, separator, mark(group.worst), " ");
        separator = " · ";
        append_inline_text(out, group.title);
        if (!columns.empty()) {
            out += " (";
            append_code_list(out, columns);
            out += ")";
        }
    }
    out += "\n\n";
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
        out += "| ";
        append_inline_text(out, sentence_case(part.theme));
        out += " | ";
        append_code_list(out, part.rules);
        fmt::format_to(std::back_inserter(out), " | −{}", part.points);
        if (part.points < part.uncapped) {
            fmt::format_to(std::back_inserter(out), " (capped, else −{})", part.uncapped);
        }
        out += " |\n";
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
