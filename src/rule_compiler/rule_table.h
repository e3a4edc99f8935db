// rules/<id>.json and rules/data/strengths.json as C++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rule_compiler/cpp_text.h"
#include "rule_compiler/data_file.h"
#include "rule_compiler/lists.h"

namespace tsqlaudit::rule_compiler {

// An expression of the type rules::RuleMetadata. `id` is the name of the file.
std::string rule_row(std::string_view id, const Json& json, Lists& lists, Arrays& arrays);

// Expressions of the type rules::StrengthMetadata.
std::vector<std::string> strength_rows(const Json& json, Lists& lists);

}  // namespace tsqlaudit::rule_compiler
