// What the columns of a log mean, where its being a log says more than their names.
#pragma once

#include <cstddef>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// EventCode says what kind of event it was, unless it is unique.
bool is_kind_of_event(const Context& context, const TableFacts& facts, std::size_t column);

// Changes the roles of columns in logs, and in rows that say when they were computed; is_log_like
// is known.
void rewrite_event_columns(const Context& context, TableFacts& facts);

}  // namespace tsqlaudit::facts
