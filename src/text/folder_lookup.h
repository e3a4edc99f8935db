// Finds files whatever the case of their names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "text/compare.h"

namespace tsqlaudit::text {

// Remembers the names in the folders that it had to look into.
class FolderLookup {
public:
    // The folder is where relative paths start.
    explicit FolderLookup(std::string folder) : folder_(std::move(folder)) {}

    // The path as it is on disk, of a path with '/' between its parts: as written if that exists,
    // else the first of those that differ in nothing but case.
    std::optional<std::string> find(const std::string& path);

private:
    using Names = std::map<std::string, std::string, LessIgnoringCase>;

    const Names& names_in(const std::string& folder);

    std::string folder_;
    std::unordered_map<std::string, Names> folders_;
};

}  // namespace tsqlaudit::text
