#include "rules/metadata.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "embedded/embedded.h"
#include "rules/metadata_loader.h"
#include "rules/registry.h"

namespace tsqlaudit::rules {

namespace {

template <typename Item>
const Item& find_named(const std::vector<Item>& items, std::string_view name,
                       const std::string& rule) {
    const auto found = std::ranges::find(items, name, &Item::name);
    if (found == items.end()) {
        throw std::out_of_range{"rules/" + rule + ".json: no \"" + std::string{name} + "\""};
    }
    return *found;
}

std::vector<RuleMetadata> load_all() {
    std::vector<RuleMetadata> rules;
    for (const RegisteredRule& registered : registered_rules()) {
        const std::string path = "rules/" + std::string{registered.id} + ".json";
        const auto content = embedded::find(path);
        if (!content) {
            throw std::runtime_error{path + ": not embedded"};
        }
        rules.push_back(parse_rule(path, *content));
    }
    return rules;
}

}  // namespace

const Variant& RuleMetadata::variant(std::string_view name) const {
    return find_named(variants, name, id);
}

double RuleMetadata::parameter(std::string_view name) const {
    return find_named(parameters, name, id).value;
}

const facts::PhraseSet& RuleMetadata::words(std::string_view name) const {
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

std::span<const RuleMetadata> all_rules() {
    static const std::vector<RuleMetadata> rules = load_all();
    return rules;
}

const RuleMetadata* find_rule(std::string_view id) {
    const auto rules = all_rules();
    const auto found = std::ranges::lower_bound(rules, id, {}, &RuleMetadata::id);
    return found != rules.end() && found->id == id ? &*found : nullptr;
}

}  // namespace tsqlaudit::rules
