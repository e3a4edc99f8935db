// Paths as users see them.
#pragma once

#include <filesystem>
#include <string>

namespace tsqlaudit::text {

// Relative to the working directory, with '/' between the parts: "db/a.sql", "../a.sql", and "."
// for the working directory itself. An absolute path that does not lie in the working directory
// stays absolute. Valid UTF-8 whatever the bytes of the path. The path need not exist.
std::string display_path(const std::filesystem::path& path);

// The same for all names of a file, through links too, whether it is there or not.
std::filesystem::path file_identity(const std::filesystem::path& path);

}  // namespace tsqlaudit::text
