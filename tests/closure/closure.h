// The property that a fix closes its finding: the script of the safe steps, applied to the schema
// that it was made for, leaves an audit without their findings, without new ones, and
// without anything safe left to do.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "closure/schema.h"
#include "fix/plan.h"

namespace tsqlaudit::test {

// The script as the property reads it; another one is for showing that the property can fail.
using ScriptOf = std::function<std::string(const report::Audit&)>;

// As `tsqlaudit fix` prints it.
std::string fix_script(const report::Audit& audit);

// What the script leaves undone or breaks, a line each; empty: the property holds.
std::vector<std::string> open_ends(const Schema& schema, const ScriptOf& script_of = fix_script);

}  // namespace tsqlaudit::test
