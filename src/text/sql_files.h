// Within this library only: which files the paths of the command line stand for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "text/diagnostic.h"

namespace tsqlaudit::text {

struct SqlFile {
    std::string path;    // opens it
    std::string name;    // as users see it
    std::string order;   // relative to the folder named, or the name again; the files sort by it
    bool named = false;  // by the user, rather than found in a folder
};

struct SqlFiles {
    std::vector<SqlFile> files;  // in the order of application, each file once
    Diagnostics diagnostics;
    bool path_failed = false;
};

SqlFiles find_sql_files(const std::vector<std::filesystem::path>& paths);

// Says that a file or folder could not be read.
Diagnostic unreadable(std::string name, std::string message);

}  // namespace tsqlaudit::text
