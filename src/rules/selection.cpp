#include <algorithm>
#include <numeric>

#include "rules/engine.h"

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
        known.push_back(rule.id);
    }
    return known;
}

// The fewest insertions, deletions and replacements that turn one into the other.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
    const auto distance = [&](const std::string& other) { return edit_distance(name, other); };
    const auto nearest = std::ranges::min_element(known, {}, distance);
    return distance(*nearest) <= std::max<std::size_t>(2, name.size() / 3) ? *nearest : "";
}

}  // namespace

bool Selection::includes(const RuleMetadata& rule) const {
    return (select.empty() || names(select, rule)) && !names(ignore, rule);
}

std::vector<UnknownRule> unknown_rules(const Selection& selection) {
    const std::vector<std::string> known = known_names();
    std::vector<UnknownRule> unknown;
    for (const auto* list : {&selection.select, &selection.ignore}) {
        for (const std::string& name : *list) {
            if (std::ranges::find(known, name) == known.end()) {
                unknown.push_back({name, nearest_name(name, known)});
            }
        }
    }
    return unknown;
}

}  // namespace tsqlaudit::rules
