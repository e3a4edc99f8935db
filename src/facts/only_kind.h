// What a row is of, where nothing names it.
#pragma once

#include <cstddef>
#include <optional>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// The one NOT NULL column that says of which kind a row is, such as the UsageType of a quota. None
// where there are several, where it is a state that other rows have as well (status, severity), or
// where the rows have names, or each a value of its own such as a token.
std::optional<std::size_t> only_kind(const Context& context, const TableFacts& facts);

}  // namespace tsqlaudit::facts
