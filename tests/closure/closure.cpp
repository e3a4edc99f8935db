#include "closure/closure.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "closure/refusals.h"
#include "fix/script.h"

namespace tsqlaudit::test {

namespace {

constexpr const char* script_path = "~fix.sql";

// Findings by fingerprint: two of the same are not told apart, but counted.
struct Found {
    std::size_t count = 0;
    const rules::Finding* first = nullptr;
};
using Fingerprints = std::map<std::string, Found>;

Fingerprints fingerprints(const report::Audit& audit) {
    Fingerprints found;
    for (const rules::Finding& finding : audit.judgement.findings) {
        Found& entry = found[report::fingerprint(audit, finding)];
        ++entry.count;
        entry.first = &finding;
    }
    return found;
}

std::string describe(const report::Audit& audit, const rules::Finding& finding) {
    return fmt::format("{}({}) {}: {}", finding.rule, finding.variant,
                       audit.catalog.tables.at(finding.table).name.dotted(), finding.message);
}

void complain_of_new_findings(const report::Audit& before, const report::Audit& after,
                              std::vector<std::string>& complaints) {
    const Fingerprints old = fingerprints(before);
    for (const auto& [key, found] : fingerprints(after)) {
        const auto known = old.find(key);
        const bool is_new = known == old.end() || known->second.count < found.count;
        if (is_new) {
            complaints.push_back("new: " + describe(after, *found.first));
        }
    }
}

void complain_of_open_findings(const report::Audit& before, const report::Audit& after,
                               std::vector<std::string>& complaints) {
    std::map<std::string, std::size_t> promised;
    for (const fix::Step& step : before.plan.steps) {
        for (const std::size_t finding : step.findings) {
            if (step.is_safe) {
                ++promised[report::fingerprint(before, before.judgement.findings.at(finding))];
            }
        }
    }
    const Fingerprints old = fingerprints(before);
    const Fingerprints left = fingerprints(after);
    for (const auto& [key, count] : promised) {
        const auto still = left.find(key);
        if (still != left.end() && still->second.count + count > old.at(key).count) {
            complaints.push_back("open: " + describe(after, *still->second.first));
        }
    }
}

void complain_of_diagnostics(const report::Audit& audit, std::vector<std::string>& complaints) {
    for (const text::Diagnostic& diagnostic : audit.diagnostics) {
        if (diagnostic.path == script_path) {
            complaints.push_back(
                fmt::format("line {}: {}", diagnostic.position.line, diagnostic.message));
        }
    }
}

void complain_of_more_to_do(const report::Audit& after, std::vector<std::string>& complaints) {
    for (const fix::Step& step : after.plan.steps) {
        if (step.is_safe) {
            complaints.push_back("again: " + step.title);
        }
    }
}

}  // namespace

std::string fix_script(const report::Audit& audit) {
    std::vector<std::size_t> steps(audit.plan.steps.size());
    std::iota(steps.begin(), steps.end(), 0);
    return fix::script(audit.target, audit.plan, steps);
}

std::vector<std::string> open_ends(const Schema& schema, const ScriptOf& script_of) {
    const AuditedSchema before{schema};
    const std::string script = script_of(*before.audit);
    Schema fixed = schema;
    fixed.files.push_back({script_path, script});
    const AuditedSchema after{fixed};
    std::vector<std::string> complaints = refusals(schema, script);
    complain_of_diagnostics(*after.audit, complaints);
    complain_of_open_findings(*before.audit, *after.audit, complaints);
    complain_of_new_findings(*before.audit, *after.audit, complaints);
    complain_of_more_to_do(*after.audit, complaints);
    return complaints;
}

}  // namespace tsqlaudit::test
