// Reads all scripts of a schema, and those that they include.
#pragma once

#include <functional>
#include <vector>

#include "syntax/ast.h"
#include "syntax/sqlcmd.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

struct ParsedScripts {
    std::vector<Script> scripts;  // in the order of the sources, but those that others include
    text::Diagnostics diagnostics;
};

// Reads all files in as many threads as there are jobs. Those that they include with :r of sqlcmd
// are added to the sources and read in that place, each once. `values` are those of the variables
// of sqlcmd that no :setvar sets. `use` is called with each script in its order, while others are
// still being read: its statements stay where they are.
ParsedScripts parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs,
                        const std::function<void(const Script&)>& use);

}  // namespace tsqlaudit::syntax
