#include "text/ignore_scope.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "text/file_reader.h"
#include "text/paths.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_repository(const fs::path& folder) {
    return is_there(folder / ".git");  // a file in a linked worktree or submodule
}

}  // namespace

IgnoreScope IgnoreScope::around(const std::string& folder, Diagnostics& diagnostics) {
    std::vector<fs::path> outer{folder};  // from the inside
    while (!is_repository(outer.back())) {
        if (!outer.back().has_relative_path()) {
            return {};
        }
        outer.push_back(outer.back().parent_path());
    }
    IgnoreScope scope;
    for (auto path = outer.rbegin(); path + 1 != outer.rend(); ++path) {
        scope.enter(path->string(), diagnostics);
    }
    return scope;
}

void IgnoreScope::enter(const std::string& folder, Diagnostics& diagnostics) {
    if (is_repository(folder)) {
        level_.reset();
        add_file(folder, ".git/info/exclude", diagnostics);
    }
    add_file(folder, ".gitignore", diagnostics);
}

void IgnoreScope::add_file(const std::string& folder, const char* file, Diagnostics& diagnostics) {
    const fs::path path = fs::path(folder) / file;
    if (!is_there(path)) {
        return;
    }
    const FileContent content = read_bytes(path.string());
    if (!content.problem.empty()) {
        diagnostics.push_back({DiagnosticSeverity::Warning,
                               display_path(path),
                               {1, 1},
                               content.problem + "; nothing is ignored because of it"});
        return;
    }
    std::string_view text = content.text;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    IgnorePatterns patterns(folder, text);
    if (!patterns.empty()) {
        level_ = std::make_shared<Level>(Level{std::move(patterns), level_});
    }
}

bool IgnoreScope::ignores(std::string_view path, bool is_folder) const {
    for (const Level* level = level_.get(); level != nullptr; level = level->around.get()) {
        if (const std::optional<IgnoreVerdict> verdict = level->patterns.verdict(path, is_folder)) {
            return *verdict == IgnoreVerdict::Ignored;
        }
    }
    return false;
}

}  // namespace tsqlaudit::text
