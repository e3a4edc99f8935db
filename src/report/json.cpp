#include <nlohmann/json.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "report/json_text.h"
#include "report/reported.h"
#include "report/reporter.h"

namespace tsqlaudit::report {

namespace {

constexpr int format_version = 1;

// 78, not 78.0.
Json number(double value) {
    if (value == std::floor(value)) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

template <typename Values, typename Convert>
Json array(const Values& values, Convert convert) {
    Json result = Json::array();
    for (const auto& value : values) {
        result.push_back(convert(value));
    }
    return result;
}

Json baseline_of(const Audit& audit) {
    if (!audit.known) {
        return nullptr;
    }
    return {{"known", std::ranges::count(audit.known->is_known, true)},
            {"fixed", audit.known->fixed}};
}

Json summary_of(const Audit& audit) {
    const Counts counts = count(audit);
    Json grades = Json::object();
    for (const score::Grade grade : score::all_grades) {
        grades[std::string{to_string(grade)}] = counts.grades.at(static_cast<std::size_t>(grade));
    }
    Json findings = Json::object();
    for (std::size_t severity = 0; severity < counts.findings.size(); ++severity) {
        findings[std::string{to_string(static_cast<rules::Severity>(severity))}] =
            counts.findings.at(severity);
    }
    Json diagnostics = Json::object();
    for (std::size_t severity = 0; severity < counts.diagnostics.size(); ++severity) {
        diagnostics[std::string{to_string(static_cast<text::DiagnosticSeverity>(severity))}] =
            counts.diagnostics.at(severity);
    }
    return {{"files", audit.sources.size()},        {"tables", audit.tables.size()},
            {"notJudged", counts.not_judged},       {"averageScore", number(audit.average_score)},
            {"grades", std::move(grades)},          {"findings", std::move(findings)},
            {"suppressed", audit.suppressed},       {"baseline", baseline_of(audit)},
            {"diagnostics", std::move(diagnostics)}};
}

Json fix_of(const Audit& audit, std::size_t finding) {
    const std::optional<std::size_t> step = audit.plan.step_of.at(finding);
    if (!step) {
        return nullptr;
    }
    const fix::Step& change = audit.plan.steps.at(*step);
    return {{"sql", change.sql()}, {"safe", change.is_safe}};
}

Json finding_of(const Audit& audit, std::size_t index) {
    const rules::Finding& finding = audit.judgement.findings.at(index);
    const text::Position begin = audit.sources.begin(finding.span);
    const text::Position end = audit.sources.end(finding.span);
    return {{"rule", finding.rule},
            {"variant", finding.variant},
            {"severity", to_string(finding.severity)},
            {"kind", to_string(finding.kind)},
            {"confidence", to_string(finding.confidence)},
            {"priority", finding.priority},
            {"columns", finding.columns},
            {"message", finding.message},
            {"file", audit.sources.file(finding.span.file).path()},
            {"line", begin.line},
            {"column", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column},
            {"fingerprint", fingerprint(audit, finding)},
            {"baseline", is_known(audit, index)},
            {"fix", fix_of(audit, index)}};
}

Json strength_of(const rules::Strength& strength) {
    return {{"id", strength.id}, {"columns", strength.columns}, {"message", strength.message}};
}

Json score_part_of(const score::Part& part) {
    return {{"theme", part.theme}, {"rules", part.rules}, {"points", number(part.points)}};
}

Json benefit_of(const facts::Benefit& benefit) {
    return {{"score", benefit.score},
            {"verdict", to_string(benefit.verdict)},
            {"reasons", benefit.reasons},
            {"blockers", benefit.blockers}};
}

Json partitioning_of(const facts::Partitioning& partitioning) {
    Json result = benefit_of(partitioning);
    result["column"] = partitioning.column.empty() ? Json(nullptr) : Json(partitioning.column);
    return result;
}

Json compression_of(const facts::CompressionEstimate& compression) {
    return {{"recommendation", to_string(compression.recommendation)},
            {"savingsPercent", Json::array({compression.savings_low, compression.savings_high})},
            {"reasons", compression.reasons}};
}

Json suitability_of(const facts::Suitability& suitability) {
    return {{"memoryOptimized", benefit_of(suitability.memory_optimized)},
            {"columnstore", benefit_of(suitability.columnstore)},
            {"partitioning", partitioning_of(suitability.partitioning)},
            {"compression", compression_of(suitability.compression)}};
}

Json atom_column_of(const facts::AtomColumn& column) {
    return {{"name", column.name},
            {"class", column.is_atom ? "atom" : "not-atom"},
            {"reason", column.reason}};
}

Json atomization_of(const std::optional<facts::Atomization>& atomization) {
    if (!atomization) {
        return nullptr;
    }
    return {{"verdict", to_string(atomization->verdict)},
            {"columns", array(atomization->columns, atom_column_of)},
            {"revisedSchema", atomization->revised_schema}};
}

Json table_of(const Audit& audit, const TableAudit& entry) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    const facts::TableFacts& facts = audit.schema.tables.at(entry.table);
    const std::uint32_t first = audit.sources.begin(table.span).line;
    const std::uint32_t last = audit.sources.end(table.span).line;
    return {{"name", table.name.dotted()},
            {"file", audit.sources.file(table.span.file).path()},
            {"line", first},
            {"lines", last - first + 1},
            {"judged", entry.is_judged()},
            {"notJudged", entry.is_judged() ? Json(nullptr) : Json(entry.not_judged->reason)},
            {"score", number(entry.score.value)},
            {"grade", to_string(entry.score.grade)},
            {"scoreParts", array(entry.score.parts, score_part_of)},
            {"findings", array(entry.findings,
                               [&](std::size_t finding) { return finding_of(audit, finding); })},
            {"strengths", array(entry.strengths,
                                [&](std::size_t strength) {
                                    return strength_of(audit.judgement.strengths.at(strength));
                                })},
            {"suitability", suitability_of(facts.suitability)},
            {"atomization", atomization_of(facts.atomization)}};
}

Json diagnostic_of(const text::Diagnostic& diagnostic) {
    return {{"file", diagnostic.path},
            {"line", diagnostic.position.line},
            {"column", diagnostic.position.column},
            {"severity", to_string(diagnostic.severity)},
            {"message", diagnostic.message}};
}

}  // namespace

std::string to_json(const Audit& audit) {
    const Json document{
        {"version", format_version},
        {"tool", {{"name", "tsqlaudit"}, {"version", TSQLAUDIT_VERSION}}},
        {"target", to_string(audit.target)},
        {"summary", summary_of(audit)},
        {"tables",
         array(audit.tables, [&](const TableAudit& table) { return table_of(audit, table); })},
        {"diagnostics", array(audit.diagnostics, diagnostic_of)}};
    return json_text(document);
}

}  // namespace tsqlaudit::report
