#include "cli/overwriting.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "cli/exit_code.h"
#include "cli/output.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;

using Uses = std::map<fs::path, std::string_view>;  // what each file is

// The same for all names of a file, whether it is there yet or not; empty for what is no file.
fs::path identity(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path.empty() || (fs::exists(status) && !fs::is_regular_file(status))) {
        return {};
    }
    const fs::path absolute = fs::absolute(path, error);
    fs::path canonical = fs::weakly_canonical(absolute, error);
    return error ? absolute : canonical;
}

void refuse(const std::vector<std::string>& written, Uses uses, std::string_view then) {
    for (const std::string& path : written) {
        const fs::path file = identity(path);
        if (file.empty()) {
            continue;
        }
        const auto [use, is_free] = uses.try_emplace(file, then);
        if (!is_free) {
            throw Failure{
                fmt::format("{} is {}; write to another file", printable(path), use->second)};
        }
    }
}

}  // namespace

void refuse_overwriting(const std::vector<std::string>& written,
                        const std::vector<FileInUse>& in_use) {
    Uses uses;
    for (const FileInUse& each : in_use) {
        if (const fs::path file = identity(each.path); !file.empty()) {
            uses.emplace(file, each.what);
        }
    }
    refuse(written, std::move(uses), "written already");
}

void refuse_overwriting(const std::vector<std::string>& written, const text::SourceSet& sources) {
    if (written.empty()) {
        return;
    }
    Uses uses;
    for (text::FileId file = 0; file < sources.size(); ++file) {
        uses.emplace(identity(sources.file(file).path()), "part of the schema");
    }
    refuse(written, std::move(uses), "");
}

}  // namespace tsqlaudit::cli
