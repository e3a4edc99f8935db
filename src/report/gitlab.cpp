#include <fmt/format.h>
#include <xxhash.h>

#include <nlohmann/json.hpp>
#include <map>

#include "report/json_text.h"
#include "report/reported.h"
#include "report/reporter.h"
#include "text/printable.h"

namespace tsqlaudit::report {

namespace {

std::string_view severity_word(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
            return "blocker";
        case rules::Severity::High:
            return "critical";
        case rules::Severity::Medium:
            return "major";
        case rules::Severity::Low:
            return "minor";
        case rules::Severity::Info:
            break;
    }
    return "info";
}

std::string_view severity_word(text::DiagnosticSeverity severity) {
    switch (severity) {
        case text::DiagnosticSeverity::Error:
            return "blocker";
        case text::DiagnosticSeverity::Warning:
            return "major";
        case text::DiagnosticSeverity::Info:
            break;
    }
    return "info";
}

// GitLab drops issues that share a fingerprint.
class UniqueFingerprints {
public:
    std::string operator()(const std::string& fingerprint) {
        const std::size_t number = ++uses_[fingerprint];
        return number == 1 ? fingerprint : fmt::format("{}-{}", fingerprint, number);
    }

private:
    std::map<std::string, std::size_t> uses_;
};

Json issue(std::string_view check, std::string_view message, std::string_view severity,
           std::string fingerprint, std::string_view path, std::uint32_t line) {
    return {{"description", text::printable(message)},
            {"check_name", check},
            {"fingerprint", std::move(fingerprint)},
            {"severity", severity},
            {"location", {{"path", path}, {"lines", {{"begin", line}}}}}};
}

}  // namespace

std::string to_gitlab(const Audit& audit, const Extent& extent) {
    UniqueFingerprints unique;
    Json issues = Json::array();
    for (const text::Diagnostic& diagnostic : reported_diagnostics(audit)) {
        const std::string identity = diagnostic.path + '\0' + diagnostic.message;
        issues.push_back(
            issue("not-understood", diagnostic.message, severity_word(diagnostic.severity),
                  unique(fmt::format("{:016x}", XXH3_64bits(identity.data(), identity.size()))),
                  diagnostic.path, diagnostic.position.line));
    }
    const std::vector<std::string> fingerprints = unique_fingerprints(audit);
    for (const std::size_t index : reported_findings(audit, extent)) {
        const rules::Finding& finding = audit.judgement.findings.at(index);
        issues.push_back(issue(finding.rule, finding.message, severity_word(finding.severity),
                               fingerprints.at(index), audit.sources.file(finding.span.file).path(),
                               audit.sources.begin(finding.span).line));
    }
    return json_text(issues);
}

}  // namespace tsqlaudit::report
