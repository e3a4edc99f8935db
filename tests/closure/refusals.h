// What SQL Server would refuse of a change script, statement by statement, as far as its
// documentation says so. Knows nothing of how scripts are made.
#pragma once

#include <string>
#include <vector>

#include "closure/schema.h"

namespace tsqlaudit::test {

// "line 7: error 5074: …" for each statement of the script that cannot run on what the schema and
// the statements before it made; empty: all can.
std::vector<std::string> refusals(const Schema& schema, const std::string& script);

}  // namespace tsqlaudit::test
