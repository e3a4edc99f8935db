#pragma once

#include <optional>
#include <span>
#include <string_view>

// The fixtures of the rules, and data that is read when the program runs, which it carries inside
// itself.
namespace tsqlaudit::embedded {

struct File {
    std::string_view path;  // relative to the root of the repository
    std::string_view content;
};

// All files, sorted by path.
std::span<const File> files();

// The content of one file, if there is such a file.
std::optional<std::string_view> find(std::string_view path);

}  // namespace tsqlaudit::embedded
