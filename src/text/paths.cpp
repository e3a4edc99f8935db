#include "text/paths.h"

#include <system_error>

#include "text/encoding.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

// Without "." and "..", and without a separator at the end.
fs::path normal(const fs::path& absolute) {
    fs::path path = absolute.lexically_normal();
    return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

bool leads_out(const fs::path& relative) {
    return relative.empty() || *relative.begin() == "..";
}

fs::path relative_to(const fs::path& path, const fs::path& working_directory) {
    if (!path.is_absolute()) {
        return normal(working_directory / path).lexically_relative(working_directory);
    }
    fs::path relative = normal(path).lexically_relative(working_directory);
    if (leads_out(relative)) {
        // The path may go through a link, which the working directory never does.
        std::error_code error;
        relative = fs::weakly_canonical(path, error).lexically_relative(working_directory);
    }
    return leads_out(relative) ? normal(path) : relative;
}

}  // namespace

std::string display_path(const fs::path& path) {
    std::error_code error;
    const fs::path working_directory = fs::current_path(error);
    const bool as_it_is = error || path.empty();
    return valid_utf8((as_it_is ? path : relative_to(path, working_directory)).generic_string());
}

std::filesystem::path file_identity(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    std::filesystem::path canonical = std::filesystem::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal() : canonical;
}

}  // namespace tsqlaudit::text
