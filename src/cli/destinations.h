// Where the reports of `audit` go, and in which format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/formats.h"

namespace tsqlaudit::cli {

inline constexpr std::string_view standard_output = "-";

struct Destination {
    std::string path;  // "-": standard output
    const Format* format = nullptr;
};

// In the order of the command line; where no file is named, standard output unless something else
// is to be printed there. Throws Failure.
std::vector<Destination> destinations_of(const AuditOptions& options);

// The names of all files that the command will write.
std::vector<std::string> files_written(const std::vector<Destination>& destinations,
                                       const AuditOptions& options);

}  // namespace tsqlaudit::cli
