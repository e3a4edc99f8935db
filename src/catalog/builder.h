// Applies statements in order and resolves names across files.
#pragma once

#include <deque>
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

    // The script goes at once, unless one of its statements has to wait for anything.
    void add(syntax::Script script);
    // When all scripts are there; in as many threads as there are jobs.
    BuildResult finish(unsigned jobs) &&;

private:
    void apply_all(syntax::Script script);

    std::deque<syntax::Script> kept_;      // the state refers to their statements
    std::vector<syntax::Script> delayed_;  // until all are known
    std::unique_ptr<BuildState> state_;
};

// The same in one go.
BuildResult build(const text::SourceSet& sources, std::vector<syntax::Script> scripts);

}  // namespace tsqlaudit::catalog
