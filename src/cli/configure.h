// The configuration file beneath the command line.
#pragma once

#include <string>

#include "cli/commands.h"

namespace tsqlaudit::cli {

// Both fill in what the command line leaves open from the configuration file, if there is one, and
// give all settings with where each comes from, as JSON for --show-settings. When the file cannot
// be read or is wrong they say so, all that is wrong, and throw Failure.
std::string configure(SchemaOptions& options);
std::string configure(AuditOptions& options);

}  // namespace tsqlaudit::cli
