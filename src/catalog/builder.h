// Applies statements in order and resolves names across files.
#pragma once

#include <memory>
#include <vector>

#include "catalog/catalog.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

class BuildState;

struct BuildResult {
    Catalog catalog;
    text::Diagnostics
        diagnostics;  // two definitions of one object, DDL about an unknown table or column, …
};

// Scripts in the order of application. A statement about a table that is not there yet waits for
// it; one whose table never comes is a diagnostic of severity `warning` at its place (the table may
// live outside the input).
class Builder {
public:
    explicit Builder(const text::SourceSet& sources);
    ~Builder();

    // The script has to stay where it is until the end.
    void add(const syntax::Script& script);
    // Once, when all scripts are there; in as many threads as there are jobs.
    BuildResult finish(unsigned jobs);

private:
    void apply_all(const syntax::Script& script);

    std::unique_ptr<BuildState> state_;
    std::vector<const syntax::Script*> delayed_;  // until all are known
};

// The same in one go.
BuildResult build(const text::SourceSet& sources, const std::vector<syntax::Script>& scripts);

}  // namespace tsqlaudit::catalog
