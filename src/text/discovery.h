// From the paths of the command line to decoded source files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::text {

// Bytes; a larger file is no script that anybody wrote.
inline constexpr std::uintmax_t largest_source_file = 256U << 20U;

struct DiscoveryResult {
    // In the order of application: the natural order of the root-relative paths.
    SourceSet sources;
    // Files and folders that could not be read, each at the beginning of its path. Sorted.
    Diagnostics diagnostics;
    // A path named by the user could not be opened.
    bool path_failed = false;
};

// Reads the files named and, in the folders named, all *.sql files at any depth. Each file is read
// once, whatever number of paths lead to it, and the order of the arguments does not matter. A file
// in a folder is sorted by its path from that folder (the outermost, if folders named lie within
// each other), a file named by itself by its path from the working directory.
//
// Left out: hidden folders, build output (bin, obj) and node_modules; files that are too large or
// binary, with a diagnostic; links to folders that hold the link itself.
DiscoveryResult discover(const std::vector<std::filesystem::path>& paths);

}  // namespace tsqlaudit::text
