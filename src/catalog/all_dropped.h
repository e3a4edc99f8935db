// Tells a schema of which nothing is left from one that was never there.
#pragma once

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"

namespace tsqlaudit::catalog {

// A warning at the last DROP TABLE if the scripts create tables, but leave none.
std::optional<text::Diagnostic> warn_of_dropped_schema(const text::SourceSet& sources,
                                                       const std::vector<syntax::Script>& scripts,
                                                       const Catalog& catalog);

}  // namespace tsqlaudit::catalog
