// Reads the data file of a rule.
#pragma once

#include <string_view>

#include "rules/metadata.h"

namespace tsqlaudit::rules {

// Strict: throws std::runtime_error that names `path` for malformed JSON, an unknown or missing
// key, a value of the wrong type, an unknown word or an undeclared placeholder.
RuleMetadata parse_rule(std::string_view path, std::string_view json);

}  // namespace tsqlaudit::rules
