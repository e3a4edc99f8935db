// Within this library only: which files the paths of the command line stand for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "text/diagnostic.h"
#include "text/ignore_patterns.h"
#include "text/place.h"

namespace tsqlaudit::text {

struct SqlFiles {
    std::vector<SqlFile> files;  // in the order of application, each file once
    Diagnostics diagnostics;
    bool path_failed = false;
    std::vector<std::string> schema_providers;  // as DiscoveryResult has them
};

// The patterns are what the user does not want; "-" is standard input, which stands for the file.
SqlFiles find_sql_files(const std::vector<std::filesystem::path>& paths,
                        const IgnorePatterns& ignore, const std::filesystem::path& standard_input);

}  // namespace tsqlaudit::text
