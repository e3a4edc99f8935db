#include "score/score.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "rules/metadata.h"
#include "score/model.h"

namespace tsqlaudit::score {

namespace {

constexpr std::string_view opportunity_theme = "opportunity";

Cost cost_of(const rules::Finding& finding) {
    const double points = model().weights.at(static_cast<std::size_t>(finding.severity));
    if (finding.kind == rules::Kind::Opportunity) {
        return {.rule = finding.rule, .theme = opportunity_theme, .points = points};
    }
    const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
    return {.rule = finding.rule,
            .theme = rule != nullptr ? std::string_view{rule->theme} : finding.rule,
            .points = points,
            .is_warning = finding.severity > rules::Severity::High,
            .best_grade = model().best_grades.at(static_cast<std::size_t>(finding.severity))};
}

// The rule that reports the same of the same place has done so.
bool is_counted_elsewhere(const rules::Finding& finding,
                          std::span<const rules::Finding* const> findings) {
    const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
    if (rule == nullptr) {
        return false;
    }
    const auto variant = std::ranges::find(rule->variants, finding.variant, &rules::Variant::name);
    return variant != rule->variants.end() && !variant->counted_by.empty() &&
           std::ranges::any_of(findings, [&](const rules::Finding* other) {
               return other->rule == variant->counted_by && other->object == finding.object &&
                      other->columns == finding.columns;
           });
}

}  // namespace

std::string_view to_string(Grade grade) {
    switch (grade) {
        case Grade::Excellent:
            return "excellent";
        case Grade::Good:
            return "good";
        case Grade::Fair:
            return "fair";
        case Grade::Poor:
            return "poor";
    }
    throw std::logic_error{"no such grade"};
}

Score score_table(std::span<const rules::Finding* const> findings) {
    std::vector<Cost> costs;
    costs.reserve(findings.size());
    for (const rules::Finding* finding : findings) {
        if (!is_counted_elsewhere(*finding, findings)) {
            costs.push_back(cost_of(*finding));
        }
    }
    return score_of(costs, model());
}

double round_score(double value) {
    return std::round(value * 10) / 10;
}

}  // namespace tsqlaudit::score
