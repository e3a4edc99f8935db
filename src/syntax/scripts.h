// Reads all scripts of a schema, and those that they include.
#pragma once

#include <functional>

#include "syntax/ast.h"
#include "syntax/sqlcmd.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

// Reads all files in as many threads as there are jobs. Those that they include with :r of sqlcmd
// are added to the sources, before any is read, and read in that place, each once. `values` are
// those of the variables of sqlcmd that no :setvar sets. `use` is given each script in the order of
// the sources, but those that others include, one at a time, while others are still being read.
text::Diagnostics parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs,
                            const std::function<void(Script)>& use);

}  // namespace tsqlaudit::syntax
