// Within this library only: the files in folders.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/ignore_patterns.h"
#include "text/place.h"

namespace tsqlaudit::text {

// Which folders are entered and which files are taken, both by their SqlFile::order.
struct Selection {
    std::function<bool(std::string_view folder)> enters;  // empty: all
    std::function<bool(std::string_view file)> takes = is_sql_name;
    // Whether .gitignore files count, and what tools made or fetched is left out: hidden folders,
    // build output (bin, obj) and node_modules.
    bool sources_only = true;
    // What the user does not want; decides before all else.
    const IgnorePatterns* ignore = nullptr;
};

struct WalkResult {
    std::vector<Place> files;  // each once; in no particular order
    Diagnostics diagnostics;
    bool root_failed = false;                   // one of the roots could not be read
    std::vector<std::string> schema_providers;  // of projects, as they name them
};

// Goes through the roots, whose paths are canonical, and all folders below. Links are followed to
// what was not reached without them, but not to folders that hold the link itself. An outer root
// comes before an inner one: a file has its order from the outermost root that it is taken in.
WalkResult walk_folders(std::vector<Place> roots, const Selection& selection);

}  // namespace tsqlaudit::text
