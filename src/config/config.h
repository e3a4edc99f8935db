// The configuration of a schema's audit: tsqlaudit.json in memory. docs/configuration.md explains
// it.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/adjustment.h"
#include "rules/path_override.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::config {

inline constexpr std::string_view file_name = "tsqlaudit.json";

// Each member is a key of the file, and says nothing where the file does not. Names of rules,
// parameters, targets and profiles are known ones; paths are as they stand in the file.
struct Config {
    std::optional<std::vector<std::string>> roots;
    std::optional<std::vector<std::string>> exclude;           // patterns of .gitignore
    std::optional<std::map<std::string, std::string>> define;  // variables of sqlcmd
    std::optional<std::string> target;
    std::optional<std::string> profile;
    std::optional<std::string> statistics;  // path
    std::optional<std::string> baseline;    // path
    std::optional<std::string> tenant_column;
    std::optional<std::string> tenant_table;
    std::optional<std::vector<std::string>> exempt_tables;  // patterns
    std::optional<std::string> atom_store;
    std::optional<std::array<double, 4>> bounding_box;  // xmin, ymin, xmax, ymax
    std::optional<std::vector<std::string>> select;
    std::optional<std::vector<std::string>> ignore;
    std::optional<rules::Adjustments> rules;
    std::optional<std::vector<rules::PathOverride>> overrides;
    std::optional<std::string> fail_on;
    std::optional<double> min_score;
    std::optional<bool> show_opportunities;

    // Where the values that are there stand, by their keys and, in lists, their numbers from 0:
    // "target", "overrides/0/files/1".
    std::map<std::string, text::Position, std::less<>> positions;
};

struct ReadResult {
    Config config;
    text::Diagnostics problems;  // by position; all are errors
};

// From the text of a file, which `path` names in the problems.
ReadResult read_config(std::string path, std::string content);

// The file of that name in the folder or in the nearest of those around it; none if there is none.
std::optional<std::filesystem::path> find_config(const std::filesystem::path& folder);

// What read_config() takes as JSON Schema, draft 7.
std::string config_schema();

}  // namespace tsqlaudit::config
