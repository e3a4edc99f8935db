// The flag of rows that are deleted without being removed.
#pragma once

#include <string>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

struct SoftDelete {
    std::string column;      // empty: there is no such flag
    bool live_value = true;  // of a live row: IsActive = 1, IsDeleted = 0
};

// By the roles of its columns: the first that says that a row is gone, or else the first.
SoftDelete soft_delete_of(const Context& context, const TableFacts& facts);

// Whether the condition is that the row is live.
bool asks_for_live_rows(const syntax::Expression& condition, const SoftDelete& flag);
// The same by any of the flags of the table, or several.
bool asks_for_live_rows(const syntax::Expression& condition, const catalog::Table& table,
                        const TableFacts& facts);

}  // namespace tsqlaudit::facts
