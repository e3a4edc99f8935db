// The version of SQL Server that the schema is meant for, and which features it has.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tsqlaudit::sqlserver {

enum class Target { Sql2016, Sql2017, Sql2019, Sql2022, Sql2025, Azure };

inline constexpr std::array all_targets{Target::Sql2016, Target::Sql2017, Target::Sql2019,
                                        Target::Sql2022, Target::Sql2025, Target::Azure};
inline constexpr Target default_target = Target::Sql2025;

std::optional<Target> parse_target(std::string_view name);  // "2016", …, "2025", "azure"
// What a database project is built for, by the name of its schema provider:
// "Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider". Of a version before the oldest:
// that. None for other products.
std::optional<Target> target_of_provider(std::string_view provider);
std::string_view to_string(Target target);     // the same words
std::string_view display_name(Target target);  // "SQL Server 2022", "Azure SQL Database"

// By the key of rules/data/features.json, e.g. "json_index". An unknown key is a programming error
// (std::logic_error).
bool has_feature(Target target, std::string_view feature);

}  // namespace tsqlaudit::sqlserver
