// Tables that take in rows from elsewhere as they come, before anybody has looked at them.
#pragma once

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// By a name such as CustomerImport or InboundOrder and a shape that asks nothing of a row, or by
// the shape alone: optional text in every column, dates and amounts included, and no key. Its
// columns and children are known. ImportLicence, whose rows have to be complete, is a thing of its
// own.
bool is_landing(const Context& context, const TableFacts& facts);

}  // namespace tsqlaudit::facts
