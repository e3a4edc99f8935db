#include "report/reported.h"

#include <algorithm>

namespace tsqlaudit::report {

std::vector<std::size_t> reported_findings(const Audit& audit, const Extent& extent) {
    std::vector<std::size_t> reported;
    const std::vector<rules::Finding>& findings = audit.judgement.findings;
    for (std::size_t index = 0; index < findings.size(); ++index) {
        if (findings[index].kind == rules::Kind::Defect || extent.opportunities) {
            reported.push_back(index);
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
