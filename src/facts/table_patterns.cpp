#include "facts/table_patterns.h"

#include <algorithm>

namespace tsqlaudit::facts {

namespace {

bool any_matches(const std::vector<text::Glob>& globs, const std::string& name) {
    return std::ranges::any_of(globs, [&](const text::Glob& glob) { return glob.matches(name); });
}

}  // namespace

TablePatterns::TablePatterns(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
        const bool has_schema = pattern.find('.') != std::string::npos;
        (has_schema ? with_schema_ : in_any_schema_)
            .emplace_back(pattern, text::GlobSyntax::Wildcards);
    }
}

bool TablePatterns::matches(const catalog::QualifiedName& name) const {
    return any_matches(in_any_schema_, name.name) || any_matches(with_schema_, name.dotted());
}

}  // namespace tsqlaudit::facts
