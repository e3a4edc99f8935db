// What a gate has to look at when some files were changed.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "catalog/catalog.h"
#include "report/audit.h"
#include "syntax/ast.h"
#include "text/source.h"

namespace tsqlaudit::gate {

// The files of the schema that `changed` does not name, and the tables about which one of those
// that it does says anything. Other names are passed over: not all that changes is part of the
// schema.
report::Changes changes_in(std::span<const std::filesystem::path> changed,
                           const text::SourceSet& sources, std::span<const syntax::Script> scripts,
                           const catalog::Catalog& catalog);

}  // namespace tsqlaudit::gate
