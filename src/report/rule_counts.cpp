#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "report/reported.h"
#include "report/reporter.h"
#include "rules/metadata.h"

namespace tsqlaudit::report {

std::string count_by_rule(const Audit& audit, const Extent& extent) {
    std::map<std::string_view, std::size_t> counts;
    for (const std::size_t finding : reported_findings(audit, extent)) {
        ++counts[audit.judgement.findings.at(finding).rule];
    }
    std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::greater{},
                             &std::pair<std::string_view, std::size_t>::second);
    std::string out;
    for (const auto& [id, count] : sorted) {
        const rules::RuleMetadata* rule = rules::find_rule(id);
        out += fmt::format("{:>6}  {:<30} {}\n", count, id, rule == nullptr ? "" : rule->title);
    }
    return out.empty() ? "No findings\n" : out;
}

}  // namespace tsqlaudit::report
