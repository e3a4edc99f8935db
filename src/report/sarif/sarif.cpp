#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <algorithm>
#include <tuple>

#include "report/reported.h"
#include "report/reporter.h"
#include "report/sarif/parts.h"

namespace tsqlaudit::report {

namespace {

// More than this many GitHub refuses.
constexpr std::size_t most_results = 25'000;

// The most severe first, of which GitHub shows 5,000; then by place.
std::vector<std::size_t> sorted_findings(const Audit& audit, const Extent& extent) {
    std::vector<std::size_t> findings = reported_findings(audit, extent);
    std::ranges::sort(findings, {}, [&](std::size_t index) {
        const rules::Finding& finding = audit.judgement.findings.at(index);
        return std::tuple{finding.severity,
                          std::string_view{audit.sources.file(finding.span.file).path()},
                          finding.span.begin, std::string_view{finding.rule}, index};
    });
    return findings;
}

Json left_out(std::size_t all) {
    const std::string text = fmt::format(
        "These are the {} most severe of {} findings. The other formats have all of them.",
        most_results, all);
    return {{"descriptor", {{"id", sarif::results_left_out}}},
            {"level", "warning"},
            {"message", {{"text", text}}}};
}

Json notification_descriptor(std::string_view id, std::string_view name,
                             std::string_view description, std::string_view help) {
    return {{"id", id},
            {"name", name},
            {"shortDescription", {{"text", description}}},
            {"fullDescription", {{"text", description}}},
            {"help", {{"text", help}}}};
}

Json driver() {
    Json rules = Json::array();
    for (const rules::RuleMetadata& rule : rules::all_rules()) {
        rules.push_back(sarif::rule_descriptor(rule));
    }
    const Json notifications = Json::array(
        {notification_descriptor(sarif::not_understood, "NotUnderstood",
                                 "Something could not be read or understood.",
                                 "Findings that depend on it may be missing. Mend the script, or "
                                 "leave it out if it is no part of the schema."),
         notification_descriptor(sarif::results_left_out, "ResultsLeftOut",
                                 "There are more findings than a log may have.",
                                 "The most severe are here. Select fewer rules, or read the "
                                 "audit as Markdown or JSON.")});
    return {{"name", "tsqlaudit"},          {"fullName", "tsqlaudit " TSQLAUDIT_VERSION},
            {"version", TSQLAUDIT_VERSION}, {"semanticVersion", TSQLAUDIT_VERSION},
            {"rules", std::move(rules)},    {"notifications", notifications}};
}

Json invocation(const Audit& audit, std::size_t findings) {
    Json notifications = Json::array();
    for (const text::Diagnostic& diagnostic : reported_diagnostics(audit)) {
        notifications.push_back(sarif::notification_of(diagnostic));
    }
    if (findings > most_results) {
        notifications.push_back(left_out(findings));
    }
    const bool is_whole =
        count(audit).diagnostics.at(static_cast<std::size_t>(text::DiagnosticSeverity::Error)) == 0;
    return {{"executionSuccessful", is_whole},
            {"toolExecutionNotifications", std::move(notifications)}};
}

}  // namespace

std::string to_sarif(const Audit& audit, const Extent& extent) {
    std::vector<std::size_t> findings = sorted_findings(audit, extent);
    Json invocations = Json::array({invocation(audit, findings.size())});
    findings.resize(std::min(findings.size(), most_results));
    const std::vector<std::string> fingerprints = unique_fingerprints(audit);
    Json results = Json::array();
    for (const std::size_t finding : findings) {
        results.push_back(sarif::result_of(audit, finding, fingerprints.at(finding)));
    }
    const Json root{{"description", {{"text", "The directory that tsqlaudit was run in."}}}};
    Json run{{"tool", {{"driver", driver()}}},        {"automationDetails", {{"id", "tsqlaudit/"}}},
             {"columnKind", "utf16CodeUnits"},        {"originalUriBaseIds", {{"%SRCROOT%", root}}},
             {"invocations", std::move(invocations)}, {"results", std::move(results)}};
    return json_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({std::move(run)})}});
}

}  // namespace tsqlaudit::report
