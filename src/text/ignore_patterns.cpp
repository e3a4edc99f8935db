#include "text/ignore_patterns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tsqlaudit::text {
namespace {

// Without the line ending, and without spaces at the end that no backslash keeps.
std::string_view trimmed(std::string_view line) {
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    std::size_t end = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool escapes = line[at] == '\\' && at + 1 < line.size();
        at += escapes ? 1U : 0U;
        if (escapes || line[at] != ' ') {
            end = at + 1;
        }
    }
    return line.substr(0, end);
}

}  // namespace

IgnorePatterns::IgnorePatterns(std::string folder, std::string_view text)
    : folder_(std::move(folder)) {
    if (!folder_.ends_with('/')) {
        folder_ += '/';
    }
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        add(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void IgnorePatterns::add(std::string_view line) {
    if (line.starts_with('#')) {
        return;
    }
    const bool negated = line.starts_with('!');
    line.remove_prefix(negated ? 1 : 0);
    const bool folders_only = line.ends_with('/');
    line.remove_suffix(folders_only ? 1 : 0);
    const bool any_depth = line.find('/') == std::string_view::npos;
    line.remove_prefix(line.starts_with('/') ? 1 : 0);
    if (!line.empty()) {
        patterns_.push_back({Glob(line, GlobSyntax::Gitignore),
                             negated ? IgnoreVerdict::Kept : IgnoreVerdict::Ignored, folders_only,
                             any_depth});
    }
}

std::optional<IgnoreVerdict> IgnorePatterns::verdict(std::string_view path, bool is_folder) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const bool inside = path.starts_with(folder_);
    const std::string_view relative = inside ? path.substr(folder_.size()) : std::string_view();
    const auto pattern =
        std::find_if(patterns_.rbegin(), patterns_.rend(), [&](const Pattern& candidate) {
            return (is_folder || !candidate.folders_only) && (inside || candidate.any_depth) &&
                   candidate.glob.matches(candidate.any_depth ? name : relative);
        });
    return pattern == patterns_.rend() ? std::nullopt : std::optional(pattern->verdict);
}

}  // namespace tsqlaudit::text
