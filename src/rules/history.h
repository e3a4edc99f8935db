// What the rules about the history of temporal tables share.
#pragma once

#include <string>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

// "dbo.OrderHistory"; "its history table" where SQL Server makes up the name.
std::string history_name(const catalog::Table& table);

// The indexes of the history table as far as the input says, made by CREATE TABLE or later. `table`
// is temporal.
std::vector<const catalog::Index*> history_indexes(const CheckContext& context);

}  // namespace tsqlaudit::rules
