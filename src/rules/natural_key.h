// What rules ask about a natural key that is missing.
#pragma once

#include <string_view>

#include "rules/check.h"

namespace tsqlaudit::rules {

// The column is the whole key, but for the tenant.
bool is_all_of_key(const CheckContext& context, const facts::NaturalKeyCandidate& candidate,
                   std::string_view column);

// The rule for missing keys asks for one of the column alone, but for the tenant, and that says it
// all: it is a guess, which an index would only repeat, or the table is small, and an index no use
// in itself.
bool is_said_of_key(const CheckContext& context, std::string_view column);

}  // namespace tsqlaudit::rules
