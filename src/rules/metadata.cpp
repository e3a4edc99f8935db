#include "rules/metadata.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

namespace tsqlaudit::rules {

namespace {

template <typename Item>
const Item& find_named(std::span<const Item> items, std::string_view name, std::string_view rule) {
    const auto found = std::ranges::find(items, name, &Item::name);
    if (found == items.end()) {
        throw std::out_of_range{"rules/" + std::string{rule} + ".json: no \"" + std::string{name} +
                                "\""};
    }
    return *found;
}

}  // namespace

bool RuleMetadata::has_argument(std::string_view name) const {
    return std::ranges::binary_search(arguments, name, {}, &Argument::name);
}

const Variant& RuleMetadata::variant(std::string_view name) const {
    return find_named(variants, name, id);
}

double RuleMetadata::parameter(std::string_view name) const {
    return find_named(parameters, name, id).value;
}

names::PhraseSet RuleMetadata::words(std::string_view name) const {
    return find_named(word_lists, name, id).phrases;
}

Severity RuleMetadata::worst_severity() const {
    return std::ranges::min(variants, {}, &Variant::severity).severity;
}

std::string documentation_url(std::string_view slug) {
    return "https://learn.microsoft.com/sql/" + std::string{slug};
}

std::span<const std::string_view> rule_categories() {
    static constexpr std::array<std::string_view, 9> categories{
        "tenancy", "keys",  "indexes", "integrity",  "spatial",
        "storage", "types", "design",  "atomization"};
    return categories;
}

const RuleMetadata* find_rule(std::string_view id) {
    // Asked for several times for each finding.
    static const auto by_id = [] {
        std::unordered_map<std::string_view, const RuleMetadata*> known;
        for (const RuleMetadata& rule : all_rules()) {
            known.emplace(rule.id, &rule);
        }
        return known;
    }();
    const auto found = by_id.find(id);
    return found == by_id.end() ? nullptr : found->second;
}

}  // namespace tsqlaudit::rules
