// What went wrong in reading a schema: in every command a reason for an exit code other than 0.
#pragma once

#include <cstddef>

#include "report/audit.h"

namespace tsqlaudit::cli {

// Of what is reported: Audit::changes.
std::size_t error_count(const report::Audit& audit);

// To standard error, whatever is in the output: a report in a file is easily not looked at.
void say_errors(const report::Audit& audit);

}  // namespace tsqlaudit::cli
