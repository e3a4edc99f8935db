#include <fmt/format.h>

#include <pugixml.hpp>
#include <algorithm>
#include <sstream>

#include "report/reported.h"
#include "report/reporter.h"
#include "text/printable.h"

namespace tsqlaudit::report {

namespace {

void set(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(text::printable(value).c_str());
}

void set(pugi::xml_node node, const char* name, std::size_t value) {
    node.append_attribute(name).set_value(static_cast<unsigned long long>(value));
}

pugi::xml_node add_case(pugi::xml_node suite, std::string_view name, std::string_view group,
                        std::string_view file, std::uint32_t line) {
    const pugi::xml_node result = suite.append_child("testcase");
    set(result, "name", name);
    set(result, "classname", group);
    set(result, "file", file);
    set(result, "line", line);
    return result;
}

// What is said about a case: that it failed, or only what is worth knowing.
struct Complaint {
    std::string_view kind;  // "failure", "error"; "system-out": the case passed
    std::string_view type;
    std::string_view message;
};

constexpr std::string_view passed = "system-out";

void add_complaint(pugi::xml_node test, const Complaint& complaint, std::string_view place) {
    pugi::xml_node node = test.append_child(std::string{complaint.kind}.c_str());
    const std::string details = fmt::format("{}: {}", place, complaint.message);
    if (complaint.kind == passed) {
        node.text().set(text::printable(fmt::format("{}: {}", complaint.type, details)).c_str());
        return;
    }
    set(node, "message", complaint.message);
    set(node, "type", complaint.type);
    node.text().set(text::printable(details).c_str());
}

// Information and opportunities never fail an audit of themselves.
bool is_failure(const rules::Finding& finding) {
    return finding.kind == rules::Kind::Defect && finding.severity != rules::Severity::Info;
}

struct Totals {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
};

void set_totals(pugi::xml_node suite, std::string_view name, const Totals& totals) {
    set(suite, "name", name);
    set(suite, "tests", totals.tests);
    set(suite, "failures", totals.failures);
    set(suite, "errors", totals.errors);
}

void add_finding(pugi::xml_node suite, const Audit& audit, std::string_view table,
                 const rules::Finding& finding) {
    const std::string& path = audit.sources.file(finding.span.file).path();
    const text::Position position = audit.sources.begin(finding.span);
    const std::string subject = fmt::format("{}", fmt::join(finding.columns, ", "));
    add_complaint(
        add_case(suite, fmt::format("{}{}{}", finding.rule, subject.empty() ? "" : ": ", subject),
                 table, path, position.line),
        {.kind = is_failure(finding) ? std::string_view{"failure"} : passed,
         .type = to_string(finding.severity),
         .message = finding.message},
        fmt::format("{}:{}:{}", path, position.line, position.column));
}

// One passing case for a table without findings: it was looked at.
Totals add_table(pugi::xml_node root, const Audit& audit, const TableAudit& entry,
                 const std::vector<std::size_t>& findings) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    const std::string name = table.name.dotted();
    Totals totals{.tests = std::max<std::size_t>(findings.size(), 1)};
    for (const std::size_t index : findings) {
        totals.failures += is_failure(audit.judgement.findings.at(index)) ? 1U : 0U;
    }
    pugi::xml_node suite = root.append_child("testsuite");
    set_totals(suite, name, totals);
    if (findings.empty()) {
        add_case(suite, "audit", name, audit.sources.file(table.span.file).path(),
                 audit.sources.begin(table.name_span).line);
    }
    for (const std::size_t index : findings) {
        add_finding(suite, audit, name, audit.judgement.findings.at(index));
    }
    return totals;
}

// Warnings, as about suppressions that are not needed any more, do not fail.
Totals add_diagnostics(pugi::xml_node root, const text::Diagnostics& diagnostics) {
    Totals totals{.tests = diagnostics.size()};
    if (diagnostics.empty()) {
        return totals;
    }
    const auto is_error = [](const text::Diagnostic& diagnostic) {
        return diagnostic.severity == text::DiagnosticSeverity::Error;
    };
    totals.errors = static_cast<std::size_t>(std::ranges::count_if(diagnostics, is_error));
    pugi::xml_node suite = root.append_child("testsuite");
    set_totals(suite, "reading the schema", totals);
    for (const text::Diagnostic& diagnostic : diagnostics) {
        const std::string place = fmt::format("{}:{}:{}", diagnostic.path, diagnostic.position.line,
                                              diagnostic.position.column);
        add_complaint(add_case(suite, place, "reading", diagnostic.path, diagnostic.position.line),
                      {.kind = is_error(diagnostic) ? std::string_view{"error"} : passed,
                       .type = to_string(diagnostic.severity),
                       .message = diagnostic.message},
                      place);
    }
    return totals;
}

}  // namespace

std::string to_junit(const Audit& audit, const Extent& extent) {
    std::vector<std::vector<std::size_t>> by_table(audit.tables.size());
    const std::vector<std::size_t> findings = reported_findings(audit, extent);
    for (const std::size_t finding : findings) {
        by_table.at(audit.judgement.findings.at(finding).table).push_back(finding);
    }
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    pugi::xml_node root = document.append_child("testsuites");
    Totals all = add_diagnostics(root, reported_diagnostics(audit));
    for (std::size_t table = 0; table < audit.tables.size(); ++table) {
        const Totals totals = add_table(root, audit, audit.tables[table], by_table[table]);
        all.tests += totals.tests;
        all.failures += totals.failures;
    }
    set_totals(root, "tsqlaudit", all);
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

}  // namespace tsqlaudit::report
