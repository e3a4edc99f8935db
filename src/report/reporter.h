// The formats of the audit.
#pragma once

#include <string>

#include "report/audit.h"

namespace tsqlaudit::report {

std::string to_markdown(const Audit& audit);
std::string to_json(const Audit& audit);  // version 1 of the contract, docs/audit.schema.json

}  // namespace tsqlaudit::report
