#include "sqlserver/target.h"

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

}  // namespace

std::optional<Target> parse_target(std::string_view name) {
    for (std::size_t at = 0; at < target_names.size(); ++at) {
        if (text::equals_ignoring_case(target_names[at].name, name)) {
            return static_cast<Target>(at);
        }
    }
    return std::nullopt;
}

std::string_view to_string(Target target) {
    return target_names.at(static_cast<std::size_t>(target)).name;
}

std::string_view display_name(Target target) {
    return target_names.at(static_cast<std::size_t>(target)).display_name;
}

}  // namespace tsqlaudit::sqlserver
