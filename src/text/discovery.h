// From the paths of the command line to decoded source files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::text {

// Bytes of a file as valid UTF-8: byte-order marks, UTF-16 with and without one, UTF-8, else
// Windows-1252. Empty optional-like result is not needed: every byte sequence decodes; binary
// content is reported by the caller.
std::string decode(std::string_view bytes);
bool looks_binary(std::string_view bytes);

struct DiscoveryResult {
    SourceSet sources;  // in the order of application: natural order of the root-relative paths
    Diagnostics diagnostics;   // files that could not be read
    bool path_failed = false;  // a path named by the user could not be opened (exit code 2)
};

// Reads files, and folders recursively (*.sql). The order of the arguments does not matter.
DiscoveryResult discover(const std::vector<std::filesystem::path>& paths);

}  // namespace tsqlaudit::text
