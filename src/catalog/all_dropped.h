// Tells a schema of which nothing is left from one that was never there.
#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"

namespace tsqlaudit::catalog {

class AllDropped {
public:
    // Each script, in the order of application.
    void note(const syntax::Script& script);
    // A warning at the last DROP TABLE if the scripts create tables, but leave none.
    std::optional<text::Diagnostic> warning(const text::SourceSet& sources,
                                            const Catalog& catalog) const;

private:
    bool creates_ = false;
    std::optional<text::Span> drop_;  // the last one, behind a CREATE TABLE
};

}  // namespace tsqlaudit::catalog
