#include <algorithm>

#include "rules/engine.h"
#include "text/nearest.h"

namespace tsqlaudit::rules {

namespace {

bool names(const std::vector<std::string>& list, const RuleMetadata& rule) {
    return std::ranges::any_of(
        list, [&](const std::string& name) { return name == rule.id || name == rule.category; });
}

std::vector<std::string> known_names() {
    const auto categories = rule_categories();
    std::vector<std::string> known{categories.begin(), categories.end()};
    for (const RuleMetadata& rule : all_rules()) {
        known.emplace_back(rule.id);
    }
    return known;
}

}  // namespace

bool Selection::includes(const RuleMetadata& rule) const {
    const auto adjustment = adjustments.find(rule.id);
    if (adjustment != adjustments.end() && adjustment->second.is_off) {
        return false;
    }
    return (select.empty() || names(select, rule)) && !names(ignore, rule);
}

std::vector<UnknownRule> unknown_rules(const Selection& selection) {
    const std::vector<std::string> known = known_names();
    std::vector<UnknownRule> unknown;
    for (const auto* list : {&selection.select, &selection.ignore}) {
        for (const std::string& name : *list) {
            if (std::ranges::find(known, name) == known.end()) {
                unknown.push_back({name, text::nearest(name, known)});
            }
        }
    }
    return unknown;
}

}  // namespace tsqlaudit::rules
