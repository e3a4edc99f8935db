// Which column marks the rows that are deleted without being removed.
#pragma once

#include <string>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// The one of the table that a filter can ask: a flag of rows that are gone that is never NULL, else
// the time of deletion, else such a flag that is computed, no bit, or whose NULL says nothing, or
// who deleted the row. What may mean something else as well, such as Cancelled, comes last.
// IsActive beside them is a state of rows that are there, and counts where it is alone.
SoftDelete soft_delete_of(const Context& context, const TableFacts& facts);

// When the row was deleted, NULL in the rows that are there: DeletedAt.
bool is_time_of_deletion(const catalog::Column& column);

// Whether the condition is that the row is live.
bool asks_for_live_rows(const syntax::Expression& condition, const SoftDelete& flag);
// The same by any of the flags of the table, or several.
bool asks_for_live_rows(const syntax::Expression& condition, const catalog::Table& table,
                        const TableFacts& facts);

}  // namespace tsqlaudit::facts
