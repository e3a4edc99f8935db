// Changes that overlap become one: equal indexes, an index that is a left prefix of another or of a
// new unique key, compression of a table and of its indexes.
#pragma once

#include <vector>

#include "fix/change.h"

namespace tsqlaudit::fix {

// Of one table. Those that remain keep their order.
std::vector<Change> merge(std::vector<Change> changes);

}  // namespace tsqlaudit::fix
