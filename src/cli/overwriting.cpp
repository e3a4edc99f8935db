#include "cli/overwriting.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "text/paths.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;

using Uses = std::map<fs::path, std::string_view>;  // what each file is

// Empty for what is no file.
fs::path identity_of_file(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    const bool is_other = fs::exists(status) && !fs::is_regular_file(status);
    return path.empty() || is_other ? fs::path{} : text::file_identity(path);
}

[[noreturn]] void refuse(const std::string& path, std::string_view what) {
    throw Failure{fmt::format("{} is {}; write to another file", printable(path), what)};
}

using Inode = std::pair<dev_t, ino_t>;

// None for what is no file, or not there.
std::optional<Inode> inode_of(const std::string& path) {
    struct stat status {};
    const bool is_file = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    return is_file ? std::optional{Inode{status.st_dev, status.st_ino}} : std::nullopt;
}

}  // namespace

void refuse_overwriting(const std::vector<std::string>& written,
                        const std::vector<FileInUse>& in_use) {
    Uses uses;
    for (const FileInUse& each : in_use) {
        if (const fs::path file = identity_of_file(each.path); !file.empty()) {
            uses.emplace(file, each.what);
        }
    }
    for (const std::string& path : written) {
        const fs::path file = identity_of_file(path);
        if (file.empty()) {
            continue;
        }
        const auto [use, is_free] = uses.try_emplace(file, "written already");
        if (!is_free) {
            refuse(path, use->second);
        }
    }
}

void refuse_overwriting(const std::vector<std::string>& written, const text::SourceSet& sources) {
    std::map<Inode, std::string> targets;
    for (const std::string& path : written) {
        if (const std::optional<Inode> inode = inode_of(path)) {
            targets.emplace(*inode, path);
        }
    }
    for (text::FileId file = 0; !targets.empty() && file < sources.size(); ++file) {
        const std::optional<Inode> inode = inode_of(sources.file(file).path());
        const auto target = inode ? targets.find(*inode) : targets.end();
        if (target != targets.end()) {
            refuse(target->second, "part of the schema");
        }
    }
}

}  // namespace tsqlaudit::cli
