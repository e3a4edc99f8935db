#pragma once

#include <optional>
#include <span>
#include <string_view>

// The data files and fixtures of the rules, which the program carries inside itself.
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
