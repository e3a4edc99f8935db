// What was discovered, for comparisons.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "text/discovery.h"
#include "text/working_directory.h"

namespace tsqlaudit::text {

using Paths = std::vector<std::filesystem::path>;

inline std::vector<std::string> names(const DiscoveryResult& result) {
    std::vector<std::string> names;
    for (FileId id = 0; id < result.sources.size(); ++id) {
        names.push_back(result.sources.file(id).path());
    }
    return names;
}

// The file names found, whatever the order of the paths; checks that it does not matter.
inline std::vector<std::string> found(Paths paths, const DiscoveryOptions& options = {}) {
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> expected = names(discover(paths, options));
    while (std::next_permutation(paths.begin(), paths.end())) {
        EXPECT_EQ(names(discover(paths, options)), expected);
    }
    return expected;
}

inline Diagnostic error(std::string path, std::string message) {
    return {DiagnosticSeverity::Error, std::move(path), {1, 1}, std::move(message)};
}

class Discovery : public testing::Test {
    WorkingDirectory working_directory_;
};

}  // namespace tsqlaudit::text
