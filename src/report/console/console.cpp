#include <fmt/format.h>

#include "report/console/excerpt.h"
#include "report/console/style.h"
#include "report/reported.h"
#include "report/reporter.h"
#include "rules/message.h"
#include "text/printable.h"

namespace tsqlaudit::report {

namespace {

using console::Colour;
using console::colour_of;
using console::score_bar;
using console::Style;

std::string place(std::string_view path, text::Position position) {
    return fmt::format("{}:{}:{}", text::printable(path), position.line, position.column);
}

void write_diagnostics(std::string& out, const Audit& audit, const Style& style) {
    const text::Diagnostics diagnostics = reported_diagnostics(audit);
    for (const text::Diagnostic& diagnostic : diagnostics) {
        const bool is_error = diagnostic.severity == text::DiagnosticSeverity::Error;
        out += fmt::format(
            "{}: {}: {}\n", style(Colour::Bold, place(diagnostic.path, diagnostic.position)),
            style(is_error ? Colour::Red : Colour::Yellow, to_string(diagnostic.severity)),
            text::printable(diagnostic.message));
    }
    out += diagnostics.empty() ? "" : "\n";
}

void write_heading(std::string& out, const Audit& audit, const TableAudit& entry,
                   const Style& style) {
    const score::Score& score = entry.score;
    const std::string name =
        style(Colour::Bold, text::printable(audit.catalog.tables.at(entry.table).name.dotted()));
    out += entry.is_judged()
               ? fmt::format("{}  {} {} {}\n\n", name,
                             style(colour_of(score.grade), score_bar(score.value)), score.value,
                             to_string(score.grade))
               : fmt::format("{}  not judged: {}\n\n", name, entry.not_judged->reason);
}

void write_finding(std::string& out, const Audit& audit, const rules::Finding& finding,
                   const Style& style) {
    const Colour colour =
        finding.kind == rules::Kind::Opportunity ? Colour::Dim : colour_of(finding.severity);
    out += fmt::format(
        "{}: {}: {} {}\n",
        place(audit.sources.file(finding.span.file).path(), audit.sources.begin(finding.span)),
        style(colour, to_string(finding.severity)), text::printable(finding.message),
        style(Colour::Dim, fmt::format("[{}]", finding.rule)));
    out += excerpt(audit.sources, finding.span, style, colour) + "\n";
}

// "1 critical, 2 high"; what there is none of is left out.
template <typename Enum, std::size_t Count>
std::string listed(const std::array<std::size_t, Count>& counts) {
    std::vector<std::string> parts;
    for (std::size_t value = 0; value < Count; ++value) {
        if (counts.at(value) != 0) {
            parts.push_back(
                fmt::format("{} {}", counts.at(value), to_string(static_cast<Enum>(value))));
        }
    }
    return rules::join(parts, ", ");
}

// "1 error, 2 warnings"
std::string diagnostics_of(const Counts& counts) {
    std::vector<std::string> parts;
    for (std::size_t value = 0; value < counts.diagnostics.size(); ++value) {
        if (const std::size_t number = counts.diagnostics.at(value); number != 0) {
            const auto severity = static_cast<text::DiagnosticSeverity>(value);
            parts.push_back(severity == text::DiagnosticSeverity::Info
                                ? fmt::format("{} info", number)
                                : rules::counted(number, to_string(severity)));
        }
    }
    return rules::join(parts, ", ");
}

std::string reasons_of(const NotReported& hidden) {
    std::vector<std::string> reasons;
    if (hidden.known != 0) {
        reasons.push_back(fmt::format("{} in the baseline", hidden.known));
    }
    if (hidden.unchanged != 0) {
        reasons.push_back(fmt::format("{} of what did not change", hidden.unchanged));
    }
    if (hidden.opportunities != 0) {
        reasons.push_back(rules::counted(static_cast<std::ptrdiff_t>(hidden.opportunities),
                                         "opportunity", "opportunities") +
                          " (--show-opportunities)");
    }
    return rules::join(reasons, ", ");
}

void write_summary(std::string& out, const Audit& audit, const std::vector<std::size_t>& findings,
                   const Extent& extent, const Style& style) {
    const Counts counts = count(audit);
    out += style(Colour::Bold, fmt::format("{} in {}", rules::counted(audit.tables.size(), "table"),
                                           rules::counted(audit.sources.size(), "file")));
    if (counts.not_judged < audit.tables.size()) {
        out += fmt::format(", average score {}: {}", audit.average_score,
                           listed<score::Grade>(counts.grades));
    }
    if (counts.not_judged != 0) {
        out += fmt::format(", {} not judged", counts.not_judged);
    }
    std::array<std::size_t, 5> severities{};
    for (const std::size_t finding : findings) {
        ++severities.at(static_cast<std::size_t>(audit.judgement.findings.at(finding).severity));
    }
    out +=
        "\n" + style(Colour::Bold, findings.empty() ? std::string{"No findings"}
                                                    : rules::counted(findings.size(), "finding"));
    out += findings.empty() ? "" : ": " + listed<rules::Severity>(severities);
    out += "\n";
    if (const std::string reasons = reasons_of(not_reported(audit, extent)); !reasons.empty()) {
        out += "Not shown: " + reasons + "\n";
    }
    if (audit.suppressed != 0) {
        out += fmt::format("Suppressed by comments: {}\n", audit.suppressed);
    }
    if (audit.known && audit.known->fixed != 0) {
        out += fmt::format("Fixed since the baseline: {}\n", audit.known->fixed);
    }
    if (!audit.diagnostics.empty()) {
        out += "In reading the schema: " + diagnostics_of(counts) + "\n";
    }
}

}  // namespace

std::string to_console(const Audit& audit, const Extent& extent) {
    const Style style{extent.colours};
    const std::vector<std::size_t> findings = reported_findings(audit, extent);
    std::string out;
    write_diagnostics(out, audit, style);
    // Findings are sorted by table.
    std::size_t next = 0;
    for (const TableAudit& entry : audit.tables) {
        for (bool is_first = true; next < findings.size(); ++next, is_first = false) {
            const rules::Finding& finding = audit.judgement.findings.at(findings[next]);
            if (finding.table != entry.table) {
                break;
            }
            if (is_first) {
                write_heading(out, audit, entry, style);
            }
            write_finding(out, audit, finding, style);
        }
    }
    write_summary(out, audit, findings, extent, style);
    return out;
}

}  // namespace tsqlaudit::report
