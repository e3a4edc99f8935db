// Findings that comments in the scripts accept. docs/suppressions.md is for users.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "catalog/catalog.h"
#include "rules/engine.h"
#include "rules/finding.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::gate {

struct SuppressionResult {
    std::size_t suppressed = 0;     // findings that were removed
    text::Diagnostics diagnostics;  // directives that are malformed, or match nothing
};

// Removes what the directives of the scripts name. `selection`: the rules that were run; a
// directive for another one is not reported as matching nothing.
SuppressionResult suppress(const text::SourceSet& sources, std::span<const syntax::Script> scripts,
                           const catalog::Catalog& catalog, const rules::Selection& selection,
                           std::vector<rules::Finding>& findings);

}  // namespace tsqlaudit::gate
