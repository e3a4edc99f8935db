#include "facts/settings.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tsqlaudit::facts {

namespace {

struct Profile {
    std::optional<bool> multi_tenant;
    std::optional<bool> atomization;
};

constexpr std::array<std::string_view, 4> names{"auto", "oltp", "multi-tenant", "atomization"};
constexpr std::array<Profile, names.size()> profiles{
    Profile{}, Profile{.multi_tenant = false, .atomization = false},
    Profile{.multi_tenant = true, .atomization = {}},
    Profile{.multi_tenant = {}, .atomization = true}};

}  // namespace

std::span<const std::string_view> profile_names() {
    return names;
}

void apply_profile(std::string_view name, Settings& settings) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
        throw std::out_of_range{"no profile \"" + std::string{name} + "\""};
    }
    const Profile& profile = profiles.at(static_cast<std::size_t>(found - names.begin()));
    settings.multi_tenant = profile.multi_tenant;
    settings.atomization = profile.atomization;
}

}  // namespace tsqlaudit::facts
