// Foreign keys that allow NULL on purpose.
#pragma once

#include <string>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

std::vector<std::string> nullable_columns(const CheckContext& context,
                                          const catalog::ForeignKey& key);

// What the schema says about it: ON DELETE SET NULL, a reference to the table itself or to a
// lookup, an optional role by name (ApprovedById), a CHECK that chooses among several parents.
// `words` are further words for such roles.
bool is_meant_to_be_optional(const CheckContext& context, const catalog::ForeignKey& key,
                             const std::vector<std::string>& words);

}  // namespace tsqlaudit::rules
