#include "sqlserver/target.h"

#include <algorithm>
#include <array>

#include "text/compare.h"

namespace tsqlaudit::sqlserver {
namespace {

struct TargetName {
    std::string_view name;
    std::string_view display_name;
};

// In the order of Target.
constexpr std::array target_names{
    TargetName{"2016", "SQL Server 2016"}, TargetName{"2017", "SQL Server 2017"},
    TargetName{"2019", "SQL Server 2019"}, TargetName{"2022", "SQL Server 2022"},
    TargetName{"2025", "SQL Server 2025"}, TargetName{"azure", "Azure SQL Database"},
};

struct Provider {
    std::string_view name;
    Target target;
};

constexpr std::array providers{
    Provider{"Sql90", Target::Sql2016},  Provider{"Sql100", Target::Sql2016},
    Provider{"Sql110", Target::Sql2016}, Provider{"Sql120", Target::Sql2016},
    Provider{"Sql130", Target::Sql2016}, Provider{"Sql140", Target::Sql2017},
    Provider{"Sql150", Target::Sql2019}, Provider{"Sql160", Target::Sql2022},
    Provider{"Sql170", Target::Sql2025}, Provider{"SqlAzureV12", Target::Azure},
};

}  // namespace

std::optional<Target> parse_target(std::string_view name) {
    for (std::size_t at = 0; at < target_names.size(); ++at) {
        if (text::equals_ignoring_case(target_names[at].name, name)) {
            return static_cast<Target>(at);
        }
    }
    return std::nullopt;
}

std::optional<Target> target_of_provider(std::string_view provider) {
    constexpr std::string_view end = "DatabaseSchemaProvider";
    if (provider.size() < end.size() ||
        !text::equals_ignoring_case(provider.substr(provider.size() - end.size()), end)) {
        return std::nullopt;
    }
    provider.remove_suffix(end.size());
    provider.remove_prefix(provider.rfind('.') + 1);  // 0 if there is none
    const auto found = std::ranges::find_if(providers, [&](const Provider& each) {
        return text::equals_ignoring_case(each.name, provider);
    });
    return found == providers.end() ? std::nullopt : std::optional{found->target};
}

std::string_view to_string(Target target) {
    return target_names.at(static_cast<std::size_t>(target)).name;
}

std::string_view display_name(Target target) {
    return target_names.at(static_cast<std::size_t>(target)).display_name;
}

}  // namespace tsqlaudit::sqlserver
