// Within what names and numbers are given anew, although no owner says so.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

// NOT NULL columns, in their order, with which the same name may be there again: what stands before
// it and says of what or within what the row is (LookupType before LookupCode, RoomNumber before
// BedNumber), and its language, wherever that stands.
std::vector<std::string> scopes_of_name(const Context& context, const RowScope& scope,
                                        const TableFacts& facts, std::size_t name);

// Whether a NOT NULL text of a fixed length stands before the name, which may be the number by
// which the rows are known: the names may then repeat.
bool may_be_numbered(const Context& context, const TableFacts& facts, std::size_t name);

}  // namespace tsqlaudit::facts
