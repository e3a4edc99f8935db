// The whole catalog and its diagnostics as text, so that a test compares all of it: what is not
// expected shows as well as what is missing.
#pragma once

#include <string>
#include <vector>

#include "support/catalog_from.h"

namespace tsqlaudit::test {

// One line per object, elements of a table indented; what has its default is left out. Diagnostics
// come last: "! path:line:column severity message".
std::string describe(const BuiltCatalog& built);
std::string describe(const std::string& sql);
std::string describe(const std::vector<SqlFile>& files);

}  // namespace tsqlaudit::test
