// Within this library only: which entries of a folder its .gitignore and those around it leave out.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/diagnostic.h"
#include "text/ignore_patterns.h"

namespace tsqlaudit::text {

// The patterns that hold in a folder: those of its own .gitignore decide before those of the folder
// around it, and so on up to the root of the repository and its .git/info/exclude. The lists of
// patterns are shared with the scopes of the folders around it.
class IgnoreScope {
public:
    // What holds in a folder before its own files are read: nothing if it is the root of a
    // repository or lies in none. The path is absolute.
    static IgnoreScope around(const std::string& folder, Diagnostics& diagnostics);

    // Adds the patterns of the folder's own files; the root of a repository ends what was before. A
    // file of patterns that cannot be read is a warning.
    void enter(const std::string& folder, Diagnostics& diagnostics);

    // The path is absolute. A folder that is left out is not entered, so that nothing in it counts.
    bool ignores(std::string_view path, bool is_folder) const;

private:
    struct Level {
        IgnorePatterns patterns;
        std::shared_ptr<const Level> around;
    };

    void add_file(const std::string& folder, const char* file, Diagnostics& diagnostics);

    std::shared_ptr<const Level> level_;
};

}  // namespace tsqlaudit::text
