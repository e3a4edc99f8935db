#include "rules/path_override.h"

#include <algorithm>

#include "rules/metadata.h"
#include "text/glob.h"

namespace tsqlaudit::rules {

namespace {

// What the override says about the rule; none if it does not speak of it.
std::optional<Adjustment> said_about(const PathOverride& override, std::string_view rule) {
    if (const auto found = override.rules.find(std::string{rule}); found != override.rules.end()) {
        return found->second;
    }
    const RuleMetadata* metadata = find_rule(rule);
    const bool is_ignored = std::ranges::any_of(override.ignore, [&](const std::string& name) {
        return name == rule || (metadata != nullptr && name == metadata->category);
    });
    return is_ignored ? std::optional{Adjustment{.is_off = true}} : std::nullopt;
}

}  // namespace

bool covers(std::string_view pattern, std::string_view path) {
    while (pattern.ends_with('/')) {
        pattern.remove_suffix(1);
    }
    if (pattern.starts_with("./")) {
        pattern.remove_prefix(2);
    }
    if (pattern == ".") {
        return true;
    }
    const text::Glob glob{pattern, text::GlobSyntax::Wildcards};
    for (std::size_t end = path.size(); end != std::string_view::npos && end != 0;
         end = path.rfind('/', end - 1)) {
        if (glob.matches(path.substr(0, end))) {
            return true;
        }
    }
    return false;
}

void apply_overrides(const std::vector<PathOverride>& overrides,
                     const std::vector<std::string>& paths, std::vector<Finding>& findings) {
    // By override, then by file.
    std::vector<std::vector<bool>> is_covered;
    for (const PathOverride& override : overrides) {
        std::vector<bool>& files = is_covered.emplace_back();
        for (const std::string& path : paths) {
            files.push_back(std::ranges::any_of(
                override.files, [&](const std::string& pattern) { return covers(pattern, path); }));
        }
    }
    std::erase_if(findings, [&](Finding& finding) {
        bool is_off = false;
        for (std::size_t at = 0; at < overrides.size(); ++at) {
            if (!is_covered[at][finding.span.file]) {
                continue;
            }
            if (const auto adjustment = said_about(overrides[at], finding.rule)) {
                is_off = adjustment->is_off;
                finding.severity = adjustment->severity.value_or(finding.severity);
            }
        }
        return is_off;
    });
}

}  // namespace tsqlaudit::rules
