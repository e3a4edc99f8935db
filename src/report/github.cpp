#include <fmt/format.h>

#include "report/reported.h"
#include "report/reporter.h"
#include "rules/metadata.h"
#include "text/printable.h"

namespace tsqlaudit::report {

namespace {

std::string escaped(std::string_view value, std::string_view special) {
    std::string result;
    for (const char character : text::printable(value)) {
        if (special.find(character) != std::string_view::npos) {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(character));
        } else {
            result += character;
        }
    }
    return result;
}

std::string property(std::string_view value) {
    return escaped(value, "%:,");
}

std::string_view command(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
        case rules::Severity::High:
            return "error";
        case rules::Severity::Medium:
            return "warning";
        case rules::Severity::Low:
        case rules::Severity::Info:
            break;
    }
    return "notice";
}

std::string_view command(text::DiagnosticSeverity severity) {
    switch (severity) {
        case text::DiagnosticSeverity::Error:
            return "error";
        case text::DiagnosticSeverity::Warning:
            return "warning";
        case text::DiagnosticSeverity::Info:
            break;
    }
    return "notice";
}

std::string annotation(std::string_view command, std::string_view path, text::Position position,
                       std::string_view title, std::string_view message) {
    return fmt::format("::{} file={},line={},col={},title={}::{}\n", command, property(path),
                       position.line, position.column, property(title), escaped(message, "%"));
}

}  // namespace

std::string to_github(const Audit& audit, const Extent& extent) {
    std::string out;
    for (const text::Diagnostic& diagnostic : reported_diagnostics(audit)) {
        out += annotation(command(diagnostic.severity), diagnostic.path, diagnostic.position,
                          "Not understood", diagnostic.message);
    }
    for (const std::size_t index : most_severe_first(audit, reported_findings(audit, extent))) {
        const rules::Finding& finding = audit.judgement.findings.at(index);
        const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
        out += annotation(
            command(finding.severity), audit.sources.file(finding.span.file).path(),
            audit.sources.begin(finding.span),
            fmt::format("{} ({})", rule == nullptr ? finding.rule : rule->title, finding.rule),
            finding.message);
    }
    return out;
}

}  // namespace tsqlaudit::report
