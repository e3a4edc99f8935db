#include <fmt/format.h>

#include <map>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"

namespace tsqlaudit::report::markdown {

namespace {

// More rows than this are folded away.
constexpr std::size_t long_list = 40;

std::string number_or_dash(std::size_t number) {
    return number == 0 ? "–" : fmt::format("{}", number);
}

std::string anchored_name(const Audit& audit, const TableAudit& entry) {
    const catalog::QualifiedName& name = audit.catalog.tables.at(entry.table).name;
    return fmt::format("<a id=\"{}\"></a>{}", anchor(name), inline_text(name.dotted()));
}

void write_row(std::string& out, const Audit& audit, const TableAudit& entry, bool has_section) {
    const MarkCounts counts = count_marks(findings_of(audit, entry));
    const std::string score = entry.is_judged()
                                  ? fmt::format("{} {} | {}", mark(entry.score.grade),
                                                entry.score.value, to_string(entry.score.grade))
                                  : "– | not judged";
    out += fmt::format("| {} | {} | {} | {} | {} |\n",
                       has_section ? table_link(audit, entry.table) : anchored_name(audit, entry),
                       score, number_or_dash(counts.red), number_or_dash(counts.yellow),
                       number_or_dash(counts.opportunities));
}

void write_contents(std::string& out, const Audit& audit, const std::vector<bool>& has_section) {
    if (audit.tables.empty()) {
        return;
    }
    const bool is_long = audit.tables.size() > long_list;
    if (is_long) {
        out += fmt::format("<details>\n<summary>All {} tables</summary>\n\n", audit.tables.size());
    }
    out +=
        "| Table | Score | Grade | 🔴 | ⚠️ | 💡 |\n"
        "|:------|------:|:------|---:|---:|---:|\n";
    for (std::size_t table = 0; table < audit.tables.size(); ++table) {
        write_row(out, audit, audit.tables[table], has_section.at(table));
    }
    out += is_long ? "\n</details>\n\n" : "\n";
}

// "external table (2), FileTable (1)", in the order of their names.
std::string kinds_not_judged(const Audit& audit) {
    std::map<std::string_view, std::size_t> kinds;
    for (const TableAudit& entry : audit.tables) {
        if (!entry.is_judged()) {
            ++kinds[entry.not_judged->kind];
        }
    }
    std::string list;
    for (const auto& [kind, number] : kinds) {
        list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", kind, number);
    }
    return list;
}

void write_diagnostics_notice(std::string& out, const Audit& audit) {
    const Counts counts = count(audit);
    const std::size_t errors =
        counts.diagnostics.at(static_cast<std::size_t>(text::DiagnosticSeverity::Error));
    if (errors != 0) {
        out += fmt::format(
            "> ⚠️ **{} could not be read** and {} missing from this audit: see [Progress]"
            "(#progress).\n\n",
            counted(errors, "part"), errors == 1 ? "is" : "are");
    }
}

}  // namespace

void write_overview(std::string& out, const Audit& audit, const std::vector<bool>& has_section) {
    out += "# SQL Server schema audit\n\n<a id=\"overview\"></a>\n\n## Overview\n\n";
    out += fmt::format("{} in {}, judged for {}.", counted(audit.tables.size(), "table"),
                       counted(audit.sources.size(), "file"), display_name(audit.target));
    const std::size_t not_judged = count(audit).not_judged;
    if (not_judged < audit.tables.size()) {
        out += fmt::format(" Average score: **{}** of 100.", audit.average_score);
    }
    if (not_judged != 0) {
        out +=
            fmt::format(" {} not judged, and in no score: {}.",
                        not_judged == 1 ? "1 table is" : fmt::format("{} tables are", not_judged),
                        kinds_not_judged(audit));
    }
    if (audit.schema.is_multi_tenant && !audit.schema.multi_tenant_reason.empty()) {
        out += fmt::format(" The schema is multi-tenant: {}.",
                           inline_text(audit.schema.multi_tenant_reason));
    }
    if (!audit.likely_tenant_column.empty()) {
        out += fmt::format(
            " Most primary keys begin with {0}: if it says whose rows they are, such as those of a "
            "tenant, name it as `tenantColumn` in `tsqlaudit.json`, and the rules about tenants "
            "look at them.",
            code(audit.likely_tenant_column));
    }
    out += "\n\n";
    write_diagnostics_notice(out, audit);
    write_contents(out, audit, has_section);
    write_diagram(out, audit);
    out +=
        "After the tables: [Summary](#summary) · [Issues](#issues) · "
        "[Recommendations](#recommendations) · [Candidates](#candidates) · "
        "[Progress](#progress)\n\n"
        "🔴 critical or high · ⚠️ medium or low · ℹ️ worth knowing, costs no points · "
        "💡 "
        "an "
        "opportunity: an optimisation whose worth depends on size and workload\n\n";
}

}  // namespace tsqlaudit::report::markdown
