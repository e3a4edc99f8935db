// What is rendered for the example of a rule: the fix on its page, and in `tsqlaudit explain`.
#pragma once

#include <string>

#include "rules/metadata.h"

namespace tsqlaudit::fix {

// T-SQL of the steps that answer what the rule finds in its example; empty: there are none.
std::string example(const rules::RuleMetadata& rule);

}  // namespace tsqlaudit::fix
