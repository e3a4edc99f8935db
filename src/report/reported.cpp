#include "report/reported.h"

#include <algorithm>
#include <string_view>

namespace tsqlaudit::report {

namespace {

bool is_changed(const Audit& audit, std::size_t table) {
    return !audit.changes || audit.changes->tables.at(table);
}

bool is_changed(const Audit& audit, std::string_view path) {
    return !audit.changes || !audit.changes->other_files.contains(path);
}

bool is_changed(const Audit& audit, const rules::Finding& finding) {
    return is_changed(audit, finding.table) ||
           is_changed(audit, audit.sources.file(finding.span.file).path());
}

}  // namespace

bool is_known(const Audit& audit, std::size_t finding) {
    return audit.known && audit.known->is_known.at(finding);
}

std::vector<std::size_t> reported_findings(const Audit& audit, const Extent& extent) {
    std::vector<std::size_t> reported;
    const std::vector<rules::Finding>& findings = audit.judgement.findings;
    for (std::size_t index = 0; index < findings.size(); ++index) {
        if ((findings[index].kind == rules::Kind::Defect || extent.opportunities) &&
            !is_known(audit, index) && is_changed(audit, findings[index])) {
            reported.push_back(index);
        }
    }
    return reported;
}

NotReported not_reported(const Audit& audit, const Extent& extent) {
    NotReported result;
    const std::vector<rules::Finding>& findings = audit.judgement.findings;
    for (std::size_t index = 0; index < findings.size(); ++index) {
        if (is_known(audit, index)) {
            ++result.known;
        } else if (!is_changed(audit, findings[index])) {
            ++result.unchanged;
        } else if (findings[index].kind == rules::Kind::Opportunity && !extent.opportunities) {
            ++result.opportunities;
        }
    }
    return result;
}

text::Diagnostics reported_diagnostics(const Audit& audit) {
    text::Diagnostics reported;
    for (const text::Diagnostic& diagnostic : audit.diagnostics) {
        if (is_changed(audit, diagnostic.path)) {
            reported.push_back(diagnostic);
        }
    }
    return reported;
}

std::vector<std::size_t> reported_tables(const Audit& audit) {
    std::vector<std::size_t> reported;
    for (std::size_t table = 0; table < audit.tables.size(); ++table) {
        if (is_changed(audit, table)) {
            reported.push_back(table);
        }
    }
    return reported;
}

std::vector<std::size_t> most_severe_first(const Audit& audit, std::vector<std::size_t> findings) {
    std::ranges::stable_sort(findings, {}, [&](std::size_t finding) {
        return audit.judgement.findings.at(finding).severity;
    });
    return findings;
}

}  // namespace tsqlaudit::report
