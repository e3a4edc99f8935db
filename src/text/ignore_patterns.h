// Which files and folders are left out, in the syntax of .gitignore.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/glob.h"

namespace tsqlaudit::text {

enum class IgnoreVerdict { Ignored, Kept };

// The patterns of one file or of the user. They hold for what lies in one folder.
class IgnorePatterns {
public:
    IgnorePatterns() = default;
    // The folder is absolute. A pattern on each line of the text.
    IgnorePatterns(std::string folder, std::string_view text);

    // What the last pattern that matches the file or folder says, if one does. The path is
    // absolute. To what lies outside the folder, only patterns that hold at any depth apply.
    std::optional<IgnoreVerdict> verdict(std::string_view path, bool is_folder) const;

    bool empty() const { return patterns_.empty(); }

private:
    struct Pattern {
        Glob glob;
        IgnoreVerdict verdict = IgnoreVerdict::Ignored;
        bool folders_only = false;
        bool any_depth = false;  // compared with the last part of the path alone
    };

    void add(std::string_view line);

    std::string folder_;  // with a '/' at the end
    std::vector<Pattern> patterns_;
};

}  // namespace tsqlaudit::text
