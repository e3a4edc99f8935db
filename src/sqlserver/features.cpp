// rules/data/features.json: from which version on SQL Server has what.
#include <nlohmann/json.hpp>
#include <charconv>
#include <map>
#include <stdexcept>
#include <string>

#include "embedded/embedded.h"
#include "sqlserver/target.h"

namespace tsqlaudit::sqlserver {
namespace {

constexpr int never = 9999;

struct Feature {
    int since = never;  // year of the first version; service packs count as their version
    bool azure = false;
};

using Features = std::map<std::string, Feature, std::less<>>;

Features read_features() {
    const auto content = embedded::find("rules/data/features.json");
    if (!content) {
        throw std::logic_error{"rules/data/features.json is not embedded"};
    }
    const nlohmann::json document = nlohmann::json::parse(*content);
    Features features;
    for (const auto& [key, entry] : document.items()) {
        const nlohmann::json& since = entry.at("since");
        features[key] = {.since = since.is_null() ? never : since.get<int>(),
                         .azure = entry.at("azure").get<bool>()};
    }
    return features;
}

int year(Target target) {
    const std::string_view name = to_string(target);
    int value = 0;
    std::from_chars(name.data(), name.data() + name.size(), value);
    return value;
}

}  // namespace

bool has_feature(Target target, std::string_view feature) {
    static const Features features = read_features();
    const auto found = features.find(feature);
    if (found == features.end()) {
        throw std::logic_error{"unknown feature " + std::string{feature}};
    }
    return target == Target::Azure ? found->second.azure : year(target) >= found->second.since;
}

}  // namespace tsqlaudit::sqlserver
