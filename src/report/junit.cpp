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

void add_complaint(pugi::xml_node test, const char* kind, std::string_view type,
                   std::string_view message, std::string_view details) {
    pugi::xml_node complaint = test.append_child(kind);
    set(complaint, "message", message);
    set(complaint, "type", type);
    complaint.text().set(text::printable(details).c_str());
}

// One passing case for a table without findings: it was looked at.
void add_table(pugi::xml_node suite, const Audit& audit, const TableAudit& entry,
               const std::vector<std::size_t>& findings) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    const std::string name = table.name.dotted();
    set(suite, "name", name);
    set(suite, "tests", std::max<std::size_t>(findings.size(), 1));
    set(suite, "failures", findings.size());
    set(suite, "errors", std::size_t{0});
    if (findings.empty()) {
        add_case(suite, "audit", name, audit.sources.file(table.span.file).path(),
                 audit.sources.begin(table.name_span).line);
    }
    for (const std::size_t index : findings) {
        const rules::Finding& finding = audit.judgement.findings.at(index);
        const std::string& path = audit.sources.file(finding.span.file).path();
        const text::Position position = audit.sources.begin(finding.span);
        const std::string subject = fmt::format("{}", fmt::join(finding.columns, ", "));
        add_complaint(
            add_case(suite, finding.rule + (subject.empty() ? "" : ": " + subject), name, path,
                     position.line),
            "failure", to_string(finding.severity), finding.message,
            fmt::format("{}:{}:{}: {}", path, position.line, position.column, finding.message));
    }
}

void add_diagnostics(pugi::xml_node root, const text::Diagnostics& diagnostics) {
    if (diagnostics.empty()) {
        return;
    }
    pugi::xml_node suite = root.append_child("testsuite");
    set(suite, "name", "reading the schema");
    set(suite, "tests", diagnostics.size());
    set(suite, "failures", std::size_t{0});
    set(suite, "errors", diagnostics.size());
    for (const text::Diagnostic& diagnostic : diagnostics) {
        const std::string place = fmt::format("{}:{}:{}", diagnostic.path, diagnostic.position.line,
                                              diagnostic.position.column);
        add_complaint(add_case(suite, place, "reading", diagnostic.path, diagnostic.position.line),
                      "error", to_string(diagnostic.severity), diagnostic.message,
                      place + ": " + diagnostic.message);
    }
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
    set(root, "name", "tsqlaudit");
    add_diagnostics(root, reported_diagnostics(audit));
    for (std::size_t table = 0; table < audit.tables.size(); ++table) {
        add_table(root.append_child("testsuite"), audit, audit.tables[table], by_table[table]);
    }
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

}  // namespace tsqlaudit::report
